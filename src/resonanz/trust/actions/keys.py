"""Idempotency: the same deed sent twice is done once and answered twice."""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import Any

from django.db import connection

from resonanz.ground import clock
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import IdempotencyKey
from resonanz.trust.rules.leaves import canonical


def claim_key(*, key: str, body: Any) -> Any | None:
    """Takes the key for this body, or returns the result stored under it.

    Call first in the transaction: a second sender of the same key waits here until the first has
    committed (or takes over when the first was rolled back). Another body under a used key raises `KeyReused`.
    """
    # The body's hash is keyed with the key itself, which is not stored: nobody can guess words from it.
    key_hash, body_hash = _hash(key.encode()), hmac.new(key.encode(), canonical(body), sha256).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO trust_idempotencykey (key_hash, body_hash, result, created_at)
            VALUES (%s, %s, 'null', %s) ON CONFLICT (key_hash) DO NOTHING
            """,
            [key_hash, body_hash, clock.now()],
        )
        if cursor.rowcount == 1:
            return None
    known = IdempotencyKey.objects.get(key_hash=key_hash)
    if bytes(known.body_hash) != body_hash:
        raise KeyReused
    return known.result


def keep_result(*, key: str, result: Any) -> None:
    IdempotencyKey.objects.filter(key_hash=_hash(key.encode())).update(result=result)


def _hash(value: bytes) -> bytes:
    return sha256(value).digest()
