"""What the team at the desk may see beyond what the hall sees: words that wait, numbers, the whole queue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from resonanz.forum.enums import Turn
from resonanz.forum.models import Contribution, Forum, QueueTurn, Seat
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import PUBLIC, Permission, Visibility
from resonanz.trust.enums import K_STAFF

if TYPE_CHECKING:
    from resonanz.listen.models import Story

MOST_LISTED = 30
"""So many of the newest words stand on the desk."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Words as the team may read them, released for the hall or not."""

    contribution: Contribution
    story: Story


@dataclass(frozen=True, kw_only=True)
class Counts:
    """`told` are all words of the evening that still stand; `released` those that the hall may see now."""

    seats: int
    remote: int
    told: int
    released: int
    out_of_sight: int
    waiting: int


def counts_of(forum: Forum) -> Counts:
    """Three statements, however many came."""
    seats = Seat.objects.filter(forum=forum).aggregate(all=Count("pk"), remote=Count("pk", filter=Q(is_remote=True)))
    withheld = Q(story__visibility=Visibility.HIDDEN) | Q(
        story__visibility=Visibility.HELD, story__held_until__gt=clock.now()
    )
    said = Contribution.objects.filter(forum=forum, story__withdrawn_at=None).aggregate(
        all=Count("pk"),
        withheld=Count("pk", filter=withheld),
        released=Count("pk", filter=Q(story__permission__in=[*PUBLIC, Permission.FORUM]) & ~withheld),
    )
    return Counts(
        seats=seats["all"],
        remote=seats["remote"],
        told=said["all"],
        released=said["released"],
        out_of_sight=said["withheld"],
        waiting=QueueTurn.objects.filter(forum=forum, state=Turn.WAITING).count(),
    )


def newest_words(forum: Forum, *, seats: int, most: int = MOST_LISTED) -> list[Heard]:
    """The newest first, each in its newest version. Among staff nothing is shown before ten are there."""
    if forum.is_for_staff and seats < K_STAFF:
        return []
    rows = Contribution.objects.filter(forum=forum).select_related("round", "seat").order_by("-pk")[:most]
    stories = listen_reads.newest_versions(forum.inquiry_id, {row.story_id for row in rows})
    return [Heard(contribution=row, story=stories[row.story_id]) for row in rows]
