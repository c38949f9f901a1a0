"""How an erasure stands in the ledger: which entry, why, and which fields where something is left."""

from __future__ import annotations

from typing import Any, Protocol


class Erasing(Protocol):
    target_index: int
    ground: str
    fields: list[str]


def erasure_body(done: Erasing) -> dict[str, Any]:
    named = {"fields": list(done.fields)} if done.fields else {}
    return {"entry": done.target_index, "ground": done.ground, **named}


def covers_words(fields: list[str]) -> bool:
    """Whether an erasure of these fields leaves nothing of what was said."""
    return not fields or "body" in fields
