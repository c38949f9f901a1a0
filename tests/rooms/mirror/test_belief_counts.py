"""Of how many believe a promise only that is said from which no small group follows, even by turning the rule round."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple

import pytest

from resonanz.mirror.rules.belief_changes import change
from resonanz.mirror.rules.belief_counts import Part, Said, protected


def told(believe: int, doubt: int, rest: int = 0, *, left_open: int = 0, floor: int = 5) -> Part:
    part = protected(believe=believe, doubt=doubt, unsure=rest, left_open=left_open, floor=floor)
    assert part is not None
    return part


def test_large_sides_are_said_exactly() -> None:
    part = told(18, 10)
    assert (part.said, part.believe, part.doubt, part.unsure) == (Said.EXACT, (18, 18), (10, 10), 0)
    assert part.share == (0.6429, 0.6429)
    assert (part.low, part.high) == (0.4583, 0.7929)


def test_few_who_cannot_say_hide_the_smaller_side() -> None:
    part = told(18, 9, 1)
    assert (part.said, part.believe, part.doubt, part.unsure) == (Said.WITHIN, (18, 18), (6, 10), None)
    assert part.could_say == (24, 28)
    assert part.share == (0.6429, 0.75)


def test_hardly_anybody_is_no_number() -> None:
    part = told(4, 24)
    assert (part.said, part.believe, part.doubt) == (Said.NEARLY_ALL, (0, 4), (24, 28))
    assert part.share == (0.0, 0.1429)
    assert told(0, 28) == part == told(1, 25, 2), "that nobody believes it is not said either"


def test_a_small_side_beside_many_who_cannot_say() -> None:
    part = told(20, 2, 8)
    assert (part.said, part.believe, part.doubt) == (Said.WITHIN, (20, 20), (0, 4))
    assert part.could_say == (20, 24)


@pytest.mark.parametrize(("believe", "doubt", "rest"), [(4, 4, 20), (0, 0, 30), (5, 0, 0), (3, 3, 0)])
def test_too_few_on_both_sides_say_nothing(believe: int, doubt: int, rest: int) -> None:
    assert told(believe, doubt, rest).said == Said.TOO_FEW


def test_an_audience_under_its_floor_is_not_there() -> None:
    assert protected(believe=4, doubt=0, unsure=0, left_open=0, floor=5) is None
    assert protected(believe=9, doubt=0, unsure=0, left_open=0, floor=10) is None


def test_whoever_left_it_open_is_told_apart_only_where_both_are_many() -> None:
    assert told(10, 10, 6, left_open=0).unsure == 6
    assert told(10, 10, 6, left_open=5).unsure == 6
    assert told(10, 10, 6, left_open=2).unsure is None


@pytest.mark.parametrize("floor", [5, 10])
def test_nothing_small_can_be_computed_by_whoever_knows_the_rule(floor: int) -> None:
    """All houses with the same picture: no count under the floor is the same in all of them."""
    for people in range(floor, 4 * floor + 3):
        looks_like: defaultdict[object, list[tuple[int, int, int, int]]] = defaultdict(list)
        for believe in range(people + 1):
            for doubt in range(people + 1 - believe):
                rest = people - believe - doubt
                for left_open in range(rest + 1):
                    part = told(believe, doubt, rest - left_open, left_open=left_open, floor=floor)
                    looks_like[astuple(part)].append((believe, doubt, rest, rest - left_open))
        for houses in looks_like.values():
            for cell in range(3):
                values = {house[cell] for house in houses}
                is_nobody = cell == 2 and values == {0}
                assert len(values) > 1 or values >= {floor} or min(values) >= floor or is_nobody, (people, houses)
            unsure = {house[3] for house in houses}
            assert len(unsure) > 1 or min(unsure) >= floor or unsure == {0}, (people, houses)


def test_what_is_said_always_holds() -> None:
    for believe in range(31):
        for doubt in range(31 - believe):
            part = told(believe, doubt, 30 - believe - doubt)
            assert part.believe[0] <= believe <= part.believe[1]
            assert part.doubt[0] <= doubt <= part.doubt[1]
            if believe + doubt and part.is_told:
                assert part.share[0] - 1e-4 <= believe / (believe + doubt) <= part.share[1] + 1e-4
                assert part.low <= part.share[0]
                assert part.high >= part.share[1]


def test_a_part_comes_back_from_a_picture() -> None:
    part = told(18, 9, 1)
    said = {**part.__dict__, "believe": [18, 18], "doubt": [6, 10], "share": list(part.share), "said": "within"}
    assert Part.read(said) == part
    assert Part.read(None) is None


def test_a_change_is_only_said_where_it_is_no_chance() -> None:
    assert change(told(6, 22), told(22, 6)).is_sure
    assert change(told(6, 22), told(22, 6)).is_more
    assert not change(told(13, 15), told(15, 13)).is_sure
