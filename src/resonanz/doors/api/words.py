"""How days, badges and counts are said in the interface."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate


def local_day(moment: datetime | None) -> date | None:
    """Pages show the day of a voice, never its minute; no more is said here."""
    return localdate(moment) if moment else None


def badges(pairs: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"key": key, "label": label} for key, label in pairs]


def counted(pairs: Iterable[tuple[Any, int]]) -> list[dict[str, Any]]:
    """(choice, count) as key, label and count."""
    return [{"key": choice.value, "label": str(choice.label), "count": n} for choice, n in pairs]
