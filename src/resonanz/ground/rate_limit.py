"""Counting attempts in PostgreSQL, one statement each, without storing who tried."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from hashlib import sha256

from django.db import connection
from django.http import HttpRequest

from resonanz.ground import clock


class TooManyAttempts(Exception):
    """Somebody tried more often than a person would."""

    def __init__(self, *, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(retry_after)


def count_attempt(request: HttpRequest, *, name: str, most: int, seconds: int, whom: str | None = None) -> None:
    """Counts one attempt of this address; raises `TooManyAttempts` from the one after `most` on.

    The address is a wide last line (a whole hall shares one), so limits are generous. `whom` counts per account
    or mailbox instead, wherever the tries come from. Either is stored only as an HMAC that nobody can recompute
    after the day.
    """
    day = _day()
    key = _key(request, day, name=name, whom=whom)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO ground_attempt AS a (key, name, slot, n) VALUES (%s, %s, %s, 1)
            ON CONFLICT (key, name) DO UPDATE
                SET n = CASE WHEN a.slot = excluded.slot THEN a.n + 1 ELSE 1 END, slot = excluded.slot
            RETURNING n
            """,
            [key, name, day.second // seconds],
        )
        (n,) = cursor.fetchone()
    if n > most:
        raise TooManyAttempts(retry_after=seconds - day.second % seconds)


def refuse_after(request: HttpRequest, *, name: str, most: int, seconds: int) -> None:
    """Raises `TooManyAttempts` once `most` attempts of this name were counted, without counting this one.

    For guesses: only wrong ones are counted, and after too many even a right one is not confirmed.
    """
    day = _day()
    with connection.cursor() as cursor:
        key = _key(request, day, name=name, whom=None)
        slot = day.second // seconds
        cursor.execute("SELECT n FROM ground_attempt WHERE key = %s AND name = %s AND slot = %s", [key, name, slot])
        row = cursor.fetchone()
    if row is not None and row[0] >= most:
        raise TooManyAttempts(retry_after=seconds - day.second % seconds)


@dataclass(frozen=True, kw_only=True)
class _Day:
    """`second` is the present one since 1970, `secret` what hides addresses today."""

    second: int
    secret: bytes


def _key(request: HttpRequest, day: _Day, *, name: str, whom: str | None) -> bytes:
    address = request.META.get("REMOTE_ADDR", "") if whom is None else f"whom\x00{whom}"
    return hmac.new(day.secret, f"{name}\x00{address}".encode(), sha256).digest()


def _day() -> _Day:
    """By the clock of the database: machines whose own clocks differ would begin each other's windows anew.

    The day's random secret is the same for all processes; with it yesterday's is deleted, and what it hid.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT floor(extract(epoch FROM m.moment))::bigint, m.day, s.secret
            FROM (SELECT t.moment, (t.moment AT TIME ZONE 'UTC')::date AS day
                  FROM (SELECT coalesce(%s::timestamptz, statement_timestamp()) AS moment) AS t) AS m
            LEFT JOIN ground_daysecret s ON s.day = m.day
            """,
            [clock.held()],
        )
        second, day, secret = cursor.fetchone()
        if secret is None:
            cursor.execute("DELETE FROM ground_attempt")
            cursor.execute("DELETE FROM ground_daysecret WHERE day < %s", [day])
            cursor.execute(
                """
                INSERT INTO ground_daysecret AS d (day, secret) VALUES (%s, %s)
                ON CONFLICT (day) DO UPDATE SET secret = d.secret RETURNING secret
                """,
                [day, secrets.token_bytes(32)],
            )
            (secret,) = cursor.fetchone()
    return _Day(second=second, secret=bytes(secret))
