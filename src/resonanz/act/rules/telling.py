"""When a decision may stay internal, and until when."""

from __future__ import annotations

from datetime import date, timedelta

LONGEST = timedelta(days=60)
"""For so long a decision may stay internal, counted from the day it was made."""


def last_day(*, decided: date, due_on: date | None) -> date:
    """The last day on which it may become public: never after the day that it promises."""
    latest = decided + LONGEST
    return min(latest, due_on) if due_on else latest


def disclosure_body(
    *, insight: int, decision: int, number: int, deed: str, was_on: date, public_on: date, reason: str
) -> dict[str, object]:
    """How it stands in the ledger."""
    return {
        "insight": insight,
        "decision": decision,
        "number": number,
        "deed": deed,
        "was_on": was_on.isoformat(),
        "public_on": public_on.isoformat(),
        "reason": reason,
    }
