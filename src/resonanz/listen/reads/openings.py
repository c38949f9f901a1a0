"""What the entries of voices, readings and erasures say, as this room holds them today."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Min

from resonanz.ask import reads as ask_reads
from resonanz.listen.enums import Permission, Withdrawal
from resonanz.listen.models import Reading, Story
from resonanz.listen.reads.stories import counts
from resonanz.listen.rules.entries import opens, role_of
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_STORY = "listen_story"
_READING = "listen_reading"


def add_stories(openings: Openings) -> None:
    _add_voices(openings)
    _add_erasures(openings)
    _add_readings(openings)
    if openings.is_final:
        _add_tallies(openings)


def shown_state(story: Story) -> str:
    """How a story is shown today, in the words of the ledger."""
    if story.withdrawn_at is not None:
        return "erased"
    return "team" if story.permission == Permission.TEAM else "shown"


def _add_voices(openings: Openings) -> None:
    for story in Story.objects.filter(openings.wanted).select_related("inquiry", "supplements"):
        openings.add(
            story.entry_index,
            opens(story),
            shown=Shown(
                kind=Kind.CONTRIBUTION,
                role=role_of(story),
                time=story.received_at,
                place=story.inquiry.place,
                via=story.via,
                state=shown_state(story),
            ),
            table=_STORY,
            row=story.pk,
        )


def _add_erasures(openings: Openings) -> None:
    """The tombstone says when and why; the entry of the erasure says which story it is about."""
    about = openings.about(Kind.ERASURE)
    stories = (
        Story.objects.filter(entry_index__in=about.values())
        .exclude(withdrawn_at=None)
        .in_bulk(field_name="entry_index")
    )
    for index, target in about.items():
        story = stories.get(target)
        if story is None:
            continue
        by_teller = story.withdrawn_ground == Withdrawal.TELLER
        openings.add(
            index,
            {"author": "", "body": {"entry": target, "ground": story.withdrawn_ground}, "meta": None},
            shown=Shown(
                kind=Kind.ERASURE,
                role="teller" if by_teller else "system",
                time=story.withdrawn_at,
                place=f"entry:{target}",
                via=Via.WEB if by_teller else Via.SYSTEM,
            ),
            table=_STORY,
            row=story.pk,
        )


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
    first = Story.objects.exclude(first_read_at=None).alias(read_first=Min("readings__read_at"))
    for pk, index in first.exclude(read_first=F("first_read_at")).values_list("pk", "entry_index"):
        openings.orphan(_STORY, pk, index)
