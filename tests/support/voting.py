"""Short ways to a voting: statements, voters, votes."""

from __future__ import annotations

from itertools import count
from typing import Any

from resonanz.ask.models import Inquiry
from resonanz.listen import actions
from resonanz.listen.models import Statement, Vote, Voter
from resonanz.people.models import Account
from tests.support.people import People

_numbers = count(1)


def key() -> str:
    return f"a key of a voting {next(_numbers):06d}"


def opened(people: People, *, takes_statements: bool = True, slug: str = "kontakt") -> Inquiry:
    """An open inquiry that is voted on."""
    inquiry = people.inquiry(slug=slug)
    actions.open_voting(inquiry=inquiry, takes_statements=takes_statements, by=people.mira.pk)
    return inquiry


def statements(people: People, inquiry: Inquiry, *texts: str) -> list[Statement]:
    """Statements of the house."""
    return [actions.write_statement(inquiry=inquiry, key=key(), words=text, by=people.mira) for text in texts]


def voter(inquiry: Inquiry, *, person: Account | None = None, roles: Any = ()) -> tuple[Voter, str]:
    """A guest with the code of their page."""
    began = actions.begin_voting(inquiry=inquiry, key=key(), person=person, roles=roles)
    return began.voter, began.code


def vote(inquiry: Inquiry, who: Voter, statement: Statement, choice: str = "agree", **more: Any) -> Vote:
    return actions.cast_vote(inquiry=inquiry, voter=who, statement=statement, choice=choice, **more)


CAMPS = ((1, 1, 1, 1, -1, -1, -1, -1, 1, 1), (-1, -1, -1, -1, 1, 1, 1, 1, 1, 1))
"""Two camps on ten statements that agree on the last two."""
CHOICES = {1: "agree", 0: "pass", -1: "disagree"}


def two_camps(people: People, *, sizes: tuple[int, int] = (12, 10)) -> tuple[Inquiry, list[Statement], list[Voter]]:
    """A voting in which two camps stand against each other; everybody passes once, each somewhere else."""
    inquiry = opened(people)
    stated = statements(people, inquiry, *(f"Aussage Nummer {n}." for n in range(1, 11)))
    voters: list[Voter] = []
    for camp, size in zip(CAMPS, sizes, strict=True):
        for number in range(size):
            who, _ = voter(inquiry)
            voters.append(who)
            for place, (statement, value) in enumerate(zip(stated, camp, strict=True)):
                vote(inquiry, who, statement, "pass" if place == number % 8 else CHOICES[value])
    return inquiry, stated, voters
