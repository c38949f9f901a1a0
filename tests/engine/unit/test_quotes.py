import numpy as np

from resonanz_engine.steps.quotes import diverse, passages


def test_short_sentences_join_and_long_ones_are_left_out() -> None:
    assert passages([(0, 10), (11, 45), (46, 500), (501, 545)]) == [(0, 45), (501, 545)]
    assert passages([(0, 10)]) == []


def test_second_choice_is_different_and_from_elsewhere() -> None:
    relevance = np.array([1.0, 0.99, 0.98, 0.5], dtype=np.float32)
    likeness = np.eye(4, dtype=np.float32)
    likeness[0, 2] = likeness[2, 0] = 1
    assert diverse(relevance, likeness, [7, 7, 8, 9], 5) == [0, 3, 2]


def test_no_candidates() -> None:
    assert diverse(np.zeros(0, dtype=np.float32), np.zeros((0, 0), dtype=np.float32), [], 3) == []
