"""Taking in a conversation that was voted on elsewhere: statements, voters and votes, marked as imported.

Each batch is a transaction: killed anywhere, a repetition goes on from there, and what is known comes no second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.actions.importing import teller_of
from resonanz.listen.actions.stating import fresh_seed
from resonanz.listen.actions.voting import draft_of
from resonanz.listen.enums import Choice
from resonanz.listen.models import Statement, Vote, Voter
from resonanz.listen.rules.ballots import statement_draft
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.tombstones import ERASED_SOURCE, erased_id
from resonanz.listen.rules.words import check_words
from resonanz.people import reads as people_reads
from resonanz.trust.actions import record_all
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_BATCH = 2_000
_CHOICES = {1: Choice.AGREE, 0: Choice.PASS, -1: Choice.DISAGREE}
Cast = tuple[str, str, int]
"""Voter and statement as the source names them, and 1, 0 or -1."""
Step = Callable[[int, int], None]


@dataclass(kw_only=True)
class BallotTally:
    """What was taken in. `changed` votes took the place of earlier ones; `left` are votes on statements not here."""

    statements: int = 0
    refused: int = 0
    voters: int = 0
    votes: int = 0
    changed: int = 0
    known: int = 0
    left: int = 0


@dataclass(frozen=True, kw_only=True)
class _Import:
    inquiry: Inquiry
    source: str
    roles: list[str]
    stated: dict[str, Statement]


def take_ballots(
    *,
    inquiry: Inquiry,
    source: str,
    statements: Mapping[str, str],
    votes: Sequence[Cast],
    roles: Sequence[str],
    on_step: Step,
) -> BallotTally:
    """`statements` are words by id; of several votes of one voter on one statement the last counts."""
    tally = BallotTally()
    badges = people_reads.roles_for(claimed=roles)
    stated = _take_statements(inquiry, source, statements, badges, tally)
    plan = _Import(inquiry=inquiry, source=source, roles=badges, stated=stated)
    last = {(who, what): value for who, what, value in votes}
    wanted = ((who, what, value) for (who, what), value in sorted(last.items()) if what in stated)
    tally.left = sum(what not in stated for _, what in last)
    done = 0
    while batch := list(islice(wanted, _BATCH)):
        with transaction.atomic():
            _take_votes(plan, batch, tally)
            events.votes_changed.announce(inquiry.pk)
        done += len(batch)
        on_step(done, len(last) - tally.left)
    return tally


def _take_statements(
    inquiry: Inquiry, source: str, statements: Mapping[str, str], roles: list[str], tally: BallotTally
) -> dict[str, Statement]:
    """The statements that may be voted on, by their id in the source."""
    known = _known(inquiry, source, list(statements))
    moment, fresh = clock.now(), []
    for number, text in statements.items():
        if number in known:
            continue
        try:
            check_words(text)
        except WordsRefused:
            tally.refused += 1
            continue
        fresh.append(
            Statement(
                inquiry_id=inquiry.pk,
                text=text,
                roles=people_reads.roles_for(claimed=roles),
                teller=uuid4(),
                seed=fresh_seed(),
                via=Via.IMPORT,
                said_at=moment,
                source=source,
                external_id=number,
            )
        )
    with transaction.atomic():
        recorded = record_all([statement_draft(row, place=inquiry.place) for row in fresh])
        for row, entry in zip(fresh, recorded, strict=True):
            row.entry_index = entry.index
        Statement.objects.bulk_create(fresh)
    tally.statements = len(fresh)
    living = {number: row for number, row in known.items() if row.withdrawn_at is None}
    return living | {row.external_id: row for row in fresh}


def _known(inquiry: Inquiry, source: str, numbers: list[str]) -> dict[str, Statement]:
    """What came before from this source; words that were erased on purpose stay away."""
    rows = Statement.objects.filter(inquiry_id=inquiry.pk, source=source)
    marks = {erased_id(source=source, external_id=number): number for number in numbers}
    erased = Statement.objects.filter(inquiry_id=inquiry.pk, source=ERASED_SOURCE, external_id__in=marks)
    return {row.external_id: row for row in rows} | {marks[row.external_id]: row for row in erased}


def _take_votes(plan: _Import, batch: Sequence[Cast], tally: BallotTally) -> None:
    voters = _voters(plan, [who for who, _, _ in batch], tally)
    before = {
        (vote.voter_id, vote.statement_id): vote
        for vote in Vote.objects.filter(voter__in=voters.values(), superseded_at=None)
    }
    fresh: list[Vote] = []
    moment = clock.now()
    for vote in _votes(plan, batch, voters):
        vote.cast_at, vote.supersedes = moment, before.get((vote.voter_id, vote.statement_id))
        if vote.supersedes is not None and vote.supersedes.choice == vote.choice:
            tally.known += 1
            continue
        fresh.append(vote)
    _store(plan, fresh)
    tally.votes += len(fresh)
    tally.changed += sum(vote.supersedes is not None for vote in fresh)


def _votes(plan: _Import, batch: Sequence[Cast], voters: Mapping[UUID, Voter]) -> Iterator[Vote]:
    for who, what, value in batch:
        yield Vote(
            statement=plan.stated[what],
            voter=voters[teller_of(plan.source, who)],
            choice=_CHOICES[value],
            roles=plan.roles,
            via=Via.IMPORT,
        )


def _store(plan: _Import, fresh: list[Vote]) -> None:
    recorded = record_all([draft_of(vote, place=plan.inquiry.place) for vote in fresh])
    for vote, entry in zip(fresh, recorded, strict=True):
        vote.entry_index = entry.index
    replaced = [vote.supersedes.pk for vote in fresh if vote.supersedes]
    Vote.objects.filter(pk__in=replaced).update(superseded_at=fresh[0].cast_at if fresh else None)
    Vote.objects.bulk_create(fresh)


def _voters(plan: _Import, names: Sequence[str], tally: BallotTally) -> dict[UUID, Voter]:
    """The same voter of a source is one number; who it is cannot be read back from it."""
    tellers = {teller_of(plan.source, name) for name in names}
    found = {
        voter.teller: voter
        for voter in Voter.objects.select_for_update(no_key=True)
        .filter(inquiry_id=plan.inquiry.pk, teller__in=tellers)
        .order_by("pk")
    }
    moment = clock.now()
    fresh = [
        Voter(
            inquiry_id=plan.inquiry.pk,
            teller=teller,
            roles=people_reads.roles_for(claimed=plan.roles),
            via=Via.IMPORT,
            began_at=moment,
        )
        for teller in sorted(tellers - set(found))
    ]
    Voter.objects.bulk_create(fresh)
    tally.voters += len(fresh)
    return found | {voter.teller: voter for voter in fresh}
