"""How what happens at a forum stands in the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft
from resonanz.trust.enums import SYSTEM_ROLE, Kind, Via

if TYPE_CHECKING:
    from datetime import datetime

    from resonanz.forum.enums import Deed


def happening_body(*, number: int, deed: str, position: int | None, said: dict[str, Any]) -> dict[str, Any]:
    return {"number": number, "deed": deed, "round": position, "said": said}


def author_of(by: int | None) -> str:
    return f"account:{by}" if by else SYSTEM_ROLE


def happening_draft(
    *, place: str, number: int, deed: Deed, position: int | None, said: dict[str, Any], by: int | None, moment: datetime
) -> Draft:
    return Draft(
        kind=Kind.FORUM,
        place=place,
        role=TEAM_ROLE if by else SYSTEM_ROLE,
        via=Via.WEB if by else Via.SYSTEM,
        author=author_of(by),
        body=happening_body(number=number, deed=deed.value, position=position, said=said),
        moment=moment,
    )
