from __future__ import annotations

from dataclasses import dataclass

from resonanz.ask.enums import Area
from resonanz.ground.events import Event

inquiry_opened: Event[int] = Event("inquiry.opened")


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
