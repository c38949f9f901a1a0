"""Whether a text names somebody from the team, however it is written."""

from __future__ import annotations

import pytest

from resonanz.people import reads
from resonanz.people.actions.team import leave_team
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "is_all"),
    [
        ("Mira Holt", True),
        ("mira  HOLT", True),
        ("Holt, Mira", False),
        ("Mira Holt, Kundendienst", True),
        ("Mirа Hоlt", True),
        ("Kundendienst (Mira Holt)", False),
        ("Frau Holt", False),
        ("M. Holt und ihr Team", False),
    ],
)
def test_a_member_is_recognised(people: People, text: str, *, is_all: bool) -> None:
    assert [(named.account, named.is_all) for named in reads.named_in(text)] == [(people.mira, is_all)]


@pytest.mark.parametrize("text", ["", "  ", "Leitung Kundendienst", "Mira", "Holtmann", "Im Holt 3", "das Telefonteam"])
def test_a_function_names_nobody(people: People, text: str) -> None:
    assert reads.named_in(text) == []


def test_whoever_left_is_still_somebody(people: People) -> None:
    leave_team(account=people.jonas)
    assert [named.account for named in reads.named_in("Jonas Perk")] == [people.jonas]


def test_two_names_are_two(people: People) -> None:
    assert len(reads.named_in("Mira Holt und Jonas Perk")) == 2
