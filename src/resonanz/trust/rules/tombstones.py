"""How an erasure stands in the ledger: which entry, why, and which fields where something is left."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID


class Erasing(Protocol):
    target_index: int
    ground: str
    fields: list[str]
    voice: UUID | None


def erasure_author(done: Erasing) -> str:
    """Where only the author is erased, the number under which the voice goes on: it keeps its stories together."""
    return f"teller:{done.voice}" if done.voice else ""


def erasure_body(done: Erasing) -> dict[str, Any]:
    named = {"fields": list(done.fields)} if done.fields else {}
    return {"entry": done.target_index, "ground": done.ground, **named}


def covers_words(fields: list[str]) -> bool:
    """Whether an erasure of these fields leaves nothing of what was said."""
    return not fields or "body" in fields
