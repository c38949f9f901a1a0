"""How far two groupings agree."""

import numpy as np
import pytest
from benchmarks.agreement import ari

from resonanz_engine.steps.agreement import rand_index


@pytest.mark.parametrize(
    ("one", "two", "value"),
    [
        ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
        ([0, 0, 0, 0], [0, 0, 0, 0], 1.0),
        ([0, 0, 1, 1], [0, 0, 0, 0], 0.0),
        ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
        ([0], [0], 1.0),
        ([], [], 1.0),
    ],
)
def test_known_values(one: list[int], two: list[int], value: float) -> None:
    assert rand_index(np.array(one, dtype=np.int64), np.array(two, dtype=np.int64)) == pytest.approx(value)


def test_it_agrees_with_the_benchmarks() -> None:
    random = np.random.default_rng(0)
    one, two = random.integers(0, 4, size=(2, 300))
    two[:200] = one[:200]
    assert rand_index(one, two) == pytest.approx(ari(one, two))
