"""What uses up a contact budget. One rule, whoever asks: the gate, the person's own page, the proof."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, kw_only=True)
class Use:
    """One contact that counts: when it left, or when it was reserved; `may_leave` while it is still on its way out."""

    at: datetime
    may_leave: bool


def uses_up(use: Use, *, now: datetime, days: int) -> bool:
    """Whatever left within the window, and whatever may still leave, however long it has been waiting."""
    return use.may_leave or use.at > now - timedelta(days=days)


def room(uses: Iterable[Use], *, most: int, days: int, now: datetime) -> int:
    """How many more may leave now; never below zero."""
    return max(0, most - sum(1 for use in uses if uses_up(use, now=now, days=days)))


def lower(organisation: int, own: int | None) -> int:
    """Nobody can be given more than the organisation allows itself, and everybody may want less."""
    return organisation if own is None else min(organisation, own)
