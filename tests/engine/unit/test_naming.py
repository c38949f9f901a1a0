import numpy as np
import pytest

from resonanz_engine.steps import naming


def test_a_voice_counts_once() -> None:
    phrase, voice, theme = np.array([0, 0, 0, 1]), np.array([0, 0, 1, 2]), np.array([0, 0, 0, 1])
    assert naming.occurrences(phrase, voice, theme, 2, 2).tolist() == [[2, 0], [0, 1]]


def test_telling_is_what_the_others_don_t_say() -> None:
    counts = np.array([[5, 5], [5, 0]])
    scores = naming.tellingness(counts, np.array([10, 10]), np.array([10, 5]), 20)
    assert scores[1, 0] > scores[0, 0] >= 0
    assert scores[1, 1] == 0


def test_form_prefers_two_words_and_rare_ones() -> None:
    flat = np.ones((3, 1), dtype=np.float32)
    one = np.ones(3, dtype=np.float32)
    form = naming.with_form(flat, np.array([1, 2, 2]), one, one * 0, np.array([9, 9, 0.1], dtype=np.float32))
    assert form[1, 0] > form[0, 0] > form[2, 0]


def test_no_theme_speaks_with_the_name_of_another() -> None:
    scores = np.array([[3, 3], [2, 1], [1, 2]], dtype=np.float32)
    chosen = naming.choose(scores, [(1,), (1, 2), (3,)], [0, 1], 3)
    assert chosen == [[0, 2], [2, 1]]


def test_names_are_unknown_without_scores() -> None:
    assert naming.choose(np.zeros((2, 1), dtype=np.float32), [(1,), (2,)], [0], 3) == [[]]


def test_common_is_a_quarter() -> None:
    assert pytest.approx(np.log(4)) == naming.COMMON
