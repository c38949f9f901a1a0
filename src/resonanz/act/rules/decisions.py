"""How a decision stands in the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any


def decision_body(
    *,
    insight: int,
    number: int,
    word: str,
    reason: str,
    owner: str,
    due_on: date | None,
    done_on: date | None,
    holder: int | None,
    public_on: date | None,
) -> dict[str, Any]:
    """`holder` is the account behind the owner, `public_on` the day that was announced at first, where there is one."""
    body: dict[str, Any] = {
        "insight": insight,
        "number": number,
        "word": word,
        "reason": reason,
        "owner": owner,
        "due_on": due_on.isoformat() if due_on else None,
        "done_on": done_on.isoformat() if done_on else None,
    }
    if holder is not None:
        body["holder"] = holder
    if public_on is not None:
        body["public_on"] = public_on.isoformat()
    return body
