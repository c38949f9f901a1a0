"""Idempotency: the same deed twice is done once; the table gives no words away."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from django.db import connection, transaction

from resonanz.trust.actions import claim_key, claim_number, keep_result
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import IdempotencyKey, LedgerKey
from resonanz.trust.rules.leaves import canonical

pytestmark = pytest.mark.django_db
KEY = "made with the draft on the phone"
BODY = {"text": "47 Minuten Musik", "roles": ["customer"]}


def test_claim_key_first_time_is_free() -> None:
    assert claim_key(key=KEY, body=BODY) is None


def test_claim_key_again_gives_the_stored_result() -> None:
    claim_key(key=KEY, body=BODY)
    keep_result(key=KEY, result={"story": 7})
    assert claim_key(key=KEY, body=dict(reversed(BODY.items()))) == {"story": 7}
    assert IdempotencyKey.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"text": "47 Minuten Musik", "roles": ["employee"]},
        {"text": "47 Minuten Musik "},
        {},
        None,
        {"text": "47 Minuten Musik", "roles": ["customer"], "name": ""},
    ],
)
def test_claim_key_with_another_body_is_refused(other: Any) -> None:
    claim_key(key=KEY, body=BODY)
    keep_result(key=KEY, result={"story": 7})
    with pytest.raises(KeyReused):
        claim_key(key=KEY, body=other)
    assert claim_key(key=KEY, body=BODY) == {"story": 7}


def test_claim_key_other_key_is_another_deed() -> None:
    claim_key(key=KEY, body=BODY)
    keep_result(key=KEY, result={"story": 7})
    assert claim_key(key=f"{KEY}!", body=BODY) is None


def test_claim_key_rolled_back_is_free_again() -> None:
    with transaction.atomic():
        claim_key(key=KEY, body=BODY)
        transaction.set_rollback(True)
    assert claim_key(key=KEY, body=BODY) is None


def test_keep_result_of_an_unknown_key_stores_nothing() -> None:
    keep_result(key=KEY, result={"story": 7})
    assert IdempotencyKey.objects.count() == 0


def test_stored_row_holds_neither_key_nor_words() -> None:
    claim_key(key=KEY, body=BODY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM trust_idempotencykey t")
        [(row,)] = cursor.fetchall()
    assert KEY not in row
    assert KEY.encode().hex() not in row
    assert "Musik" not in row


def test_stored_hash_cannot_be_checked_against_guessed_words() -> None:
    """Who steals the table and guesses the words exactly still lacks the key."""
    claim_key(key=KEY, body=BODY)
    stored = IdempotencyKey.objects.get()
    guesses = {sha256(canonical(BODY)).digest(), sha256(bytes(stored.key_hash) + canonical(BODY)).digest()}
    assert bytes(stored.body_hash) not in guesses


def test_stored_hash_of_the_same_words_differs_per_key() -> None:
    claim_key(key=KEY, body=BODY)
    claim_key(key=f"{KEY}!", body=BODY)
    assert len({bytes(row.body_hash) for row in IdempotencyKey.objects.all()}) == 2


def test_claim_key_takes_words_in_every_script() -> None:
    body = {"text": "שלום 👩‍👩‍👧 \u202eabc"}
    assert claim_key(key="ключ 🔑 mit Umlaut ä", body=body) is None
    keep_result(key="ключ 🔑 mit Umlaut ä", result={"story": 1})
    assert claim_key(key="ключ 🔑 mit Umlaut ä", body=body) == {"story": 1}


def _claimed(key: str = KEY, body: Any = BODY) -> tuple[int, bool]:
    claimed = claim_number(key=key, body=body, model=LedgerKey, name="row")
    return claimed.number, claimed.is_new


def test_claim_number_again_gives_the_same_number() -> None:
    number, is_new = _claimed()
    assert is_new
    assert _claimed() == (number, False)
    assert claim_key(key=KEY, body=BODY) == {"row": number}


def test_claim_number_never_gives_a_number_twice() -> None:
    first, _ = _claimed()
    _claimed()
    second, is_new = _claimed(f"{KEY}!")
    assert is_new
    assert second > first


def test_claim_number_with_another_body_is_refused() -> None:
    _claimed()
    with pytest.raises(KeyReused):
        _claimed(body={})
