"""How a commitment stands in the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any


def step_body(
    *,
    commitment: int,
    number: int,
    deed: str,
    text: str,
    owner: str,
    due_on: date,
    reason: str,
    holder: int | None = None,
) -> dict[str, Any]:
    body: dict[str, Any] = {
        "pledge": commitment,
        "number": number,
        "deed": deed,
        "text": text,
        "owner": owner,
        "due_on": due_on.isoformat(),
        "reason": reason,
    }
    if holder is not None:
        body["holder"] = holder
    return body
