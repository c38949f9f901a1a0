"""How looks and sheets stand in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resonanz.mirror.models import LookChange, Sheet


def change_body(row: LookChange) -> dict[str, Any]:
    return {"look": row.look_id, "stage": str(row.stage), "said": row.said}


def sheet_body(row: Sheet, *, story_entry: int | None) -> dict[str, Any]:
    """`story_entry` is the entry of the story it came with."""
    return {"look": row.look_id, "side": str(row.side), "answers": row.answers, "story": story_entry}
