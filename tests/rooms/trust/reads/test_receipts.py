"""A receipt lets its holder prove every commitment without us, and nobody after the erasure."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

import pytest

from resonanz.listen.rules.entries import opens
from resonanz.trust.actions import forget
from resonanz.trust.enums import Field
from resonanz.trust.models import LedgerEntry
from resonanz.trust.reads import receipt
from resonanz.trust.rules.leaves import canonical
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
    shown = found.as_json(opens={"author": "teller:x"})
    assert {name: shown[name] for name in shown if name != "salts"} == {
        "format": "resonanz-quittung/1",
        "index": story.entry_index,
        "leaf": bytes(entry.leaf).decode(),
        "leaf_hash": sha256(b"\x00" + bytes(entry.leaf)).hexdigest(),
        "opens": {"author": "teller:x"},
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
