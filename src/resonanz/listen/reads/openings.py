"""What the entries of voices and readings say, as this room holds them today."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import F, Min, Q

from resonanz.ask import reads as ask_reads
from resonanz.listen.enums import Permission, Standing, Visibility
from resonanz.listen.models import InSight, Reading, Statement, Story
from resonanz.listen.reads.permissions import newest_changes
from resonanz.listen.reads.stories import counts
from resonanz.listen.rules.entries import opens, role_of
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Deed, Kind, Via
from resonanz.trust.events import Openings, Shown

if TYPE_CHECKING:
    from resonanz.trust.models import Moderation

_STORY = "listen_story"
_READING = "listen_reading"


def add_stories(openings: Openings) -> None:
    _add_voices(openings)
    _check_attachments(openings)
    _add_readings(openings)
    if openings.is_final:
        _add_tallies(openings)


def shown_state(story: Story) -> str:
    """How a story is shown today, in the words of the ledger."""
    standing = story.standing
    return "team" if standing == Standing.SHOWN and story.permission == Permission.TEAM else standing.value


def _add_voices(openings: Openings) -> None:
    rows = Story.objects.filter(openings.wanted).select_related("inquiry", "supplements", "supersedes")
    stories = list(rows.order_by("pk"))
    ids = [story.pk for story in stories]
    rulings = trust_reads.last_rulings([story.entry_index for story in stories])
    changes = newest_changes(ids)
    later = dict(Story.objects.filter(supersedes_id__in=ids).values_list("supersedes_id", "received_at"))
    for story in stories:
        values = opens(story)
        if story.pk in changes:
            # The entry of the newest permission says the circumstances.
            del values["meta"]
        openings.add(
            story.entry_index,
            values,
            shown=Shown(
                kind=Kind.CONTRIBUTION if story.supersedes is None else Kind.VERSION,
                role=role_of(story),
                time=story.received_at,
                place=story.inquiry.place,
                via=story.via,
                state=shown_state(story),
                previous=story.supersedes.entry_index if story.supersedes else None,
            ),
            table=_STORY,
            row=story.pk,
        )
        if not (
            story.superseded_at == later.get(story.pk)
            and is_in_sight_as_ruled(story, rulings.get(story.entry_index))
            and (story.pk not in changes or changes[story.pk].after == story.permission)
            and is_erased_as_entered(story, openings.erased.get(story.entry_index))
            and (story.withdrawn_at or openings.voices.get(story.entry_index, story.teller) == story.teller)
        ):
            openings.orphan(_STORY, story.pk, story.entry_index)


def is_in_sight_as_ruled(story: InSight, ruling: Moderation | None) -> bool:
    """Whether what the pages go by is what was last decided."""
    ruled: tuple[Any, ...] = (Visibility.SHOWN, None, None)
    if ruling is not None and ruling.deed != Deed.RELEASE:
        is_held = ruling.deed == Deed.HOLD
        ruled = (Visibility.HELD if is_held else Visibility.HIDDEN, ruling.deadline, ruling.entry_index)
    return (story.visibility, story.held_until, story.withheld_by) == ruled


def is_erased_as_entered(story: Story | Statement, erased: tuple[str, datetime] | None) -> bool:
    return story.withdrawn_at is None or (story.withdrawn_ground, story.withdrawn_at) == erased


def _check_attachments(openings: Openings) -> None:
    """Whose account a voice is in is what was entered when it was put there."""
    for index, account_id, entries in people_reads.attachments(openings.wanted):
        strayed = Story.objects.filter(entry_index__in=entries, withdrawn_at=None).exclude(person_id=account_id)
        for pk in strayed.values_list("pk", flat=True):
            openings.orphan(_STORY, pk, index)


def _add_readings(openings: Openings) -> None:
    rows = Reading.objects.filter(openings.wanted).order_by("entry_index", "story_id")
    found: dict[int | None, list[Any]] = {}
    for row in rows.values("pk", "entry_index", "account_id", "read_at", "story__entry_index", "story__first_read_at"):
        found.setdefault(row["entry_index"], []).append(row)
    for index, together in found.items():
        first = together[0]
        for reading in together:
            is_alike = (reading["account_id"], reading["read_at"]) == (first["account_id"], first["read_at"])
            if index is None or not is_alike or _is_later(reading["story__first_read_at"], reading["read_at"]):
                openings.orphan(_READING, reading["pk"], index)
        openings.add(
            index,
            {
                "author": f"account:{first['account_id']}",
                "body": {"entries": [row["story__entry_index"] for row in together]},
                "meta": None,
            },
            shown=Shown(kind=Kind.READ, role=TEAM_ROLE, time=first["read_at"], place="team", via=Via.WEB),
            table=_READING,
            row=first["pk"],
        )


def _is_later(first_read_at: Any, read_at: Any) -> bool:
    """A story cannot have been read before it was first read."""
    return first_read_at is None or first_read_at > read_at


def _add_tallies(openings: Openings) -> None:
    inquiries = {inquiry.pk: inquiry.place for inquiry in ask_reads.all_inquiries()}
    for pk, count in counts(list(inquiries)).items():
        openings.tally(inquiries[pk], stories=count.stories, withdrawn=count.withdrawn, unread=count.unread)
    first = Story.objects.exclude(first_read_at=None).annotate(read_first=Min("readings__read_at"))
    # On the promised day readings go with the words; that somebody had read them stays.
    unfit = Q(read_first=None, withdrawn_at=None) | (Q(read_first__isnull=False) & ~Q(read_first=F("first_read_at")))
    for pk, index in first.filter(unfit).values_list("pk", "entry_index"):
        openings.orphan(_STORY, pk, index)
