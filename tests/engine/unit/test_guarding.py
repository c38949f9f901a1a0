import numpy as np

from resonanz_engine.steps.guarding import sayable
from resonanz_engine.types import BoolArray


def rows(*members: str) -> BoolArray:
    return np.array([[sign == "1" for sign in row] for row in members])


def test_what_gives_nothing_away_may_be_said() -> None:
    assert sayable(rows("111111"), rows("111000"), rows("100000")) == [True]


def test_a_rest_that_would_be_left_over_withholds_the_smaller_count() -> None:
    assert sayable(rows("1111111"), rows("1111000", "0000110"), rows("0000001")) == [True, False]


def test_what_is_known_anyway_blocks_nothing() -> None:
    assert sayable(rows("1111", "1000"), rows("0110"), rows("1000")) == [True]


def test_without_questions_nothing_is_said() -> None:
    assert sayable(rows("11"), np.zeros((0, 2), dtype=np.bool_), rows("10")) == []
