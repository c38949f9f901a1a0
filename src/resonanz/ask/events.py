"""What this room announces, and the sockets of upper rooms that know more about people."""

from __future__ import annotations

from dataclasses import dataclass, field

from resonanz.ask.enums import Area
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


@dataclass(frozen=True, kw_only=True)
class Inside:
    """Whether an inquiry, named by its id or its slug, is known inside only: who says so adds its id to `found`.

    With `all_of_them` it is about every inquiry.
    """

    inquiry_id: int | None = None
    slug: str = ""
    all_of_them: bool = False
    found: set[int] = field(default_factory=set)


known_inside: Socket[Inside] = Socket("inquiry.known_inside")
"""Asked before a page about an inquiry opens for somebody; one statement for each room that answers."""

heard_before: Socket[Heard] = Socket("audience.heard_before")
"""Asked when the plan warns of asking the same people again."""


@dataclass(frozen=True, kw_only=True)
class InquiryPage:
    """A page of the team about one inquiry: `url` takes its slug. `label` is lazy. Drafts hide `once_asked` pages."""

    key: str
    area: Area
    label: object
    url: str
    place: int
    once_asked: bool = False


_PAGES: dict[str, InquiryPage] = {}


def plug_pages(*pages: InquiryPage) -> None:
    """A room names its pages in the navigation of every inquiry."""
    _PAGES.update({page.key: page for page in pages})


def inquiry_pages() -> list[InquiryPage]:
    """All of them, in the order in which they are shown."""
    areas = list(Area)
    return sorted(_PAGES.values(), key=lambda page: (areas.index(page.area), page.place))


purpose_changed: Event[int] = Event("inquiry.purpose_changed")
"""Something that was promised to the asked is promised differently now; with the inquiry's id, after the commit."""
