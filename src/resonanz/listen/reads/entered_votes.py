"""What the entries of statements, votes and votings say, as this room holds them today."""

from __future__ import annotations

from django.db.models import Max

from resonanz.listen.enums import Standing
from resonanz.listen.models import Statement, Vote, VotingChange
from resonanz.listen.reads.openings import is_erased_as_entered, is_in_sight_as_ruled
from resonanz.listen.rules.ballots import role_of, statement_opens, vote_opens, voting_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_STATEMENT, _VOTE, _VOTER = "listen_statement", "listen_vote", "listen_voter"


def add_statements(openings: Openings) -> None:
    rows = Statement.objects.filter(openings.wanted).select_related("inquiry", "origin")
    statements = list(rows.order_by("pk"))
    rulings = trust_reads.last_rulings([statement.entry_index for statement in statements])
    for statement in statements:
        index = statement.entry_index
        openings.add(
            index,
            statement_opens(statement),
            shown=Shown(
                kind=Kind.STATEMENT,
                role=role_of(statement.roles),
                time=statement.said_at,
                place=statement.inquiry.place,
                via=statement.via,
                state=statement.standing.value,
            ),
            table=_STATEMENT,
            row=statement.pk,
        )
        if not (
            is_in_sight_as_ruled(statement, rulings.get(index))
            and is_erased_as_entered(statement, openings.erased.get(index))
            and (statement.withdrawn_at or openings.voices.get(index, statement.teller) == statement.teller)
        ):
            openings.orphan(_STATEMENT, statement.pk, index)


def add_votes(openings: Openings) -> None:
    rows = Vote.objects.filter(openings.wanted).select_related("statement", "voter__inquiry", "supersedes")
    votes = list(rows.order_by("pk"))
    later = dict(
        Vote.objects.filter(supersedes_id__in=[vote.pk for vote in votes]).values_list("supersedes_id", "cast_at")
    )
    voters = {vote.voter_id for vote in votes}
    newest = dict(Vote.objects.filter(voter_id__in=voters).values_list("voter_id").annotate(Max("entry_index")))
    for vote in votes:
        voter, index = vote.voter, vote.entry_index
        openings.add(
            index,
            vote_opens(teller=voter.teller, statement_entry=vote.statement.entry_index, choice=vote.choice),
            shown=Shown(
                kind=Kind.VOTE,
                role=role_of(vote.roles),
                time=vote.cast_at,
                place=voter.inquiry.place,
                via=vote.via,
                state=Standing.SHOWN.value if vote.superseded_at is None else Standing.SUPERSEDED.value,
                previous=vote.supersedes.entry_index if vote.supersedes else None,
            ),
            table=_VOTE,
            row=vote.pk,
        )
        if vote.superseded_at != later.get(vote.pk) or openings.voices.get(index, voter.teller) != voter.teller:
            openings.orphan(_VOTE, vote.pk, index)
        if newest[voter.pk] == index and voter.roles != vote.roles:
            # Who counts as working here does not count on the map: that must be what was entered.
            openings.orphan(_VOTER, voter.pk, index)


def add_votings(openings: Openings) -> None:
    for row in VotingChange.objects.filter(openings.wanted).select_related("inquiry").order_by("entry_index"):
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.said_by_id}" if row.said_by_id else "command line",
                "body": voting_body(deed=row.deed, takes_statements=row.takes_statements),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.VOTING,
                role=TEAM_ROLE,
                time=row.said_at,
                place=row.inquiry.place,
                via=Via.WEB if row.said_by_id else Via.SYSTEM,
            ),
            table="listen_votingchange",
            row=row.pk,
        )
