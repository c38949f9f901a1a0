"""How many groups there are, and which of them were there before."""

from dataclasses import replace

import numpy as np
import pytest

from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import Candidate
from resonanz_engine.pipeline.opinion_groups import choose, decided, recognised
from tests.engine.opinions import camps, mapped

RECIPE = OpinionRecipe()
MEMORY = replace(mapped(camps((20, 20))).memory, keys=np.array([3, 8]), next_key=9, wish=2, streak=0)
LEFT, RIGHT = MEMORY.centres


def candidate(count: int, score: float, smallest: int = 10) -> Candidate:
    return Candidate(count, score, 1.0, smallest)


@pytest.mark.parametrize(
    ("scores", "count"),
    [
        ([], 1),
        ([0.05, 0.1], 1),
        ([0.5, 0.3], 2),
        ([0.5, 0.55], 2),
        ([0.5, 0.6], 3),
        ([0.1, 0.13], 3),
        ([0.3, 0.3, 0.3, 0.9], 5),
    ],
)
def test_more_groups_must_be_clearly_better(scores: list[float], count: int) -> None:
    assert choose([candidate(k + 2, score) for k, score in enumerate(scores)], RECIPE) == count


def test_groups_that_point_at_persons_are_not_shown() -> None:
    assert choose([candidate(2, 0.9, smallest=4)], RECIPE) == 1
    assert choose([candidate(2, 0.9, smallest=4), candidate(3, 0.3, smallest=5)], RECIPE) == 3


def test_unsteady_groups_score_low() -> None:
    assert Candidate(2, 0.6, 0.5, 9).score == pytest.approx(0.3)
    assert Candidate(2, -0.1, -0.2, 9).score == 0


def test_groups_that_are_there_may_fade_a_little() -> None:
    fading = [candidate(2, 0.1)]
    assert (choose(fading, RECIPE), choose(fading, RECIPE, present=2)) == (1, 2)


def test_another_number_must_win_twice() -> None:
    views = (candidate(2, 0.5), candidate(3, 0.6))
    assert decided(views, None, RECIPE) == (3, 3, 0)
    assert decided(views, MEMORY, RECIPE) == (2, 3, 1)
    assert decided(views, replace(MEMORY, wish=3, streak=1), RECIPE) == (3, 3, 0)


def test_a_wish_that_changes_begins_anew() -> None:
    views = (candidate(2, 0.5), candidate(3, 0.6))
    assert decided(views, replace(MEMORY, wish=4, streak=1), RECIPE) == (2, 3, 1)
    assert decided((candidate(2, 0.5),), replace(MEMORY, wish=3, streak=1), RECIPE) == (2, 2, 0)


def test_a_clear_winner_wins_at_once() -> None:
    assert decided((candidate(2, 0.3), candidate(3, 0.6)), MEMORY, RECIPE) == (3, 3, 0)


def test_groups_that_no_longer_stand_go() -> None:
    assert decided((candidate(2, 0.7, smallest=4),), MEMORY, RECIPE) == (1, 1, 0)
    assert decided((candidate(2, 0.0),), MEMORY, RECIPE) == (1, 1, 0)


def test_recognised_groups_keep_their_keys() -> None:
    points = np.repeat([LEFT, RIGHT], [12, 8], axis=0)
    keys, fresh = recognised(points, np.repeat([1, 0], [12, 8]), 2, MEMORY)
    assert (keys.tolist(), fresh) == ([8, 3], 9)


def test_new_groups_get_new_keys() -> None:
    points = np.repeat([LEFT, RIGHT], [12, 8], axis=0)
    keys, fresh = recognised(points, np.array([0] * 12 + [1] * 5 + [2] * 3), 3, MEMORY)
    assert (keys.tolist(), fresh) == ([3, 8, 9], 10)


def test_without_memory_the_largest_group_comes_first() -> None:
    keys, fresh = recognised(np.zeros((5, 2)), np.array([0, 1, 1, 1, 2]), 3, None)
    assert (keys.tolist(), fresh) == ([2, 1, 3], 4)
