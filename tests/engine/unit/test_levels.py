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

    agreed = levels.halves_agree(graph, divide, 2, 2)
    assert agreed[0] > 0.95
    assert agreed[1] < 0.6


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
    assert levels.chosen(np.array(agreed, dtype=np.float32), margin) == level
