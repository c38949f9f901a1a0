"""Voting on statements: one entry of the ledger for each vote, in the transaction that stores it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import IntegrityError, transaction

from resonanz.ground import clock
from resonanz.ground.codes import code_hash, derived_code
from resonanz.listen import events
from resonanz.listen.enums import Choice, VotingDeed
from resonanz.listen.errors import StatementGone, VotingClosed
from resonanz.listen.models import Vote, Voter, VotingChange
from resonanz.listen.reads.ballots import voting_of
from resonanz.listen.reads.statements import statements_among
from resonanz.listen.rules.ballots import vote_draft, voting_body
from resonanz.people import reads as people_reads
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust import reads as trust_reads
from resonanz.trust.actions import Draft, claim_number, record, record_all
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Statement
    from resonanz.people.models import Account

CODE_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class Began:
    """Who votes, and the code that opens their page again; empty for whoever is signed in."""

    voter: Voter
    code: str = field(repr=False)


@transaction.atomic
def open_voting(*, inquiry: Inquiry, takes_statements: bool, by: int | None) -> VotingChange:
    """Begins a voting, or changes whether guests may add statements."""
    return _note_voting(inquiry, VotingDeed.OPENED, takes_statements=takes_statements, by=by)


@transaction.atomic
def close_voting(*, inquiry: Inquiry, by: int | None) -> VotingChange:
    """Ends it. What was voted stays, and from now on everybody may see the map."""
    return _note_voting(inquiry, VotingDeed.CLOSED, takes_statements=False, by=by)


def _note_voting(inquiry: Inquiry, deed: VotingDeed, *, takes_statements: bool, by: int | None) -> VotingChange:
    newest = VotingChange.objects.filter(inquiry_id=inquiry.pk).order_by("-entry_index").first()
    if newest is not None and (newest.deed, newest.takes_statements) == (deed, takes_statements):
        return newest
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.VOTING,
            place=inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else "command line",
            body=voting_body(deed=deed, takes_statements=takes_statements),
            moment=moment,
        )
    )
    return VotingChange.objects.create(
        inquiry_id=inquiry.pk,
        deed=deed,
        takes_statements=takes_statements,
        said_by_id=by,
        said_at=moment,
        entry_index=recorded.index,
    )


@transaction.atomic
def begin_voting(
    *, inquiry: Inquiry, key: str, person: Account | None = None, roles: Sequence[str] = (), via: Via = Via.WEB
) -> Began:
    """Makes somebody a voter. The same key again, or the same person, gives the same voter.

    `person` is who is signed in: the votes are theirs, and who works here votes as such, whatever `roles` says.
    """
    if person is not None:
        return Began(voter=_voter_of(inquiry, person, roles, via), code="")
    claimed = claim_number(key=f"voter:{key}", body={"inquiry": inquiry.code}, model=Voter, name="voter")
    code = derived_code(key.encode(), purpose="votes", length=CODE_LENGTH)
    if not claimed.is_new:
        known = Voter.objects.filter(pk=claimed.number).first()
        # Whoever had everything erased and sends the old form again begins anew, unlinked to what was.
        return Began(voter=known, code=code) if known else begin_voting(inquiry=inquiry, key=f"{key}+", via=via)
    voter = Voter(pk=claimed.number, code_hash=code_hash(code), roles=people_reads.roles_for(claimed=roles))
    return Began(voter=_save(voter, inquiry, via), code=code)


def _voter_of(inquiry: Inquiry, person: Account, roles: Sequence[str], via: Via) -> Voter:
    """The one voter of somebody who is signed in, however many windows they have open."""
    known = Voter.objects.filter(inquiry_id=inquiry.pk, person=person).first()
    if known is not None:
        return known
    voter = Voter(person=person, roles=people_reads.roles_for(claimed=roles, account=person))
    try:
        with transaction.atomic():
            return _save(voter, inquiry, via)
    except IntegrityError:
        return Voter.objects.get(inquiry_id=inquiry.pk, person=person)


def _save(voter: Voter, inquiry: Inquiry, via: Via) -> Voter:
    voter.inquiry_id, voter.via = inquiry.pk, via
    voter.teller, voter.began_at = uuid4(), clock.now()
    voter.save(force_insert=True)
    return voter


def cast_vote(
    *,
    inquiry: Inquiry,
    voter: Voter,
    statement: Statement,
    choice: str,
    person: Account | None = None,
    via: Via = Via.WEB,
) -> Vote:
    """As `cast_votes`, for one statement."""
    return cast_votes(inquiry=inquiry, voter=voter, choices={statement.pk: choice}, person=person, via=via)[0]


@transaction.atomic
def cast_votes(
    *,
    inquiry: Inquiry,
    voter: Voter,
    choices: Mapping[int, str],
    person: Account | None = None,
    via: Via = Via.WEB,
) -> list[Vote]:
    """Stores votes, each with an entry of its own: all of them, or none. Returns the current vote on each statement.

    The same choice again changes nothing, another one takes the place of the earlier. `choices` are by the
    statements' ids; `person` is who is signed in while voting: somebody who works here does not vote on as a
    customer. Raises `VotingClosed`, or `StatementGone` where a statement is not voted on (any more).
    """
    # Lock order: voter, ledger head. Two votes of the same person follow each other, none is lost.
    voter = Voter.objects.select_for_update(no_key=True).get(pk=voter.pk)
    if not (inquiry.is_open and voting_of(inquiry.pk).is_open):
        raise VotingClosed
    stated = {row.pk: row for row in statements_among(inquiry.pk, list(choices)) if row.is_public}
    if voter.inquiry_id != inquiry.pk or set(choices) - set(stated):
        raise StatementGone
    rows = Vote.objects.filter(voter=voter, statement_id__in=stated, superseded_at=None)
    before = {vote.statement_id: vote for vote in rows}
    fresh = {pk: Choice(said) for pk, said in choices.items() if pk not in before or before[pk].choice != said}
    if fresh:
        _note_badge(voter, person)
        made = _store(voter, {pk: stated[pk] for pk in fresh}, fresh, before=before, place=inquiry.place, via=via)
        before |= {vote.statement_id: vote for vote in made}
    return [before[pk] for pk in choices]


def _note_badge(voter: Voter, person: Account | None) -> None:
    """Whoever turns out to work here carries the badge from this vote on; what was said before stays as it was."""
    before = voter.roles
    voter.roles = people_reads.roles_for(claimed=before, account=person or voter.person)
    if voter.roles != before:
        voter.save(update_fields=["roles"])


def _store(
    voter: Voter,
    stated: Mapping[int, Statement],
    choices: Mapping[int, Choice],
    *,
    before: Mapping[int, Vote],
    place: str,
    via: Via,
) -> list[Vote]:
    moment = clock.now()
    votes = [
        Vote(
            statement=stated[pk],
            voter=voter,
            choice=choice,
            roles=voter.roles,
            via=via,
            cast_at=moment,
            supersedes=before.get(pk),
        )
        for pk, choice in choices.items()
    ]
    recorded = record_all([draft_of(vote, place=place) for vote in votes])
    for vote, entry in zip(votes, recorded, strict=True):
        vote.entry_index = entry.index
    replaced = [vote.supersedes.pk for vote in votes if vote.supersedes]
    Vote.objects.filter(pk__in=replaced).update(superseded_at=moment)
    events.votes_changed.announce(voter.inquiry_id)
    return Vote.objects.bulk_create(votes)


def draft_of(vote: Vote, *, place: str) -> Draft:
    """The entry of a vote that is about to be stored."""
    earlier = vote.supersedes
    return vote_draft(
        teller=vote.voter.teller,
        statement_entry=vote.statement.entry_index,
        choice=vote.choice,
        roles=vote.roles,
        place=place,
        via=vote.via,
        moment=vote.cast_at,
        previous=trust_reads.leaf_hash_of(earlier.entry_index) if earlier else None,
    )
