"""Who voted how, and whether voting is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Max, Q, QuerySet

from resonanz.ground.codes import code_hash, read_code
from resonanz.listen.enums import Choice, VotingDeed
from resonanz.listen.models import Statement, Vote, Voter, VotingChange
from resonanz.people.enums import Role

if TYPE_CHECKING:
    from uuid import UUID

    from resonanz.people.models import Account

VALUES = {Choice.AGREE.value: 1, Choice.PASS.value: 0, Choice.DISAGREE.value: -1}
"""How the engine counts a vote."""

FIRST_VOTES = 7
"""Who has voted on so many statements (or on all, where there are fewer) may see what others voted."""


@dataclass(frozen=True, kw_only=True)
class Voting:
    """Whether an inquiry is voted on; `has_begun` stays true afterwards."""

    is_open: bool
    takes_statements: bool
    has_begun: bool


def voting_of(inquiry_id: int) -> Voting:
    newest = VotingChange.objects.filter(inquiry_id=inquiry_id).order_by("-entry_index").first()
    is_open = newest is not None and newest.deed == VotingDeed.OPENED
    return Voting(
        is_open=is_open,
        takes_statements=is_open and newest is not None and newest.takes_statements,
        has_begun=newest is not None,
    )


def voter_by_code(typed: str) -> Voter | None:
    """Whose code this is, however it was typed."""
    code = read_code(typed)
    return Voter.objects.select_related("inquiry", "person").filter(code_hash=code_hash(code)).first()


def voter_of(inquiry_id: int, person: Account | None) -> Voter | None:
    """The votes of whoever is signed in."""
    if person is None:
        return None
    return Voter.objects.select_related("inquiry", "person").filter(inquiry_id=inquiry_id, person=person).first()


def votes_of(voter: Voter | None) -> dict[int, str]:
    """The current vote on each statement."""
    if voter is None:
        return {}
    rows = Vote.objects.filter(voter_id=voter.pk, superseded_at=None)
    return dict(rows.values_list("statement_id", "choice"))


def first_votes(statements: int) -> int:
    """How many votes somebody gives before they see others'."""
    return min(FIRST_VOTES, statements)


def may_see_others(*, is_open: bool, done: int, statements: int) -> bool:
    """Everybody after the voting; before, whoever has given enough votes to have spoken without knowing others'."""
    return not is_open or done >= first_votes(statements) > 0


def ballots(inquiry_id: int, statement_ids: Sequence[int]) -> list[tuple[int, int, int]]:
    """(voter, statement, 1 | 0 | -1) of every current vote on these statements, oldest first.

    Whoever works here is left out: the map is about the people whom the organisation is there for.
    """
    rows = Vote.objects.filter(statement_id__in=statement_ids, superseded_at=None, voter__inquiry_id=inquiry_id)
    rows = rows.exclude(voter_id__in=staff_voters(inquiry_id)).order_by("entry_index")
    return [
        (voter, statement, VALUES[choice])
        for voter, statement, choice in rows.values_list("voter_id", "statement_id", "choice").iterator(
            chunk_size=20_000
        )
    ]


def staff_voters(inquiry_id: int) -> QuerySet[Voter, int]:
    """Voters with the badge of the house, and those whose account turned out to be one of ours."""
    badge = Q(roles__contains=[Role.EMPLOYEE.value])
    team = Q(person__is_team=True, person__is_active=True)
    relation = Q(person__relations__role=Role.EMPLOYEE, person__relations__until=None)
    return Voter.objects.filter(badge | team | relation, inquiry_id=inquiry_id).values_list("pk", flat=True)


def last_vote(inquiry_id: int) -> int:
    """The entry of the newest vote; -1 where nobody has voted yet."""
    newest = Vote.objects.filter(voter__inquiry_id=inquiry_id).order_by("-entry_index")
    return newest.values_list("entry_index", flat=True).first() or -1


def votes_since(inquiry_id: int, entry: int) -> int:
    return Vote.objects.filter(voter__inquiry_id=inquiry_id, entry_index__gt=entry).count()


def voter_counts(inquiry_ids: Sequence[int]) -> dict[int, int]:
    rows = Voter.objects.filter(inquiry_id__in=inquiry_ids).order_by()
    return dict(rows.values_list("inquiry_id").annotate(Count("pk")))


def newest_votes() -> dict[int, int]:
    """The entry of the newest vote, by inquiry."""
    rows = Voter.objects.order_by().values_list("inquiry_id").annotate(Max("votes__entry_index"))
    return {inquiry_id: entry for inquiry_id, entry in rows if entry is not None}


def voters_about(*, account_id: int | None = None, teller: UUID | None = None) -> list[Voter]:
    """Whose votes these are: of a person we know, or of an anonymous voice."""
    wanted = Q(person_id=account_id) if account_id is not None else Q(teller=teller)
    return list(Voter.objects.filter(wanted).select_related("inquiry").order_by("pk"))


def statements_about(*, account_id: int | None = None, teller: UUID | None = None) -> list[Statement]:
    """What they added themselves. What was taken from a story goes with the story."""
    wanted = Q(person_id=account_id) if account_id is not None else Q(teller=teller)
    return list(Statement.objects.filter(wanted, origin=None).select_related("inquiry").order_by("pk"))
