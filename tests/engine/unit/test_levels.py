import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.steps import levels
from resonanz_engine.types import IntArray


def shuffled(*sizes: int) -> IntArray:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    return groups[np.random.default_rng(2).permutation(len(groups))]


def test_the_same_grouping_agrees_fully() -> None:
    groups = shuffled(40, 30, 30)
    assert levels.agreement(groups, (groups + 1) % 3) == pytest.approx(1, abs=0.01)


def test_chance_counts_nothing() -> None:
    random = np.random.default_rng(1)
    one, two = random.integers(0, 20, size=(2, 400))
    assert abs(levels.agreement(one, two)) < 0.03


def test_nothing_to_agree_on() -> None:
    one = np.zeros(5, dtype=np.int64)
    assert levels.agreement(one, one) == 0
    assert levels.agreement(one[:0], one[:0]) == 0


def test_halves_agree_where_there_is_something_to_find() -> None:
    groups = shuffled(50, 50, 50)
    graph = sparse.csr_array((groups[:, None] == groups[None, :]).astype(np.float32))

    def divide(half: sparse.csr_array) -> list[IntArray]:
        truth = np.unique(half.toarray(), axis=0, return_inverse=True)[1].ravel()
        return [truth, np.arange(half.shape[0]) // 3]

    curve = levels.halves_agree(graph, divide, 2, 2)
    assert curve.agreement[0] > 0.95
    assert curve.agreement[1] < 0.6
    assert curve.groups[0] == pytest.approx(3, abs=0.1)
    assert curve.groups[1] == pytest.approx(25, abs=0.1)


def curve_of(agreed: list[float], groups: list[float]) -> levels.Curve:
    return levels.Curve(np.array(agreed, dtype=np.float32), np.array(groups, dtype=np.float32))


@pytest.mark.parametrize(
    ("agreed", "margin", "level"),
    [
        ([0.2, 0.5, 0.9, 0.5], 0.03, 2),
        ([0.5, 0.5, 0.5, 0.5], 0.03, 0),
        ([0.2, 0.3, 0.4, 0.9], 0.03, 3),
        ([0.49, 0.5, 0.5, 0.5], 0.03, 0),
    ],
)
def test_the_coarsest_of_the_best_is_chosen(agreed: list[float], margin: float, level: int) -> None:
    assert levels.chosen(curve_of(agreed, [2, 4, 8, 16]), margin) == level


def test_two_or_three_groups_tell_nothing() -> None:
    agreed = [0.9, 0.9, 0.6, 0.5, 0.4]
    assert levels.chosen(curve_of(agreed, [2, 3, 6, 9, 12]), 0.03) == 0
    assert levels.chosen(curve_of(agreed, [2, 3, 6, 9, 12]), 0.03, 5) == 2


def test_where_all_levels_are_broad_the_finest_stays() -> None:
    assert levels.chosen(curve_of([0.9, 0.8, 0.8], [1, 2, 3]), 0.03, 5) == 2
