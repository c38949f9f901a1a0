"""What the rest of the house hears from this room."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from resonanz.ground.events import Event, Socket

stories_received: Event[int] = Event("stories.received")
"""After the commit, with the inquiry's id."""

erasing_stories: Socket[list[int]] = Socket("stories.erasing")
"""Inside the transaction that erases words, with the stories' ids: whoever keeps copies drops them here."""

authors_forgotten: Socket[list[int]] = Socket("stories.authors_forgotten")
"""Inside the transaction that cuts stories off from who told them: whoever counts people counts again."""

stories_erased: Event[int] = Event("stories.erased")
"""After the commit, with the inquiry's id."""

superseding_story: Socket[int] = Socket("story.superseding")
"""Inside the transaction that adds a new version, with the id of the earlier one: it leaves lists and counts here."""

stories_superseded: Event[int] = Event("stories.superseded")
"""After the commit, with the inquiry's id."""

votes_changed: Event[int] = Event("votes.changed")
"""After the commit, with the inquiry's id: somebody voted, or statements or votes came, went or changed sight."""

erasing_votes: Socket[int] = Socket("votes.erasing")
"""Inside the transaction that erases votes or cuts them off from somebody, with the inquiry's id: whoever keeps what
was computed from them drops it here."""


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """A sentence on the page where a guest is asked, and where it leads."""

    sentence: str | Promise
    label: str | Promise
    url: str


@dataclass(frozen=True, kw_only=True)
class Pointers:
    """What upper rooms add to the page of an inquiry that is open to everybody."""

    inquiry_id: int
    found: list[Pointer] = field(default_factory=list)


asking: Socket[Pointers] = Socket("inquiry.asking")
"""Whenever a guest sees what we ask: upper rooms say where else it goes on, with one statement each."""


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """Words that somebody has not handed in yet and wants to be heard with; upper rooms add what they noticed.

    `found` are pieces of a page, safe as they are. Whoever looks keeps nothing.
    """

    text: str
    found: list[SafeString] = field(default_factory=list)


weighing: Socket[Weighing] = Socket("words.weighing")
"""Only when a guest asks for it, before handing in."""
