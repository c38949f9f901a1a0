"""The minutes of an evening: how it really went, and what was said, as far as these readers may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from resonanz.act import reads as act_reads
from resonanz.answer import reads as answer_reads
from resonanz.forum.enums import Deed, RoundState
from resonanz.forum.models import Forum, Happening, Round, Seat
from resonanz.forum.reads.forums import rounds_of
from resonanz.forum.reads.minutes_seal import Seal, seal_of
from resonanz.forum.reads.minutes_statements import Statements, statements_voted
from resonanz.forum.reads.minutes_words import Words, said_at, words_by_round
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K_STAFF, K

if TYPE_CHECKING:
    from resonanz.answer.reads import Balance
    from resonanz.trust.reads import ReleasedTable, ShownCell


@dataclass(frozen=True, kw_only=True)
class Held:
    """A round as it went. `reason` is why it was left out; `extended` are the minutes that were added."""

    round: Round
    words: Words
    started_at: datetime | None
    ended_at: datetime | None
    extended: int
    reason: str

    @property
    def is_skipped(self) -> bool:
        return self.round.state == RoundState.SKIPPED

    @property
    def was_held(self) -> bool:
        return self.started_at is not None


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """`seats` is None for a number of people too small to say; `least` is the smallest that is said."""

    forum: Forum
    rounds: Sequence[Held]
    seats: int | None
    least: int
    told: int
    shown: int
    table: ReleasedTable | None
    roles: Sequence[tuple[str, str, ShownCell]]
    statements: Statements
    commitments: Sequence[act_reads.Promise]
    balance: Balance
    before: Balance | None
    seal: Seal | None

    @property
    def closed(self) -> int:
        return sum(held.words.closed for held in self.rounds)


def minutes_of(forum: Forum) -> Minutes:
    """For everybody, or for the team where the evening was among staff; a fixed number of statements per round kind."""
    said = said_at(forum)
    seats = Seat.objects.filter(forum=forum).count()
    least = K_STAFF if forum.is_for_staff else K
    rounds = _rounds(forum, words_by_round(said, seats=seats))
    # The same release as on the balance: two tables about the same people could be held against each other.
    table = None if forum.is_for_staff else listen_actions.who_told(forum.inquiry_id)
    before = forum.previous
    return Minutes(
        forum=forum,
        rounds=rounds,
        seats=seats if seats >= least else None,
        least=least,
        told=len(said.rows),
        shown=sum(len(held.words.lines) for held in rounds),
        table=table,
        roles=listen_reads.role_rows(table) if table else [],
        statements=statements_voted(forum),
        commitments=act_reads.commitments_of(forum.inquiry_id),
        balance=answer_reads.balance(forum.inquiry),
        before=answer_reads.balance(before.inquiry) if before else None,
        seal=seal_of(forum, said),
    )


def _rounds(forum: Forum, words: dict[int, Words]) -> list[Held]:
    """In the order in which they were held; what was left out or not reached stands after them."""
    extended: dict[int, int] = {}
    reasons: dict[int, str] = {}
    happened = Happening.objects.filter(forum=forum, deed__in=[Deed.EXTENDED, Deed.SKIPPED]).order_by("number")
    for row in happened:
        if row.round is not None and row.deed == Deed.EXTENDED:
            extended[row.round] = extended.get(row.round, 0) + int(row.said.get("minutes", 0))
        elif row.round is not None:
            reasons[row.round] = str(row.said.get("reason", ""))
    rounds = [
        Held(
            round=row,
            words=words.get(row.pk, Words(told=0)),
            started_at=row.started_at,
            ended_at=row.ended_at,
            extended=extended.get(row.position, 0),
            reason=reasons.get(row.position, ""),
        )
        for row in rounds_of(forum.pk)
    ]
    return sorted(rounds, key=_order)


def _order(held: Held) -> tuple[bool, float, int]:
    began = held.started_at.timestamp() if held.started_at else 0.0
    return held.started_at is None, began, held.round.position
