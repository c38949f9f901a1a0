"""How statements come in: from a guest, word for word from a story, or from the house under its own badge."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.errors import (
    NotInTheStory,
    NotReleased,
    StatementKnown,
    StatementsClosed,
    StatementTooLong,
    VotingClosed,
)
from resonanz.listen.models import Statement, Story
from resonanz.listen.reads.ballots import voting_of
from resonanz.listen.rules.ballots import LONGEST_STATEMENT, SEED_BITS, statement_draft
from resonanz.listen.rules.words import check_words
from resonanz.people import reads as people_reads
from resonanz.trust.actions import claim_number, record
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Voter
    from resonanz.people.models import Account


@transaction.atomic
def add_statement(
    *, inquiry: Inquiry, voter: Voter, key: str, text: str, person: Account | None = None, via: Via = Via.WEB
) -> Statement:
    """A guest's own statement. `person` is who is signed in: somebody who works here does not speak as a customer.

    Raises `VotingClosed`, `StatementsClosed`, `StatementTooLong`, `StatementKnown`, or what `check_words` raises.
    """
    _check(text)
    voting = voting_of(inquiry.pk)
    if not (inquiry.is_open and voting.is_open):
        raise VotingClosed
    if not voting.takes_statements:
        raise StatementsClosed
    claimed = claim_number(
        key=f"statement:{key}", body={"voter": voter.pk, "text": text}, model=Statement, name="statement"
    )
    if not claimed.is_new:
        return Statement.objects.get(pk=claimed.number)
    _refuse_known(inquiry, text)
    return _store(
        Statement(
            pk=claimed.number,
            text=text,
            roles=people_reads.roles_for(claimed=voter.roles, account=person or voter.person),
            teller=voter.teller,
            person_id=voter.person_id,
            via=via,
        ),
        inquiry,
    )


@transaction.atomic
def write_statement(*, inquiry: Inquiry, key: str, words: str, by: Account) -> Statement:
    """A statement of the house. It bears the badge of the organisation, whoever wrote it. Raises as above."""
    _check(words)
    claimed = claim_number(key=f"statement:{key}", body={"by": by.pk, "text": words}, model=Statement, name="statement")
    if not claimed.is_new:
        return Statement.objects.get(pk=claimed.number)
    _refuse_known(inquiry, words)
    return _store(Statement(pk=claimed.number, text=words, roles=[], entered_by=by, via=Via.WEB), inquiry)


@transaction.atomic
def quote_statement(*, story: Story, inquiry: Inquiry, key: str, words: str, by: Account) -> Statement:
    """Takes a passage of a story, character for character; it keeps the voice and the badge of whoever told it.

    Raises `NotReleased` unless everybody may read the story, `NotInTheStory`, and as above.
    """
    _check(words)
    told = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    if not told.is_public or told.superseded_at is not None or told.inquiry_id != inquiry.pk:
        raise NotReleased
    if words not in told.text and words not in told.works_well:
        raise NotInTheStory
    claimed = claim_number(
        key=f"statement:{key}", body={"story": told.pk, "text": words}, model=Statement, name="statement"
    )
    if not claimed.is_new:
        return Statement.objects.get(pk=claimed.number)
    _refuse_known(inquiry, words)
    return _store(
        Statement(
            pk=claimed.number,
            text=words,
            roles=people_reads.roles_for(claimed=told.roles, account=told.person),
            teller=told.teller,
            entered_by=by,
            origin=told,
            via=Via.WEB,
        ),
        inquiry,
    )


def fresh_seed() -> int:
    return secrets.randbits(SEED_BITS)


def _check(text: str) -> None:
    check_words(text)
    if len(text) > LONGEST_STATEMENT:
        raise StatementTooLong


def _refuse_known(inquiry: Inquiry, text: str) -> None:
    if Statement.objects.filter(inquiry_id=inquiry.pk, text=text).exists():
        raise StatementKnown


def _store(statement: Statement, inquiry: Inquiry) -> Statement:
    statement.inquiry_id = inquiry.pk
    statement.seed, statement.said_at = fresh_seed(), clock.now()
    statement.entry_index = record(statement_draft(statement, place=inquiry.place)).index
    statement.save(force_insert=True)
    events.votes_changed.announce(inquiry.pk)
    return statement
