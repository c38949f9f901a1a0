import numpy as np
import pytest

from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.pipeline.checks import checked_ids, checked_vectors


def test_lists_become_rows() -> None:
    rows = checked_vectors([[1, 2], [3, 4]], 2)
    assert rows.dtype == np.float32
    assert rows.tolist() == [[1, 2], [3, 4]]


def test_nothing_is_no_rows() -> None:
    assert checked_vectors([], 0).shape == (0, 0)


@pytest.mark.parametrize("rows", [[[1], [1, 2]], [["a"]], [1, 2], [[[1]]], 5])
def test_other_shapes_are_refused(rows: object) -> None:
    with pytest.raises(VectorError):
        checked_vectors(rows)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_values_must_be_finite(value: float) -> None:
    with pytest.raises(VectorError, match="NaN"):
        checked_vectors([[value, 1]])


@pytest.mark.parametrize("count", [0, 1, 3])
def test_one_row_for_each_text(count: int) -> None:
    with pytest.raises(VectorError, match="need"):
        checked_vectors([[1, 2], [3, 4]], count)


def test_positions_stand_in_for_ids() -> None:
    assert checked_ids(None, 3) == ["0", "1", "2"]
    assert checked_ids(("b", "a"), 2) == ["b", "a"]


@pytest.mark.parametrize("ids", [["a"], ["a", "a"], ["a", "b", "c"], []])
def test_ids_are_one_for_each(ids: list[str]) -> None:
    with pytest.raises(InputError):
        checked_ids(ids, 2)
