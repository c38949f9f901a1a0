"""The evening as it stands this moment: one picture for the telephones, the screen and the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Max

from resonanz.forum.enums import RoundState, Turn
from resonanz.forum.models import Contribution, Forum, Happening, QueueTurn, Round, Seat
from resonanz.forum.reads.forums import rounds_of, running_round
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K_STAFF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resonanz.listen.models import Story

MOST_SHOWN = 40
"""So many released words are on the screen at most, the newest first."""


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """Words of one round, in their newest version; `answered` are those of the grumble that a wish goes with."""

    contribution: Contribution
    story: Story
    answered: Story | None = None


@dataclass(frozen=True, kw_only=True)
class Hall:
    """`index` is the newest ledger entry of the evening; whoever has a newer one has a newer picture.

    `told` counts what arrived in the running round, `shown` what of it may be seen. `left` are the seconds of the
    plan, negative once it is over.
    """

    forum: Forum
    rounds: Sequence[Round]
    running: Round | None
    index: int
    seats: int
    told: int
    spoken: Sequence[Spoken]
    left: int | None
    at: datetime

    @property
    def number(self) -> int | None:
        """The how-maniest round it is, among those that are not left out."""
        held = [row.pk for row in self.rounds if row.state != RoundState.SKIPPED]
        return held.index(self.running.pk) + 1 if self.running else None

    @property
    def is_silent(self) -> bool:
        return self.running is not None and self.running.state == RoundState.WRITING


def hall(forum: Forum) -> Hall:
    """Everything that everybody at the evening may see, and nothing else; a fixed number of statements."""
    rounds = rounds_of(forum.pk)
    running = running_round(rounds)
    seats = Seat.objects.filter(forum=forum).count()
    told = Contribution.objects.filter(round=running).count() if running else 0
    moment = clock.now()
    return Hall(
        forum=forum,
        rounds=rounds,
        running=running,
        index=newest_index(forum.pk),
        seats=seats,
        told=told,
        spoken=spoken_in(running, seats=seats) if running else [],
        left=int((running.planned_end - moment).total_seconds()) if running and running.planned_end else None,
        at=moment,
    )


def spoken_in(chosen: Round, *, seats: int, most: int = MOST_SHOWN) -> list[Spoken]:
    """What of a round may be seen by everybody there: revealed, released at least for the forum, and in sight.

    Among staff nothing is shown before ten are there.
    """
    if not chosen.shows_words or (chosen.forum.is_for_staff and seats < K_STAFF):
        return []
    rows = Contribution.objects.filter(round=chosen).select_related("answers").order_by("-pk")[:most]
    return _visible(chosen.forum.inquiry_id, list(rows))


def newest_index(forum_id: int) -> int:
    """-1 before anything was entered."""
    happened = Happening.objects.filter(forum_id=forum_id).aggregate(last=Max("entry_index"))["last"]
    said = Contribution.objects.filter(forum_id=forum_id).aggregate(last=Max("story__entry_index"))["last"]
    return max(-1 if happened is None else happened, -1 if said is None else said)


def queue_of(forum_id: int) -> list[QueueTurn]:
    """Who speaks and who waits, in turn."""
    standing = QueueTurn.objects.filter(forum_id=forum_id, state__in=[Turn.NOW, Turn.WAITING])
    return list(standing.select_related("seat", "contribution__story").order_by("asked_at", "pk"))


def told_by_round(forum_id: int) -> dict[int, int]:
    """How much was told in each round, by the round's id."""
    rows = Contribution.objects.filter(forum_id=forum_id).order_by().values_list("round_id").annotate(Count("pk"))
    return dict(rows)


def _visible(inquiry_id: int, rows: Sequence[Contribution]) -> list[Spoken]:
    ids = {row.story_id for row in rows} | {row.answers.story_id for row in rows if row.answers}
    stories = listen_reads.newest_versions(inquiry_id, ids)
    found: list[Spoken] = []
    for row in rows:
        story = stories[row.story_id]
        if story.is_for_forum:
            grumble = stories[row.answers.story_id] if row.answers else None
            found.append(
                Spoken(contribution=row, story=story, answered=grumble if grumble and grumble.is_for_forum else None)
            )
    return found
