"""Saying figures about groups: in steps, never unsaid, never forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from resonanz.trust.actions import Attribute, Population, release_counts
from resonanz.trust.enums import Verdict
from resonanz.trust.models import Release, ReleasedCell
from resonanz.trust.reads import ReleasedTable

pytestmark = pytest.mark.django_db

COLOUR = Attribute(name="colour", values=("red", "blue", "green"))
R, S, P = Verdict.RELEASED, Verdict.SMALL, Verdict.PROTECTS


class Crowd:
    """Units that come and go; `loads` counts how often they were read."""

    def __init__(self) -> None:
        self.units: dict[str, str] = {}
        self.ever = 0
        self.loads = 0

    def come(self, **counts: int) -> Crowd:
        for colour, n in counts.items():
            for _ in range(n):
                self.ever += 1
                self.units[f"unit {self.ever}"] = colour
        return self

    def leave(self, *, colour: str, n: int) -> Crowd:
        for unit in [unit for unit, held in self.units.items() if held == colour][:n]:
            del self.units[unit]
        return self

    def table(self, **changes: Any) -> ReleasedTable:
        wanted: dict[str, Any] = {"cuts": [("colour",)], **changes}
        population = Population(key="crowd", attributes=(COLOUR,), stamp=self.ever, load=self._load)
        return release_counts(population=population, **wanted)

    def _load(self) -> list[tuple[str, Mapping[str, Sequence[str]]]]:
        self.loads += 1
        return [(unit, {"colour": [held]}) for unit, held in self.units.items()]


def shown(table: ReleasedTable) -> list[tuple[int | None, Verdict]]:
    return [(cell.count, cell.verdict) for cell in table.cells]


def test_counts_with_their_base_and_what_is_withheld_with_its_reason() -> None:
    table = Crowd().come(red=20, blue=9, green=3).table()
    assert shown(table) == [(20, R), (None, P), (None, S)]
    assert (table.base, table.withheld) == (32, 2)
    assert [(cell.label["colour"], cell.floor, cell.base) for cell in table.cells] == [
        ("red", 5, 32),
        ("blue", 5, 32),
        ("green", 5, 32),
    ]
    assert table.by_value("colour")["red"].count == 20


def test_too_few_are_not_counted_at_all() -> None:
    crowd = Crowd().come(red=5, blue=4)
    assert shown(crowd.table()) == [(None, S)] * 3
    assert not Release.objects.exists()
    assert crowd.loads == 0


def test_when_everybody_left_before_the_first_count_nobody_is_counted() -> None:
    table = Crowd().come(red=20).leave(colour="red", n=20).table()
    assert table.base == 0
    assert [cell.count for cell in table.cells] == [None, None, None]


def test_one_more_unit_changes_nothing_that_is_shown() -> None:
    crowd = Crowd().come(red=20, blue=20, green=20)
    first = crowd.table()
    assert shown(first) == [(20, R), (20, R), (20, R)]
    for _ in range(29):
        assert crowd.come(red=1).table() == first
    assert crowd.loads == 1


def test_a_later_release_says_what_is_safe_and_leaves_the_rest_as_it_was() -> None:
    crowd = Crowd().come(red=20, blue=20, green=20)
    first = crowd.table()
    second = crowd.come(red=30, blue=3, green=3).table()
    assert second.base == 96
    assert [cell.count for cell in second.cells] == [50, 20, 20]
    assert [cell.base for cell in second.cells] == [96, 60, 60]
    assert second.cells[1:] == first.cells[1:]


def test_who_left_hides_among_those_who_came() -> None:
    crowd = Crowd().come(red=20, blue=20, green=20)
    crowd.table()
    # Nobody new is blue: 19 after 20 would say who left.
    alone = crowd.leave(colour="blue", n=1).come(red=20, green=20).table()
    assert (alone.base, alone.cells[1].count, alone.cells[1].base) == (99, 20, 60)
    assert sum(cell.base == 99 for cell in alone.cells) <= 1


def test_a_new_cut_is_audited_against_the_old_one() -> None:
    def units() -> list[tuple[str, Mapping[str, Sequence[str]]]]:
        return [
            (f"u{n}", {"colour": ["red" if n < 20 else "blue"], "size": ["small" if n % 20 < 17 else "large"]})
            for n in range(40)
        ]

    size = Attribute(name="size", values=("small", "large"))
    population = Population(key="two", attributes=(COLOUR, size), stamp=40, load=units)
    assert [cell.count for cell in release_counts(population=population, cuts=[("colour",)]).cells] == [20, None, None]
    # Everyone is red or blue, so green is nobody and must not follow from the others.
    crossed = release_counts(population=population, cuts=[("colour", "size")])
    assert {cell.label["size"]: cell.count for cell in crossed.cells if cell.label["colour"] == "red"}["large"] is None


def test_looking_takes_two_statements() -> None:
    crowd = Crowd().come(red=20, blue=20, green=20)
    crowd.table()
    with CaptureQueriesContext(connection) as caught:
        crowd.table()
    assert len(caught) == 2


def test_a_floor_of_its_own() -> None:
    assert [cell.count for cell in Crowd().come(red=30, blue=30, green=9).table(k=10).cells] == [30, None, None]


@pytest.mark.parametrize("statement", ["UPDATE trust_release SET base = 1", "DELETE FROM trust_releasedcell"])
def test_what_was_said_cannot_be_unsaid(statement: str) -> None:
    Crowd().come(red=20, blue=20, green=20).table()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert ReleasedCell.objects.count() == 3


def test_nothing_stored_names_a_unit() -> None:
    Crowd().come(red=20, blue=20, green=20).table()
    release = Release.objects.get()
    assert b"unit" not in bytes(release.newcomers)
    assert len(bytes(release.newcomers)) < 60 * 8 + 64
