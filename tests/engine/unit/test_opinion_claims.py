"""What sets groups apart and what unites them."""

import numpy as np
import pytest

from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import Side
from resonanz_engine.pipeline.opinion_claims import consensus, distinguishing
from resonanz_engine.types import Numbers

RECIPE = OpinionRecipe()


def counts(*groups: list[tuple[int, int, int]]) -> Numbers:
    """(3, k, m) from (disagree, pass, agree) for each group and statement."""
    return np.array(groups, dtype=np.float64).transpose(2, 0, 1)


def test_the_worked_example_of_the_figures_page() -> None:
    """40 of 50 in the group agree, 10 of 60 of the others; one statement, two groups: four tests."""
    one, two = distinguishing(counts([(5, 5, 40)], [(45, 5, 10)]), ["s"], RECIPE)
    entry = one[0]
    assert (entry.side, entry.chosen, entry.votes, entry.chosen_else, entry.votes_else) == (Side.AGREE, 40, 50, 10, 60)
    assert entry.share == pytest.approx(0.8)
    assert entry.difference == pytest.approx(0.8 - 10 / 60)
    assert entry.difference_interval == pytest.approx((0.4062, 0.7691), abs=1e-4)
    assert entry.sure
    assert (two[0].side, two[0].chosen, two[0].votes) == (Side.DISAGREE, 45, 60)


def test_a_difference_may_be_likely_but_not_sure() -> None:
    table = counts([(2, 0, 8)] + [(5, 0, 5)] * 60, [(7, 0, 3)] + [(5, 0, 5)] * 60)
    one, _ = distinguishing(table, [str(n) for n in range(61)], RECIPE)
    assert [(entry.statement, entry.sure) for entry in one] == [("0", False)]


def test_equal_groups_differ_in_nothing() -> None:
    assert distinguishing(counts([(5, 5, 5)], [(5, 5, 5)]), ["s"], RECIPE) == ((), ())


def test_the_surest_difference_comes_first() -> None:
    table = counts([(0, 0, 40), (10, 0, 30), (0, 0, 4)], [(40, 0, 0), (30, 0, 10), (4, 0, 0)])
    assert [entry.statement for entry in distinguishing(table, ["a", "b", "c"], RECIPE)[0]] == ["a", "b", "c"]


def test_one_side_of_a_statement_is_told() -> None:
    one, _ = distinguishing(counts([(40, 0, 0)], [(0, 0, 40)]), ["s"], RECIPE)
    assert [(entry.statement, entry.side) for entry in one] == [("s", Side.DISAGREE)]


def test_consensus_needs_every_group() -> None:
    table = counts([(0, 0, 30), (0, 0, 30), (30, 0, 0)], [(0, 0, 30), (30, 0, 0), (28, 2, 0)])
    found = consensus(table, [4, 7], ["a", "b", "c"], RECIPE)
    assert [(entry.statement, entry.side, entry.sure) for entry in found] == [
        ("a", Side.AGREE, True),
        ("c", Side.DISAGREE, True),
    ]
    assert [share.group for share in found[0].groups] == [4, 7]
    assert found[1].weakest == pytest.approx(28 / 30)
    assert found[1].floor == min(share.interval[0] for share in found[1].groups)


def test_a_group_without_votes_on_it_does_not_agree() -> None:
    assert consensus(counts([(0, 0, 30)], [(0, 0, 0)]), [1, 2], ["a"], RECIPE) == ()


def test_passes_do_not_agree() -> None:
    assert consensus(counts([(0, 20, 20)]), [1], ["a"], RECIPE) == ()


def test_few_votes_are_not_sure() -> None:
    table = counts([(0, 0, 4)] + [(1, 1, 1)] * 40)
    found = consensus(table, [1], [str(n) for n in range(41)], RECIPE)
    assert [(entry.statement, entry.sure) for entry in found] == [("0", False)]


def test_lists_end_somewhere() -> None:
    table = counts([(0, 0, 90)] * 30, [(0, 0, 90)] * 30)
    assert len(consensus(table, [1, 2], [str(n) for n in range(30)], RECIPE)) == RECIPE.common


def test_no_groups_no_claims() -> None:
    assert distinguishing(np.zeros((3, 0, 4)), list("abcd"), RECIPE) == ()
    assert consensus(np.zeros((3, 0, 4)), [], list("abcd"), RECIPE) == ()
