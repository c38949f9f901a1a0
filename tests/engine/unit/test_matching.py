import numpy as np
import pytest

from resonanz_engine.steps.matching import match, overlap


def test_overlap_is_jaccard() -> None:
    table = overlap(np.array([0, 0, 1, -1]), np.array([0, 1, 1, 1]), 2, 2)
    assert table == pytest.approx(np.array([[1 / 2, 1 / 3], [0, 1 / 2]]))


def test_best_sum_wins_and_weak_pairs_are_no_match() -> None:
    likeness = np.array([[0.9, 0.8], [0.8, 0.1]], dtype=np.float32)
    assert match(likeness, 0.2) == {1: 0, 0: 1}
    assert match(np.array([[0.1]], dtype=np.float32), 0.2) == {}
    assert match(np.zeros((0, 3), dtype=np.float32), 0.2) == {}
