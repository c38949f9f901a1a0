import numpy as np
import pytest

from resonanz_engine.steps.quotes import TOO_LONG, readable, told
from resonanz_engine.types import FloatArray


def worth(*values: float) -> FloatArray:
    return np.array(values, dtype=np.float32)


def test_passages_with_telling_words_tell_more() -> None:
    scores = told([worth(1, 0), worth(0, 0)], [np.array([1, 2]), np.array([3, 4])])
    assert scores.tolist() == [1, 0]


def test_a_stem_counts_once() -> None:
    once, twice = told([worth(1, 0), worth(1, 1)], [np.array([1, 2]), np.array([1, 1])]).tolist()
    assert once == twice == 1


def test_length_alone_wins_nothing() -> None:
    short, long = told([worth(1), worth(1, *[0] * 40)], [np.arange(1), np.arange(41)]).tolist()
    assert short > long > 0


def test_nothing_said() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert told([worth()], [none]).tolist() == [0]
    assert told([], []).tolist() == []


@pytest.mark.parametrize(("length", "factor"), [(29, TOO_LONG), (30, 1), (200, 1), (201, TOO_LONG)])
def test_what_can_be_read_aloud(length: int, factor: float) -> None:
    assert readable(np.array([length])).tolist() == pytest.approx([factor])
