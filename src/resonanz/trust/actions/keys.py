"""Idempotency: the same deed sent twice is done once and answered twice."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import connection
from django.db.models import Model

from resonanz.ground import clock
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import IdempotencyKey
from resonanz.trust.rules.leaves import canonical

_CLAIM = """
INSERT INTO trust_idempotencykey (key_hash, body_hash, result, created_at)
VALUES (%s, %s, 'null', %s) ON CONFLICT (key_hash) DO NOTHING
"""
_CLAIM_NUMBER = """
INSERT INTO trust_idempotencykey (key_hash, body_hash, created_at, result)
VALUES (%s, %s, %s, jsonb_build_object(%s::text, nextval(pg_get_serial_sequence(%s, %s))))
ON CONFLICT (key_hash) DO NOTHING RETURNING (result ->> %s)::bigint
"""


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """The number of the row that the deed makes, or made when it was done before."""

    number: int
    is_new: bool


def claim_key(*, key: str, body: Any) -> Any | None:
    """Takes the key for this body, or returns the result stored under it.

    Call first in the transaction: a second sender of the same key waits here until the first has
    committed (or takes over when the first was rolled back). Another body under a used key raises `KeyReused`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [_hash(key.encode()), _body_hash(key, body), clock.now()])
        if cursor.rowcount == 1:
            return None
    return _known(key, body)


def claim_number(*, key: str, body: Any, model: type[Model], name: str) -> Claimed:
    """Like `claim_key`, for a deed whose result is the number of one new row of `model`, kept under `name`.

    The number is given out here, so that nothing has to be written back while everybody waits for the ledger.
    """
    table = [name, model._meta.db_table, model._meta.pk.column, name]
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM_NUMBER, [_hash(key.encode()), _body_hash(key, body), clock.now(), *table])
        row = cursor.fetchone()
    if row is None:
        return Claimed(number=int(_known(key, body)[name]), is_new=False)
    return Claimed(number=int(row[0]), is_new=True)


def _known(key: str, body: Any) -> Any:
    known = IdempotencyKey.objects.get(key_hash=_hash(key.encode()))
    if bytes(known.body_hash) != _body_hash(key, body):
        raise KeyReused
    return known.result


def keep_result(*, key: str, result: Any) -> None:
    IdempotencyKey.objects.filter(key_hash=_hash(key.encode())).update(result=result)


def _body_hash(key: str, body: Any) -> bytes:
    """Keyed with the key itself, which is not stored: nobody can guess words from it."""
    return hmac.new(key.encode(), canonical(body), sha256).digest()


def _hash(value: bytes) -> bytes:
    return sha256(value).digest()
