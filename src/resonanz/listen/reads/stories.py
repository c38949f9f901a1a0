from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest

from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.ground.codes import code_hash, read_code
from resonanz.ground.manner import speak
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen.enums import PUBLIC, Visibility
from resonanz.listen.errors import StoryUnknown
from resonanz.listen.models import Reading, Story, Tally
from resonanz.listen.models.sight import in_sight
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from uuid import UUID

    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How much was told to an inquiry."""

    stories: int
    unread: int
    withdrawn: int


def stories_of(inquiry_id: int) -> QuerySet[Story]:
    """All stories that still have words, each in its newest version; held and hidden ones are among them."""
    stories = Story.objects.filter(inquiry_id=inquiry_id, withdrawn_at=None, superseded_at=None)
    return stories.prefetch_related("person__relations", "scribe")


def versions_with_words(inquiry_id: int) -> QuerySet[Story]:
    """As `stories_of`, with earlier versions: what was quoted once may be quoted still, marked as such."""
    return Story.objects.filter(inquiry_id=inquiry_id, withdrawn_at=None).prefetch_related(
        "person__relations", "scribe"
    )


def publicly_shown(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Those that anybody may read: released by their tellers, not erased, held or hidden, in the newest version."""
    open_again = Q(visibility=Visibility.SHOWN) | Q(visibility=Visibility.HELD, held_until__lte=clock.now())
    return stories.filter(open_again, withdrawn_at=None, superseded_at=None, permission__in=PUBLIC)


def in_ledger_order(stories: QuerySet[Story], *, after: int) -> QuerySet[Story]:
    """Those that moderation does not keep out of sight, entered later than `after`.

    Entries are numbered one after the other as they are committed. So whoever goes on from the last one that they saw
    misses nothing, however much arrives meanwhile.
    """
    return stories.filter(in_sight(), entry_index__gt=after).order_by("entry_index")


def entries_of(story_ids: Iterable[int | None]) -> dict[int, int]:
    """The entries of these stories in the ledger."""
    wanted = {pk for pk in story_ids if pk is not None}
    return dict(Story.objects.filter(pk__in=wanted).order_by().values_list("pk", "entry_index")) if wanted else {}


def story_by_entry(entry_index: int) -> Story | None:
    return Story.objects.select_related("inquiry").filter(entry_index=entry_index).first()


def stories_by_entry(entry_indices: Sequence[int]) -> dict[int, Story]:
    """Stories by the index of their entry, with their inquiries."""
    found = Story.objects.select_related("inquiry").prefetch_related("person__relations", "scribe")
    found = found.filter(entry_index__in=entry_indices)
    return {story.entry_index: story for story in found}


def held_stories() -> QuerySet[Story]:
    """Stories that are held back just now, the one that is soonest over first."""
    held = Story.objects.filter(visibility=Visibility.HELD, held_until__gt=clock.now(), withdrawn_at=None)
    return held.select_related("inquiry").prefetch_related("person__relations", "scribe").order_by("held_until", "pk")


def newest_of(voices: Sequence[Story], story: Story) -> Story:
    """The newest version of `story` among these."""
    later = {voice.supersedes_id: voice for voice in voices if voice.supersedes_id}
    while story.pk in later:
        story = later[story.pk]
    return story


def in_reading_order(stories: QuerySet[Story]) -> QuerySet[Story]:
    return stories.order_by("-told_at", "-pk")


def story_by_code(typed: str) -> Story:
    """The story of a receipt code, however it was typed. Raises `StoryUnknown`."""
    story = Story.objects.select_related("inquiry").filter(code_hash=code_hash(read_code(typed))).first()
    if story is None:
        raise StoryUnknown
    return story


def story_for_guest(request: HttpRequest, code: str) -> Story:
    """As `story_by_code`, and from here on the guest is addressed as its inquiry does; misses are counted, so that
    guessing shows. Sixty bits make it hopeless anyway.
    """
    try:
        found = story_by_code(code)
    except StoryUnknown:
        with suppress(TooManyAttempts):
            count_attempt(request, name="code", most=120, seconds=3600)
        raise
    ask_reads.let_in(request, found.inquiry_id)
    speak(du=found.inquiry.says_du)
    return found


def story(pk: int) -> Story | None:
    return Story.objects.select_related("inquiry").filter(pk=pk).first()


def own_stories(person: Account) -> QuerySet[Story]:
    """What somebody told signed in or has put with their account, also what they took back."""
    return (
        Story.objects.filter(person=person)
        .select_related("inquiry")
        .prefetch_related("person__relations", "scribe")
        .order_by("-told_at", "-pk")
    )


def voices_of(story: Story) -> list[Story]:
    """This story and what the same voice told before and after, in all versions, oldest first."""
    stories = Story.objects.filter(teller=story.teller, inquiry_id=story.inquiry_id).order_by("pk")
    return list(stories.prefetch_related("person__relations", "scribe"))


def stories_by_person(account_ids: Sequence[int]) -> dict[int, list[Story]]:
    """The stories that belong to people we know, with their words, oldest first; one statement for all of them."""
    found: dict[int, list[Story]] = {}
    stories = Story.objects.filter(person_id__in=account_ids, withdrawn_at=None).select_related("inquiry")
    for told in stories.order_by("pk"):
        found.setdefault(told.person_id or 0, []).append(told)
    return found


def first_of_voice(teller: UUID) -> Story | None:
    """What this voice told first; the others supplement it."""
    return Story.objects.filter(teller=teller).order_by("pk").first()


def newest_versions(inquiry_id: int, story_ids: Iterable[int]) -> dict[int, Story]:
    """Each of these stories in its newest version, with or without words; two statements for all of them."""
    stories = Story.objects.filter(inquiry_id=inquiry_id).prefetch_related("person__relations", "scribe")
    wanted = list(stories.filter(pk__in=list(story_ids)).order_by("pk"))
    later = list(stories.filter(supersedes__isnull=False)) if any(story.superseded_at for story in wanted) else []
    return {story.pk: newest_of(later, story) for story in wanted}


def tellers_among(account_ids: Iterable[int]) -> set[int]:
    """Those of these people who have told a story while signed in, or claimed one."""
    told = Story.objects.filter(person_id__in=account_ids).values_list("person_id", flat=True).distinct()
    return {pk for pk in told.order_by() if pk is not None}


def owners_of(story_ids: Sequence[int]) -> list[int]:
    """The people to whom any of these stories belongs."""
    owned = Story.objects.filter(pk__in=story_ids, person__isnull=False).order_by("person_id")
    return [pk for pk in owned.values_list("person_id", flat=True).distinct() if pk is not None]


def other_versions(voices: Sequence[Story], story: Story) -> list[Story]:
    """The earlier and later versions of `story` among these, oldest first."""
    newest = newest_of(voices, story)
    return [voice for voice in voices if voice.pk != story.pk and newest_of(voices, voice).pk == newest.pk]


def also_told(voices: Sequence[Story], story: Story) -> list[Story]:
    """What the same voice added and told besides `story` and its versions, as far as it stands, oldest first."""
    versions = {voice.pk for voice in other_versions(voices, story)}
    return [voice for voice in voices if voice.pk != story.pk and voice.pk not in versions and not voice.withdrawn_at]


def readings_of(story_ids: list[int]) -> QuerySet[Reading]:
    return Reading.objects.filter(story_id__in=story_ids).select_related("account").order_by("read_at", "pk")


def counts(inquiry_ids: list[int]) -> dict[int, Counts]:
    """Counts of several inquiries in one statement, however many there are."""
    found = {
        tally.inquiry_id: Counts(stories=tally.stories, unread=tally.unread, withdrawn=tally.withdrawn)
        for tally in Tally.objects.filter(inquiry_id__in=inquiry_ids)
    }
    return {pk: found.get(pk, Counts(stories=0, unread=0, withdrawn=0)) for pk in inquiry_ids}


def praised(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Those in which somebody wrote what works."""
    return stories.exclude(works_well="")


def newest_praise(*, most: int) -> list[Story]:
    """The newest stories of all inquiries in which somebody from outside says what works."""
    told = Story.objects.filter(withdrawn_at=None).prefetch_related("person__relations", "scribe")
    outside = told.exclude(roles__contains=[Role.EMPLOYEE])
    return list(in_reading_order(praised(outside))[:most])


def tellers(inquiry_id: int) -> list[tuple[str, set[str]]]:
    """Everyone who told something that still has words, as an opaque number, with the roles they gave."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT teller::text, array_agg(DISTINCT role) FROM listen_story, unnest(roles) AS role
            WHERE inquiry_id = %s AND withdrawn_at IS NULL GROUP BY teller
            """,
            [inquiry_id],
        )
        return [(teller, set(roles)) for teller, roles in cursor.fetchall()]


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
        Story.objects.filter(inquiry_id__in=inquiry_ids, first_read_at=None, withdrawn_at=None, superseded_at=None)
        .order_by("received_at", "pk")
        .first()
    )
