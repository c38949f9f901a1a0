"""A receipt lets its holder prove every commitment without us, and nobody after the erasure."""

from __future__ import annotations

import hmac
import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from resonanz.listen.rules.entries import opens
from resonanz.trust.actions import forget, publish_checkpoint
from resonanz.trust.enums import Field
from resonanz.trust.models import LedgerEntry
from resonanz.trust.reads import receipt
from resonanz.trust.rules import tree
from resonanz.trust.rules.leaves import canonical
from resonanz.trust.rules.notes import (
    Proof,
    open_note,
    promise_text,
    read_checkpoint,
    read_extra,
    read_proof,
    read_vkey,
)
from tests.support.people import People


def test_receipt_opens_every_commitment_of_its_leaf(people: People) -> None:
    story, _code = people.tells(
        people.inquiry(), "Die Frau war nett \u202e👩‍👧.", permission="public_named", name="Ada", feeling="froh"
    )
    found = receipt(story.entry_index)
    assert found is not None
    shown = json.loads(json.dumps(found.as_json(opens=opens(story))))
    leaf = json.loads(shown["leaf"])
    values = {
        "author": shown["opens"]["author"].encode(),
        "body": canonical(shown["opens"]["body"]),
        "meta": canonical(shown["opens"]["meta"]),
    }
    for name, value in values.items():
        salt = bytes.fromhex(shown["salts"][name])
        assert hmac.new(salt, name.encode() + value, sha256).hexdigest() == leaf[name[0]]


def test_receipt_json_has_its_format(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    found = receipt(story.entry_index)
    assert found is not None
    entry = LedgerEntry.objects.get(index=story.entry_index)
    shown = found.as_json(opens={"author": "teller:x"}, badges=["Kundin oder Kunde"])
    assert {name: shown[name] for name in shown if name not in {"salts", "vkey", "promise"}} == {
        "format": "resonanz-quittung/2",
        "index": story.entry_index,
        "leaf": bytes(entry.leaf).decode(),
        "leaf_hash": sha256(b"\x00" + bytes(entry.leaf)).hexdigest(),
        "opens": {"author": "teller:x"},
        "proof": None,
        "badges": ["Kundin oder Kunde"],
    }
    assert {name: len(salt) for name, salt in shown["salts"].items()} == {"author": 64, "body": 64, "meta": 64}


def test_receipt_after_forgetting_is_gone(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    forget(indices=[story.entry_index])
    assert receipt(story.entry_index) is None


def test_receipt_without_its_author_still_proves_the_words(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    forget(indices=[story.entry_index], fields=[Field.AUTHOR])
    found = receipt(story.entry_index)
    assert found is not None
    assert set(found.salts) == {"body", "meta"}


@pytest.mark.django_db
def test_receipt_of_an_entry_that_never_was_is_a_defect() -> None:
    with pytest.raises(LedgerEntry.DoesNotExist):
        receipt(987_654_321)


def test_receipt_promises_at_once_and_proves_after_the_checkpoint(own_log: Path, people: People) -> None:
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    before = receipt(story.entry_index)
    assert before is not None
    verifier = read_vkey(before.vkey)
    digest = bytes.fromhex(before.leaf_hash)
    assert open_note(before.promise, verifier) == promise_text(
        origin=verifier.origin, index=story.entry_index, leaf_hash=digest
    )
    assert (before.proof, before.printed, before.sealed_at) == (None, "", None)
    published = publish_checkpoint()
    after = receipt(story.entry_index)
    assert published is not None
    assert after is not None
    assert after.proof is not None
    proof = read_proof(after.proof.text)
    checkpoint = read_checkpoint(proof.checkpoint, verifier)
    assert (proof.index, after.sealed_at) == (story.entry_index, published.created_at)
    assert tree.is_included(
        leaf=digest, index=proof.index, size=checkpoint.size, proof=proof.hashes, root=checkpoint.root
    )
    assert after.promise == before.promise


def test_printed_receipt_opens_the_words(own_log: Path, people: People) -> None:
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    publish_checkpoint()
    found = receipt(story.entry_index)
    assert found is not None
    printed = read_proof(found.printed)
    assert printed.extra is not None
    leaf, salt = read_extra(printed.extra)
    value = canonical({"text": "47 Minuten Musik", "works_well": ""})
    assert json.loads(leaf)["b"] == hmac.new(salt, b"body" + value, sha256).hexdigest()


def test_receipt_shows_nothing_that_cannot_be_opened_any_more(own_log: Path, people: People) -> None:
    """Whoever changed who may see it, or is not named any more, still proves the words."""
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    forget(indices=[story.entry_index], fields=[Field.META, Field.AUTHOR])
    publish_checkpoint()
    found = receipt(story.entry_index)
    assert found is not None
    shown = found.as_json(opens=opens(story))
    assert set(shown["opens"]) == set(shown["salts"]) == {"body"}
    assert shown["proof"] is not None


def test_receipt_without_the_key_of_the_log_says_so(own_log: Path, people: People) -> None:
    story, _code = people.tells(people.inquiry(), "47 Minuten Musik")
    (own_log / "secrets" / "log.key").unlink()
    found = receipt(story.entry_index)
    assert found is not None
    assert (found.promise, found.proof) == ("", None)
    assert found.as_json(opens={})["promise"] is None
    assert found.vkey.startswith("resonanz/")


def test_printed_receipt_fits_at_100_000_entries(own_log: Path, people: People) -> None:
    """The longest of them: a version that supersedes another, with four roles, last of 100,000."""
    story, _code = people.tells(
        people.inquiry(), "47 Minuten Musik", roles=["customer", "competitor_customer", "employee", "other"]
    )
    publish_checkpoint()
    found = receipt(story.entry_index)
    assert found is not None
    assert found.proof is not None
    leaf = found.leaf.replace('"p":null', f'"p":"{"f" * 64}"').replace(f'"n":{story.entry_index}', '"n":99998')
    steps = len(tree.inclusion_ranges(99_998, 100_000)), len(tree.inclusion_ranges(5, 100_000))
    checkpoint = found.proof.checkpoint.replace(f"\n{story.entry_index + 1}\n", "\n100000\n")
    for count in steps:
        proof = Proof(index=99_998, hashes=[b"h" * 32] * count, checkpoint=checkpoint)
        assert len(replace(found, leaf=leaf, proof=proof).printed.encode()) <= 2048
    assert max(steps) == 17
