"""The one place that asks what time it is, so that it can be held still: by tests and by the demo's past."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_HELD: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    return _HELD.get() or timezone.now()


def held() -> datetime | None:
    """The moment at which the clock is held still; None while it runs. For questions that ask the database's clock."""
    return _HELD.get()


def today() -> date:
    return timezone.localdate(now())


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Inside, it is `moment`."""
    token = _HELD.set(moment)
    try:
        yield
    finally:
        _HELD.reset(token)
