"""Clock times of a day at a place: which instant is meant, and whether it has to be asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


def instant(day: date, clock: time, zone: str) -> datetime:
    """In UTC. `fold` of the time says which of two is meant where clocks were put back."""
    return datetime.combine(day, clock.replace(second=0, microsecond=0), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def happens_twice(day: date, clock: time, zone: str) -> bool:
    """Whether clocks were put back so that this time came twice on this day."""
    first, second = (instant(day, clock.replace(fold=fold), zone) for fold in (0, 1))
    return second > first
