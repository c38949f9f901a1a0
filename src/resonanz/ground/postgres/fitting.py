"""Does this machine belong to the house behind the database? Asked at every start, before anything is written."""

from __future__ import annotations

import hmac
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, LiteralString

import psycopg

from resonanz.ground.postgres.errors import ClockApartError, OtherHouseError, UnderAnotherKeyError

PATIENCE = 5
MOST_APART = 60.0
"""Seconds between two clocks: days that end and codes that expire depend on them."""

_NOTE = "INSERT INTO ground_house (id, key_mark) VALUES (1, %s) ON CONFLICT (id) DO NOTHING"
_KNOWN = "SELECT key_mark FROM ground_house WHERE id = 1"


def key_mark(secret: str) -> bytes:
    """Says whether two keys are the same, and nothing else about them."""
    return hmac.new(secret.encode(), b"resonanz house", sha256).digest()


def fit_key(url: str, secret: str | None, *, place: object) -> None:
    """The first machine's key is the house's; every other has to bring the same.

    With another key nothing would look broken at first: codes, sessions and addresses would only never be found
    again. `secret` is None where this machine has no key yet. Raises `OtherHouseError` and `UnderAnotherKeyError`.
    """
    with psycopg.connect(url, connect_timeout=PATIENCE, autocommit=True) as session:
        if _one(session, "SELECT to_regclass('ground_house') IS NOT NULL") is not True:
            # No tables yet, or those of an earlier version: there is nothing to fit to.
            return
        if secret is not None:
            session.execute(_NOTE, [key_mark(secret)])
        known = _one(session, _KNOWN)
    if known is None:
        return
    if secret is None:
        raise OtherHouseError(place=place)
    if not hmac.compare_digest(bytes(known), key_mark(secret)):
        raise UnderAnotherKeyError(place=place)


def fit_clock(url: str) -> None:
    """Raises `ClockApartError`. Small differences do no harm; `resonanz doctor` tells of them."""
    with psycopg.connect(url, connect_timeout=PATIENCE, autocommit=True) as session:
        apart = seconds_ahead(session)
    if abs(apart) > MOST_APART:
        raise ClockApartError(seconds=f"{abs(apart):.0f}", de=_way(apart)[0], en=_way(apart)[1])


def seconds_ahead(session: psycopg.Connection[Any]) -> float:
    """How far the database's clock is ahead of ours; negative where it is behind."""
    # Not the clock of the product: this is asked before Django is set up.
    before = datetime.now(UTC)
    there: datetime = _one(session, "SELECT clock_timestamp()")
    after = datetime.now(UTC)
    return (there - (before + (after - before) / 2)).total_seconds()


def _way(apart: float) -> tuple[str, str]:
    return ("nach", "behind") if apart > 0 else ("vor", "ahead of")


def _one(session: psycopg.Connection[Any], query: LiteralString) -> Any:
    row = session.execute(query).fetchone()
    return None if row is None else row[0]
