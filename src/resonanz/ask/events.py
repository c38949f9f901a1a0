"""What this room announces, and the sockets of upper rooms that know more about people."""

from __future__ import annotations

from dataclasses import dataclass, field

from resonanz.ground.events import Event, Socket


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """Who got a place: at the draw or by moving up. Both ids stand in this room."""

    inquiry_id: int
    candidate_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Which of `account_ids` have told us something before: upper rooms add to `known`, with one statement each."""

    account_ids: frozenset[int]
    known: set[int] = field(default_factory=set)


inquiry_opened: Event[int] = Event("inquiry.opened")

candidate_drawn: Event[Chosen] = Event("candidate.drawn")
"""After the commit: these people are to be invited."""

candidate_left: Event[int] = Event("candidate.left")
"""After the commit: this candidate does not want to be on the list any more; what is on its way to them can stop."""

heard_before: Socket[Heard] = Socket("audience.heard_before")
"""Asked when the plan warns of asking the same people again."""
