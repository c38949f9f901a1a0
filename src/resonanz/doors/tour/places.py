"""Where the tour leads in this house: only to pages that are there."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from resonanz.answer import reads as answer_reads
from resonanz.ask import reads as ask_reads
from resonanz.doors.demo_keys import SHOWN, SLUG, story_key
from resonanz.forum import reads as forum_reads
from resonanz.ground.middleware import TEAM_PATH
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.listen.errors import StoryUnknown
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_PLAIN = {
    "library": "ask:library",
    "whom_we_hear": "mirror:audience",
    "find": "answer:find",
    "complaints": "answer:complaints",
    "praise": "answer:praise",
    "promises": "act:promises",
    "benefit_book": "act:benefit_book",
    "darlings": "act:darlings",
    "house_balance": "answer:house_balance",
    "thanks": "answer:thanks",
    "forums": "forum:list",
    "mirror": "mirror:management",
    "words": "mirror:three_words",
    "promise_audit": "mirror:promises",
    "journeys": "mirror:journeys",
    "language": "mirror:language",
    "standing": "mirror:readiness",
    "prices": "mirror:prices",
    "fan": "answer:fan",
    "giving": "answer:fans",
    "check": "doors:check",
    "stored": "trust:stored",
    "moderation": "listen:moderation",
    "logbook": "trust:logbook",
    "proofs": "trust:proofs",
}
_OF_INQUIRY = {
    "inquiry": "listen:inquiry",
    "ask_promises": "ask:promises",
    "audience": "ask:audience",
    "invitations": "ask:invitations",
    "themes": "understand:themes",
    "needs": "understand:needs",
    "opinion_map": "understand:opinion_map",
    "reading_room": "understand:reading_room",
    "inquiry_balance": "answer:balance",
    "insights": "answer:insights",
    "measures": "act:measures",
    "talks": "listen:talks",
}
_OF_EVENING = {
    "readiness": "forum:readiness",
    "minutes": "forum:minutes",
    "forum": "forum:page",
    "minutes_balance": "answer:balance",
}
_OF_COMING = {"coming": "forum:page", "desk": "forum:desk"}
_OF_DEMO = {
    "hate": ("understand:reading_room", "hass"),
    "hate_balance": ("answer:balance", "hass"),
    "deep": ("understand:needs", "wer-sie-waeren"),
}


@dataclass(frozen=True, kw_only=True)
class Place:
    name: str
    url: str

    @property
    def is_of_the_team(self) -> bool:
        return self.url.startswith(TEAM_PATH)


def places(*, reader: int | None) -> Mapping[str, Place]:
    """By name. `reader` is the account of the team that looks, whose own drafts it may open."""
    organisation = people_reads.the_organisation()
    is_demo = organisation is not None and organisation.is_fiction
    inquiry = _inquiry(is_demo=is_demo)
    held, coming = forum_reads.last_balanced(), forum_reads.next_forum()
    found = {name: reverse(view) for name, view in _PLAIN.items()}
    if inquiry is not None:
        found |= {name: reverse(view, args=[inquiry.slug]) for name, view in _OF_INQUIRY.items()}
        found |= _more_of(inquiry)
    if held is not None:
        found |= {name: reverse(view, args=[held.inquiry.slug]) for name, view in _OF_EVENING.items()}
    if coming is not None:
        found |= {name: reverse(view, args=[coming.inquiry.slug]) for name, view in _OF_COMING.items()}
    inside = forum_reads.last_balanced_inside()
    if inside is not None:
        # The team's own page, for whom its minutes are: at their address everybody else finds nothing.
        found["inside"] = reverse("forum:after", args=[inside.inquiry.slug])
    if is_demo and inquiry is not None:
        found |= _of_demo(inquiry)
    draft = answer_reads.slept_drafts(reader).exclude(text="").first() if reader is not None else None
    if draft is not None:
        found["draft"] = reverse("answer:workshop", args=[draft.story_id])
    return {name: Place(name=name, url=url) for name, url in found.items()}


def _inquiry(*, is_demo: bool) -> Inquiry | None:
    """The one with which the demo's story begins; elsewhere the newest that is asked in public."""
    known = ask_reads.by_slug(SLUG) if is_demo else None
    return known or ask_reads.public_inquiries().exclude(pk__in=forum_reads.inquiries_inside()).first()


def _more_of(inquiry: Inquiry) -> dict[str, str]:
    found: dict[str, str] = {}
    if ask_reads.is_drawn(inquiry.pk):
        found["lots"] = reverse("ask:lots", args=[inquiry.slug])
    return found


def _of_demo(inquiry: Inquiry) -> dict[str, str]:
    """What only the demo has, where it still has it."""
    found: dict[str, str] = {}
    code = listen.receipt_code(story_key(inquiry.code, SHOWN))
    with suppress(StoryUnknown):
        listen_reads.story_by_code(code)
        found["voice"] = reverse("answer:voice", args=[code])
        found["voice_file"] = reverse("answer:voice_file", args=[code])
    for name, (view, slug) in _OF_DEMO.items():
        if ask_reads.by_slug(slug) is not None:
            found[name] = reverse(view, args=[slug])
    weak = next((draft for draft in ask_reads.drafts() if draft.slug == "portal-zufriedenheit"), None)
    if weak is not None:
        found["weak_question"] = reverse("ask:edit", args=[weak.slug])
    tasted = ask_reads.by_slug("rueckruf")
    concepts = listen_reads.concepts_of(tasted.pk) if tasted is not None else []
    if tasted is not None and concepts:
        # The newest comes first; the oldest one is uncovered.
        found["tasting"] = reverse("understand:tasting_result", args=[tasted.slug, concepts[-1].pk])
    return found
