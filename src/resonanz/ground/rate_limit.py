"""Counting attempts in PostgreSQL, one statement each, without storing who tried."""

from __future__ import annotations

import hmac
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from resonanz.ground import clock


class TooManyAttempts(Exception):
    """Somebody tried more often than a person would."""

    def __init__(self, *, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(retry_after)


def count_attempt(request: HttpRequest, *, name: str, most: int, seconds: int) -> None:
    """Counts one attempt of this address; raises `TooManyAttempts` from the one after `most` on.

    The address is a wide last line (a whole hall shares one), so limits are generous. It is stored only
    as an HMAC that nobody can recompute after the day.
    """
    moment = clock.now()
    window = int(moment.timestamp()) // seconds
    day = moment.date().isoformat()
    address = request.META.get("REMOTE_ADDR", "")
    message = f"{day}\x00{name}\x00{address}".encode()
    key = hmac.new(settings.SECRET_KEY.encode(), message, sha256).digest()
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO ground_attempt AS a (key, name, slot, n) VALUES (%s, %s, %s, 1)
            ON CONFLICT (key, name) DO UPDATE
                SET n = CASE WHEN a.slot = excluded.slot THEN a.n + 1 ELSE 1 END, slot = excluded.slot
            RETURNING n
            """,
            [key, name, window],
        )
        (n,) = cursor.fetchone()
    if n > most:
        raise TooManyAttempts(retry_after=seconds - int(moment.timestamp()) % seconds)
