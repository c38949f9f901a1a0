"""The write path: one transaction, one index each, nothing personal in a leaf."""

from __future__ import annotations

import hmac
import json
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from resonanz.trust.actions import Draft, forget, record, record_all
from resonanz.trust.enums import Kind, Via
from resonanz.trust.errors import OutsideTransaction
from resonanz.trust.models import LedgerEntry, LedgerHead, LedgerOpening
from resonanz.trust.reads import receipt


def draft(text: str = "47 Minuten Musik") -> Draft:
    return Draft(
        kind=Kind.CONTRIBUTION,
        place="inquiry:ABC",
        role="customer",
        via=Via.WEB,
        author="teller:1",
        body={"text": text},
    )


@pytest.mark.django_db
def test_entries_take_consecutive_indices() -> None:
    start = LedgerHead.objects.get().size
    recorded = record_all([draft("eins"), draft("zwei"), draft("drei")])
    assert [entry.index for entry in recorded] == [start, start + 1, start + 2]
    assert LedgerHead.objects.get().size == start + 3


@pytest.mark.django_db
def test_leaf_holds_commitments_and_no_words() -> None:
    recorded = record(draft("Meine Abrechnung stimmt nicht"))
    leaf = bytes(LedgerEntry.objects.get(index=recorded.index).leaf)
    content = json.loads(leaf)
    assert set(content) == {"v", "k", "n", "f", "t", "r", "via", "a", "b", "m", "p"}
    assert (content["k"], content["n"], content["f"], content["r"]) == (
        "contribution",
        recorded.index,
        "inquiry:ABC",
        "customer",
    )
    assert b"Abrechnung" not in leaf
    assert b"teller" not in leaf


@pytest.mark.django_db
def test_salts_open_the_commitments_as_the_format_says() -> None:
    recorded = record(draft("Meine Abrechnung"))
    content = json.loads(bytes(LedgerEntry.objects.get(index=recorded.index).leaf))
    opening = LedgerOpening.objects.get(index=recorded.index)
    body = b'{"text":"Meine Abrechnung"}'
    assert content["b"] == hmac.new(bytes(opening.body_salt or b""), b"body" + body, sha256).hexdigest()
    assert content["a"] == hmac.new(bytes(opening.author_salt or b""), b"author" + b"teller:1", sha256).hexdigest()
    assert content["m"] == hmac.new(bytes(opening.meta_salt or b""), b"meta" + b"null", sha256).hexdigest()


@pytest.mark.django_db
def test_leaf_hash_is_the_one_of_rfc_9162() -> None:
    recorded = record(draft())
    leaf = bytes(LedgerEntry.objects.get(index=recorded.index).leaf)
    assert recorded.leaf_hash == sha256(b"\x00" + leaf).digest()


@pytest.mark.django_db
def test_the_same_words_twice_give_different_leaves() -> None:
    first, second = record_all([draft("gleich"), draft("gleich")])
    leaves = LedgerEntry.objects.filter(index__in=[first.index, second.index]).values_list("leaf", flat=True)
    assert len({json.loads(bytes(leaf))["b"] for leaf in leaves}) == 2


def test_recording_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransaction):
        record(draft())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trust_ledgerentry SET leaf = leaf",
        "DELETE FROM trust_ledgerentry",
        "TRUNCATE trust_ledgerentry",
        "UPDATE trust_ledgercheckpoint SET note = note",
        "UPDATE trust_ledgerhead SET size = size - 1",
        "DELETE FROM trust_ledgerhead",
        "INSERT INTO trust_ledgerhead (id, size) VALUES (2, 0)",
        "INSERT INTO trust_ledgerentry (index, leaf, leaf_hash) VALUES (99999999, 'x', 'y')",
        "ALTER TABLE trust_ledgerentry DISABLE TRIGGER append_only",
    ],
)
def test_the_app_cannot_touch_what_is_written(statement: str) -> None:
    record(draft())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_forgetting_leaves_the_entry_and_takes_the_receipt() -> None:
    recorded = record(draft())
    before = bytes(LedgerEntry.objects.get(index=recorded.index).leaf)
    forget(indices=[recorded.index])
    assert bytes(LedgerEntry.objects.get(index=recorded.index).leaf) == before
    assert receipt(recorded.index) is None


@pytest.mark.django_db
def test_the_database_writes_the_very_leaf_that_is_told() -> None:
    tricky = Draft(kind=Kind.READ, place='x","n":0,"', role="r", via=Via.WEB, author="a", body={})
    for told in record_all([draft("eins"), tricky]):
        entry = LedgerEntry.objects.get(index=told.index)
        leaf = bytes(entry.leaf)
        assert bytes(entry.leaf_hash) == told.leaf_hash == sha256(b"\x00" + leaf).digest()
        assert json.loads(leaf)["n"] == told.index
