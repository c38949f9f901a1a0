"""The way of a voice: received, read, part of an insight, decided, answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from resonanz.act import reads as act_reads
from resonanz.act.reads import Stand
from resonanz.answer.models import Reply, Thanks
from resonanz.answer.reads.thanks import thanks_for, whom_it_reached
from resonanz.listen import reads as listen_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.act.models import Decision, Disclosure
    from resonanz.listen.models import Reading, Story
    from resonanz.understand.models import Insight


@dataclass(frozen=True, kw_only=True)
class Station:
    """One insight that carries this voice, with all that was decided about it and is public.

    `chapters` tells the decisions with what moved and how promises ended; `postponements` says why something that was
    announced became public later.
    """

    insight: Insight
    stand: Stand
    history: list[Decision]
    chapters: list[act_reads.Chapter]
    postponements: list[Disclosure]


@dataclass(frozen=True, kw_only=True)
class Way:
    """`thanks` are for the teller; `reached` says whom praise from these words has reached."""

    received_at: datetime
    entry_index: int
    readings: list[Reading]
    stations: list[Station]
    replies: list[Reply]
    thanks: list[Thanks]
    reached: list[tuple[Thanks, str]]
    theme: understand_reads.ShownTheme | None

    @property
    def has_result(self) -> bool:
        return any(station.stand.decision for station in self.stations) or bool(self.replies)


def way_of(voices: Sequence[Story], *, for_team: bool = False) -> Way:
    """`voices` are all stories of one teller, oldest first. Only the team sees decisions that are still internal."""
    ids = [story.pk for story in voices]
    insights = list(understand_reads.insights_with(ids))
    histories = act_reads.histories_of(insight.pk for insight in insights)
    delays = act_reads.postponements_of(histories)
    first = voices[0]
    thanks = thanks_for(ids)
    return Way(
        received_at=first.received_at,
        entry_index=first.entry_index,
        readings=list(listen_reads.readings_of(ids)),
        stations=[
            _station(insight, histories[insight.pk], delays.get(insight.pk, []), for_team=for_team)
            for insight in insights
        ],
        replies=list(replies_to(ids)),
        thanks=[row for row in thanks if row.to_id is None],
        reached=[(row, whom_it_reached(row)) for row in thanks if row.to_id is not None],
        theme=understand_reads.theme_of(listen_reads.newest_of(voices, first).pk),
    )


def _station(insight: Insight, history: list[Decision], delays: list[Disclosure], *, for_team: bool) -> Station:
    if for_team:
        shown, stand = history, act_reads.stand_of(insight.pk, history)
    else:
        shown, stand = act_reads.told(history), act_reads.public_stand_of(insight.pk, history)
    return Station(
        insight=insight, stand=stand, history=shown, chapters=act_reads.chapters(shown), postponements=delays
    )


def replies_to(story_ids: Sequence[int]) -> QuerySet[Reply]:
    return Reply.objects.filter(story_id__in=story_ids).select_related("author").order_by("created_at", "pk")
