import numpy as np
import pytest

from resonanz_engine.steps import naming
from resonanz_engine.types import IntArray


def test_a_voice_counts_once() -> None:
    phrase, voice, theme = np.array([0, 0, 0, 1]), np.array([0, 0, 1, 2]), np.array([0, 0, 0, 1])
    assert naming.occurrences(phrase, voice, theme, 2, 2).tolist() == [[2, 0], [0, 1]]


def test_voices_without_a_theme_count_nowhere() -> None:
    assert naming.occurrences(np.array([0, 0]), np.array([0, 1]), np.array([-1, 0]), 1, 1).tolist() == [[1]]


def test_nothing_occurs() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert naming.occurrences(none, none, none, 2, 3).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_telling_is_what_the_others_don_t_say() -> None:
    counts = np.array([[5, 5], [5, 0]])
    scores = naming.tellingness(counts, np.array([10, 10]), np.array([10, 5]), 20)
    assert scores[1, 0] > scores[0, 0] >= 0
    assert scores[1, 1] == 0


def test_more_of_the_theme_tells_more() -> None:
    counts = np.array([[2], [5], [9]])
    scores = naming.tellingness(counts, np.array([10]), np.array([2, 5, 9]), 100).ravel()
    assert scores.tolist() == sorted(scores.tolist())


def distinct(counts: list[list[int]], everywhere: list[int], sizes: list[int], voices: int) -> list[list[float]]:
    return naming.distinctive(np.array(counts), np.array(sizes), np.array(everywhere), voices).tolist()


def test_one_voice_is_no_evidence() -> None:
    assert distinct([[1, 2]], [3], [10, 10], 40)[0][0] == 0


def test_words_all_over_the_collection_fade() -> None:
    town, music = distinct([[4, 3, 3], [4, 0, 0]], [10, 4], [10, 10, 10], 30)
    assert music[0] > 3 * town[0]


def test_a_word_of_everybody_is_worth_nothing() -> None:
    assert distinct([[10, 10]], [20], [10, 10], 20) == [[0, 0]]


def test_the_first_word_counts_in_full_and_more_words_add_less() -> None:
    worth = np.array([[1, 0, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 1, 1, 1]], dtype=np.float32)
    assert naming.said(worth) == pytest.approx([1, 1.5, 1.75])


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4], [4, 2, 0, 1, 3]])
def test_the_order_of_words_is_free(order: list[int]) -> None:
    row = np.array([[5, 4, 3, 2, 1]], dtype=np.float32)
    assert naming.said(row[:, order]) == pytest.approx(naming.said(row))


def test_a_small_theme_believes_one_voice_a_large_one_wants_more() -> None:
    one = np.array([1, 1])
    small, large = naming.repeated(one, np.array([10, 400])).tolist()
    assert small == pytest.approx((1 / 1.1) ** 0.5)
    assert large == pytest.approx((1 / 5) ** 0.5)


def test_being_said_more_often_is_never_worse() -> None:
    weights = naming.repeated(np.arange(1, 60), np.full(59, 100))
    assert (np.diff(weights) > 0).all()


def chosen(
    scores: list[float], theme: list[int], main: list[int], stems: list[set[int]], wanted: int = 3
) -> dict[int, list[int]]:
    own: list[IntArray] = [np.array(theme), np.array(main)]
    order = sorted(set(theme))
    return naming.choose(np.array(scores), own[0], own[1], [frozenset(one) for one in stems], order, wanted)


def test_the_best_comes_first() -> None:
    assert chosen([1, 3, 2], [0, 0, 0], [1, 2, 3], [{1}, {2}, {3}]) == {0: [1, 2, 0]}


def test_no_theme_is_named_by_the_word_of_another() -> None:
    assert chosen([3, 9, 1], [0, 1, 1], [7, 7, 8], [{7}, {7}, {8}]) == {0: [0], 1: [2]}


def test_main_words_differ_within_a_theme() -> None:
    assert chosen([3, 2], [0, 0], [7, 7], [{7, 1}, {7, 2}]) == {0: [0]}


def test_no_phrase_says_all_that_another_says() -> None:
    assert chosen([3, 2, 1], [0, 0, 0], [7, 8, 9], [{7, 8}, {8}, {9}]) == {0: [0, 2]}


def test_no_more_than_wanted() -> None:
    assert chosen([3, 2, 1], [0, 0, 0], [1, 2, 3], [{1}, {2}, {3}], 2) == {0: [0, 1]}


def test_what_scores_nothing_is_not_chosen() -> None:
    assert chosen([0, -1], [0, 0], [1, 2], [{1}, {2}]) == {0: []}


def test_equals_are_taken_in_their_order() -> None:
    assert chosen([1, 1], [0, 0], [2, 1], [{2}, {1}]) == {0: [0, 1]}


def test_earlier_themes_choose_first() -> None:
    found = naming.choose(np.array([1.0, 9.0]), np.array([0, 1]), np.array([5, 5]), [frozenset({5})] * 2, [1, 0], 1)
    assert found == {1: [1], 0: []}


def test_common_is_a_quarter() -> None:
    assert pytest.approx(np.log(4)) == naming.COMMON
