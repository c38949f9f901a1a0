"""How a wish for an answer stands in the ledger: never with a word of the story."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from resonanz.trust.actions import Draft
from resonanz.trust.enums import TELLER_ROLE, Kind, Via


class _Story(Protocol):
    entry_index: int


class _Wish(Protocol):
    wished_at: datetime
    days: int
    due_on: date

    @property
    def story(self) -> _Story: ...


def wish_body(wish: _Wish) -> dict[str, Any]:
    return {"entry": wish.story.entry_index, "days": wish.days, "answer_by": wish.due_on.isoformat()}


def wish_draft(wish: _Wish) -> Draft:
    return Draft(
        kind=Kind.ANSWER_WISH,
        place=f"entry:{wish.story.entry_index}",
        role=TELLER_ROLE,
        via=Via.WEB,
        author="",
        body=wish_body(wish),
        moment=wish.wished_at,
    )
