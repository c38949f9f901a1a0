"""What is left to do after the evening, for the team."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resonanz.answer import reads as answer_reads
from resonanz.forum.enums import Stage
from resonanz.forum.models import Contribution, Forum
from resonanz.forum.reads.minutes_seal import Seal, seal_of
from resonanz.forum.reads.minutes_words import Said, said_at
from resonanz.forum.reads.wishes import waiting_wishes
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from resonanz.answer.reads import BalanceRow

STAGES = (Stage.LIVE, Stage.REVIEW, Stage.SEALED, Stage.BALANCED)


@dataclass(frozen=True, kw_only=True)
class Review:
    """What guests did with their words since the evening. Whoever only reads leaves no trace."""

    told: int
    late: int
    renewed: int
    withdrawn: int
    permitted: int


@dataclass(frozen=True, kw_only=True)
class After:
    """`apart` are words in no insight yet; `waiting` are insights without one of the four words."""

    forum: Forum
    review: Review
    wishes: int
    unread: int
    apart: int
    decided: Sequence[BalanceRow]
    waiting: Sequence[BalanceRow]
    seal: Seal | None
    following: Forum | None

    @property
    def can_seal(self) -> bool:
        until = self.forum.review_until
        return self.forum.stage == Stage.REVIEW and (until is None or until <= clock.now())

    @property
    def can_balance(self) -> bool:
        return self.forum.stage == Stage.SEALED and bool(self.decided) and not self.waiting


def after(forum: Forum) -> After:
    said = said_at(forum)
    rows = answer_reads.balance(forum.inquiry).rows
    with_words = {story.pk for story in said.newest.values() if story.withdrawn_at is None}
    return After(
        forum=forum,
        review=_review(forum, said),
        wishes=waiting_wishes(forum),
        unread=listen_reads.counts([forum.inquiry_id])[forum.inquiry_id].unread,
        apart=len(with_words - set(understand_reads.insights_by_story(list(with_words)))),
        decided=[row for row in rows if row.stand.decision is not None],
        waiting=[row for row in rows if row.stand.decision is None],
        seal=seal_of(forum, said),
        following=Forum.objects.select_related("inquiry").filter(previous=forum).first(),
    )


def forums_after() -> QuerySet[Forum]:
    """Evenings that wait for somebody: the time for looking through is over, or the balance is still to come."""
    due = Forum.objects.filter(stage=Stage.REVIEW, review_until__lte=clock.now())
    return (due | Forum.objects.filter(stage=Stage.SEALED)).select_related("inquiry").order_by("closed_at")


def _review(forum: Forum, said: Said) -> Review:
    closed = forum.closed_at
    stories = list(said.newest.values())
    changes = listen_reads.permission_changes([story.pk for story in stories])
    first = {row.story_id for row in said.rows}
    return Review(
        told=len(said.rows),
        late=Contribution.objects.filter(forum=forum, is_late=True).count(),
        renewed=sum(story.pk not in first and bool(closed and story.received_at >= closed) for story in stories),
        withdrawn=sum(bool(closed and story.withdrawn_at and story.withdrawn_at >= closed) for story in stories),
        permitted=len({change.story_id for change in changes if closed and change.changed_at >= closed}),
    )
