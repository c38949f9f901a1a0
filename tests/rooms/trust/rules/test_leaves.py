"""The format of a leaf is public and for ever: pinned byte by byte."""

from __future__ import annotations

import hmac
import json
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from resonanz.trust.enums import Field, Kind, Via
from resonanz.trust.rules.leaves import Draft, Salts, canonical, commitment, leaf_bytes, leaf_hash, new_salt

SALTS = Salts(author=b"a" * 32, body=b"b" * 32, meta=b"m" * 32)
MOMENT = datetime(2027, 3, 28, 10, 5, 59, 999, tzinfo=UTC)


def draft(*, previous: bytes | None = None) -> Draft:
    return Draft(
        kind=Kind.CONTRIBUTION,
        place="inquiry:ABC",
        role="customer+employee",
        via=Via.WEB,
        author="teller:1",
        body={"text": "Grüße", "works_well": ""},
        meta=None,
        previous=previous,
        salts=SALTS,
    )


def opened(salt: bytes, name: str, value: bytes) -> str:
    return hmac.new(salt, name.encode() + value, sha256).hexdigest()


def test_leaf_bytes_known_answer() -> None:
    author = opened(b"a" * 32, "author", b"teller:1")
    body = opened(b"b" * 32, "body", '{"text":"Grüße","works_well":""}'.encode())
    meta = opened(b"m" * 32, "meta", b"null")
    expected = (
        f'{{"a":"{author}","b":"{body}","f":"inquiry:ABC","k":"contribution","m":"{meta}","n":41,"p":null,'
        '"r":"customer+employee","t":"2027-03-28T10:05Z","v":1,"via":"web"}'
    )
    assert leaf_bytes(draft(), index=41, moment=MOMENT) == expected.encode()


def test_leaf_bytes_time_is_utc_and_coarse() -> None:
    berlin = timezone(timedelta(hours=2))
    leaf = json.loads(leaf_bytes(draft(), index=0, moment=MOMENT.astimezone(berlin)))
    assert leaf["t"] == "2027-03-28T10:05Z"


def test_leaf_bytes_superseded_version_is_named_by_its_hash() -> None:
    leaf = json.loads(leaf_bytes(draft(previous=b"\x01\xff" * 16), index=0, moment=MOMENT))
    assert leaf["p"] == "01ff" * 16


def test_leaf_hash_has_the_prefix_of_rfc_9162() -> None:
    assert leaf_hash(b"") == bytes.fromhex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    assert leaf_hash(b"leaf") == sha256(b"\x00leaf").digest()


def test_commitment_names_its_field_so_that_none_stands_for_another() -> None:
    made = {commitment(b"s" * 32, field, b"value") for field in Field}
    assert len(made) == 3


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"b": 1, "a": [True, None]}, b'{"a":[true,null],"b":1}'),
        ("ä\n\u2028", '"ä\\n\u2028"'.encode()),
        (1.0, b"1"),
        ([], b"[]"),
    ],
)
def test_canonical_is_rfc_8785(value: object, expected: bytes) -> None:
    assert canonical(value) == expected


def test_salts_are_fresh_for_every_draft_and_field() -> None:
    salts = [Salts(), Salts()]
    everything = {salt for made in salts for salt in (made.author, made.body, made.meta)}
    assert len(everything) == 6
    assert len(new_salt()) == 32


def test_keys_of_the_ledger_never_change() -> None:
    """Exports and printed receipts carry these words; renaming one would break them."""
    assert [kind.value for kind in Kind if kind.value != kind.name.lower()] == []
    assert {via.value for via in Via} >= {"web", "hall", "card", "mail", "import", "api", "system"}
    assert [field.value for field in Field] == ["author", "body", "meta"]
