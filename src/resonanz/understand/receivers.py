"""What this room does when others announce something."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages
from resonanz.listen import events
from resonanz.listen import reads as listen_reads
from resonanz.trust.events import Openings, opening_entries
from resonanz.understand import reads
from resonanz.understand.actions import counts_follow, drop_map, recount_evidence, request_refresh
from resonanz.understand.models import (
    Banned,
    Divided,
    Excerpt,
    KindSaid,
    Passage,
    PassageKind,
    PassageVector,
    Pinned,
    Placement,
    SearchEntry,
    Sketch,
    StoryVector,
    TouchpointCorrection,
    TouchpointMatch,
)
from resonanz.understand.tasks import ask_to_map, ask_to_read

_COPIES = (
    SearchEntry,
    StoryVector,
    Sketch,
    Excerpt,
    PassageVector,
    PassageKind,
    Passage,
    Divided,
    KindSaid,
    Placement,
    Pinned,
    Banned,
    TouchpointMatch,
    TouchpointCorrection,
)


def _drop(story_ids: list[int]) -> None:
    with counts_follow(story_ids):
        for model in _COPIES:
            model.objects.filter(story_id__in=story_ids).delete()


@events.stories_received.receive
def read_new_stories(inquiry_id: int) -> None:
    ask_to_read(inquiry_id)


@events.erasing_stories.plug
def drop_copies(story_ids: list[int]) -> None:
    """Inside the erasing transaction: meaning, place, search words, passages with their kinds and what the team
    decided about them go with the words.
    """
    _drop(story_ids)
    recount_evidence(without=story_ids)


@events.authors_forgotten.plug
def count_people_again(story_ids: list[int]) -> None:
    """Inside the transaction: one of two stories of a voice may have become a voice of its own."""
    recount_evidence(about=story_ids)


@events.superseding_story.plug
def leave_to_the_newest(story_id: int) -> None:
    """Inside the superseding transaction: an earlier version is found, counted and placed no more. As evidence it
    stays, because somebody decided on these very words.
    """
    _drop([story_id])


@events.stories_superseded.receive
@events.stories_erased.receive
def find_other_names(inquiry_id: int) -> None:
    """A theme may have lost its name with the words that were erased."""
    request_refresh(inquiry_id)
    ask_to_read(inquiry_id)


@opening_entries.plug
def open_insights(openings: Openings) -> None:
    reads.add_insights(openings)


@events.erasing_votes.plug
def drop_what_votes_became(inquiry_id: int) -> None:
    """Inside the erasing transaction: dots, groups and places go; the rest is computed anew without them."""
    drop_map(inquiry_id)


@events.votes_changed.receive
def map_new_votes(inquiry_id: int) -> None:
    if listen_reads.voter_counts([inquiry_id]):
        ask_to_map(inquiry_id)


plug_pages(
    InquiryPage(key="reading", area=Area.LISTEN, label=_("Lesezimmer"), url="understand:reading_room", place=10),
    InquiryPage(key="themes", area=Area.UNDERSTAND, label=_("Themen"), url="understand:themes", place=10),
    InquiryPage(key="needs", area=Area.UNDERSTAND, label=_("Bedürfnisse"), url="understand:needs", place=20),
    InquiryPage(
        key="touchpoints",
        area=Area.UNDERSTAND,
        label=_("Berührungspunkte"),
        url="understand:inquiry_touchpoints",
        place=30,
    ),
    InquiryPage(key="map", area=Area.UNDERSTAND, label=_("Meinungskarte"), url="understand:opinion_map", place=40),
)
