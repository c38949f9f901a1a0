from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest

from resonanz.ground.codes import code_hash, read_code
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen.errors import StoryUnknown
from resonanz.listen.models import Reading, Story, Tally

if TYPE_CHECKING:
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How much was told to an inquiry."""

    stories: int
    unread: int
    withdrawn: int


def stories_of(inquiry_id: int) -> QuerySet[Story]:
    """All stories that still have words."""
    return Story.objects.filter(inquiry_id=inquiry_id, withdrawn_at=None).prefetch_related("person__relations")


def in_reading_order(stories: QuerySet[Story]) -> QuerySet[Story]:
    return stories.order_by("-told_at", "-pk")


def story_by_code(typed: str) -> Story:
    """The story of a receipt code, however it was typed. Raises `StoryUnknown`."""
    story = Story.objects.select_related("inquiry").filter(code_hash=code_hash(read_code(typed))).first()
    if story is None:
        raise StoryUnknown
    return story


def story_for_guest(request: HttpRequest, code: str) -> Story:
    """As `story_by_code`; misses are counted, so that guessing shows. Sixty bits make it hopeless anyway."""
    try:
        return story_by_code(code)
    except StoryUnknown:
        with suppress(TooManyAttempts):
            count_attempt(request, name="code", most=120, seconds=3600)
        raise


def story(pk: int) -> Story | None:
    return Story.objects.select_related("inquiry").filter(pk=pk).first()


def stories_of_person(person: Account) -> QuerySet[Story]:
    """What somebody told signed in or has put with their account, also what they took back."""
    return (
        Story.objects.filter(person=person)
        .select_related("inquiry")
        .prefetch_related("person__relations")
        .order_by("-told_at", "-pk")
    )


def voices_of(story: Story) -> list[Story]:
    """This story and what the same voice told before and after, oldest first."""
    stories = Story.objects.filter(teller=story.teller, inquiry_id=story.inquiry_id).order_by("pk")
    return list(stories.prefetch_related("person__relations"))


def readings_of(story_ids: list[int]) -> QuerySet[Reading]:
    return Reading.objects.filter(story_id__in=story_ids).select_related("account").order_by("read_at", "pk")


def counts(inquiry_ids: list[int]) -> dict[int, Counts]:
    """Counts of several inquiries in one statement, however many there are."""
    found = {
        tally.inquiry_id: Counts(stories=tally.stories, unread=tally.unread, withdrawn=tally.withdrawn)
        for tally in Tally.objects.filter(inquiry_id__in=inquiry_ids)
    }
    return {pk: found.get(pk, Counts(stories=0, unread=0, withdrawn=0)) for pk in inquiry_ids}


def neighbours(story: Story, *, unread_only: bool = False) -> tuple[int | None, int | None]:
    """The stories before and after this one in reading order (newest first)."""
    others = stories_of(story.inquiry_id)
    if unread_only:
        others = others.filter(first_read_at=None)
    here = (story.told_at, story.pk)
    newer = (
        others.annotate(_here=RawSQL("(told_at, listen_story.id) > (%s, %s)", here))
        .filter(_here=True)
        .order_by("told_at", "pk")
    )
    older = (
        others.annotate(_here=RawSQL("(told_at, listen_story.id) < (%s, %s)", here))
        .filter(_here=True)
        .order_by("-told_at", "-pk")
    )
    return newer.values_list("pk", flat=True).first(), older.values_list("pk", flat=True).first()


def oldest_unread(inquiry_ids: list[int]) -> Story | None:
    """The story that has waited longest for a reader."""
    return (
        Story.objects.filter(inquiry_id__in=inquiry_ids, first_read_at=None, withdrawn_at=None)
        .order_by("received_at", "pk")
        .first()
    )
