"""What the desk shows this moment."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format

from resonanz.act import reads as act_reads
from resonanz.forum import reads
from resonanz.forum.enums import RoundKind, RoundState, Stage, Turn
from resonanz.forum.rules.excerpts import beginning
from resonanz.forum.rules.library import Hosting, hosting
from resonanz.forum.views.hall_code import hall_code
from resonanz.forum.views.pictures import Page
from resonanz.ground.manner import reader_language
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K_STAFF

if TYPE_CHECKING:
    from resonanz.forum.models import Forum, QueueTurn, Round
    from resonanz.forum.reads import Hall, Heard
    from resonanz.listen.models import Story

_EXCERPT = 160


@dataclass(frozen=True, kw_only=True)
class _Word:
    """One of the newest words, for the team: `in_hall` says whether the hall may see it."""

    pk: int
    entry: int
    voice: listen_reads.Voice
    round: str
    sign: str
    is_late: bool
    in_hall: bool


@dataclass(frozen=True, kw_only=True)
class _Help:
    """For whoever leads a round: all that the library knows."""

    position: int
    title: str
    more: Hosting


@dataclass(frozen=True, kw_only=True)
class _Waiting:
    turn: QueueTurn
    who: str
    words: str
    is_cut: bool

    @property
    def is_now(self) -> bool:
        return self.turn.state == Turn.NOW


def _tell(hall: Hall, base: str) -> dict[str, Any]:
    forum = hall.forum
    inquiry_id = forum.inquiry_id
    planned = [row for row in hall.rounds if row.state == RoundState.PLANNED]
    queue = _queue(forum)
    return {
        "stage": forum.stage,
        "is_before": forum.stage in {Stage.DRAFT, Stage.ANNOUNCED},
        "is_live": forum.stage == Stage.LIVE,
        "can_begin": forum.stage == Stage.ANNOUNCED,
        "total": sum(row.state != RoundState.SKIPPED for row in hall.rounds),
        "following": planned[0] if planned else None,
        "help": _help(hall.running),
        "help_next": _help(planned[0] if planned else None),
        "told_by_round": _told(hall),
        "counts": reads.counts_of(forum),
        "queue": queue,
        "speaks": any(row.is_now for row in queue),
        "words": [
            _word(heard, is_for_staff=forum.is_for_staff) for heard in reads.newest_words(forum, seats=hall.seats)
        ],
        "is_too_small": forum.is_for_staff and hall.seats < K_STAFF,
        "least": K_STAFF,
        "voting": listen_reads.voting_of(inquiry_id),
        "statements": listen_reads.voted_on(inquiry_id).count(),
        "voters": listen_reads.voter_counts([inquiry_id]).get(inquiry_id, 0),
        "votes_now": hall.running is not None and hall.running.kind == RoundKind.STATEMENTS,
        "promises": act_reads.commitments_of(inquiry_id),
        "code": hall_code(forum, base=base),
    }


DESK = Page(
    kind="desk",
    folder="forum/desk",
    names=("now", "queue", "words", "numbers", "floor", "promises", "agenda", "code"),
    tell=_tell,
)


def _told(hall: Hall) -> list[tuple[Round, int]]:
    told = reads.told_by_round(hall.forum.pk)
    return [(row, told.get(row.pk, 0)) for row in hall.rounds]


def _help(row: Round | None) -> _Help | None:
    if row is None:
        return None
    return _Help(position=row.position, title=row.title, more=hosting(reader_language())[row.kind])


def _word(heard: Heard, *, is_for_staff: bool) -> _Word:
    row, story = heard.contribution, heard.story
    # The day is today; the minute could lead from words to somebody who just put the telephone away.
    arrived = [] if is_for_staff else [date_format(timezone.localtime(story.received_at), "H:i")]
    voice = replace(listen_reads.voice(story), note=[*listen_reads.written_down(story), *arrived])
    return _Word(
        pk=story.pk,
        entry=story.entry_index,
        voice=voice,
        round=row.round.title,
        sign="" if is_for_staff or row.seat is None else row.seat.speaker_code,
        is_late=row.is_late,
        in_hall=story.is_for_forum,
    )


def _queue(forum: Forum) -> list[_Waiting]:
    """With the words somebody wants to speak about, in their newest version; among staff nobody sees such words."""
    turns = reads.queue_of(forum.pk)
    named = set() if forum.is_for_staff else {turn.contribution.story_id for turn in turns if turn.contribution}
    newest = listen_reads.newest_versions(forum.inquiry_id, named) if named else {}
    return [_waiting(turn, newest.get(turn.contribution.story_id) if turn.contribution else None) for turn in turns]


def _waiting(turn: QueueTurn, story: Story | None) -> _Waiting:
    words, is_cut = beginning(story.text, most=_EXCERPT) if story and story.withdrawn_at is None else ("", False)
    return _Waiting(turn=turn, who=turn.seat.name or turn.seat.speaker_code, words=words, is_cut=is_cut)
