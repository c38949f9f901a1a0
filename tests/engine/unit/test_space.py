import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.steps import space as spaces
from resonanz_engine.types import FloatArray, Space


def everyone(rows: FloatArray) -> np.ndarray:
    return np.arange(len(rows), dtype=np.int64)


def test_the_mean_of_few_is_drawn_to_zero() -> None:
    rows = np.ones((8, 2), dtype=np.float32)
    assert spaces.mean_of(rows, everyone(rows)).tolist() == [0.5, 0.5]
    assert spaces.mean_of(rows, everyone(rows)[:0]).tolist() == [0, 0]


def test_values_without_the_missing() -> None:
    assert spaces.values_of(["b", "", None, "a", "b"]) == ("a", "b")
    assert spaces.membership(["b", None, "x"], ("a", "b")).toarray().tolist() == [[0, 1], [0, 0], [0, 0]]


def test_a_group_loses_what_it_shares() -> None:
    rows = np.array([[1, 0]] * 40 + [[-1, 0]] * 40, dtype=np.float32)
    own = spaces.membership(["a"] * 40 + ["b"] * 40, ("a", "b"))
    (shift,) = spaces.shifts_of(rows, [own])
    assert shift == pytest.approx(np.array([[40 / 48, 0], [-40 / 48, 0]]), abs=1e-6)


def test_small_groups_are_shrunk() -> None:
    rows = np.array([[1, 0]], dtype=np.float32)
    (shift,) = spaces.shifts_of(rows, [spaces.membership(["a"], ("a",))])
    assert shift == pytest.approx(np.array([[1 / 9, 0]]), abs=1e-6)


def test_two_columns_share_what_they_explain() -> None:
    rows = np.array([[2, 1]] * 50 + [[2, 0]] * 50 + [[0, 1]] * 50 + [[0, 0]] * 50, dtype=np.float32)
    one = spaces.membership(["a"] * 100 + ["b"] * 100, ("a", "b"))
    two = spaces.membership((["x"] * 50 + ["y"] * 50) * 2, ("x", "y"))
    centred = rows - rows.mean(axis=0)
    shifts = spaces.shifts_of(centred, [one, two])
    left = centred - one @ shifts[0] - two @ shifts[1]
    assert np.abs(left).max() < 0.15


def test_the_leading_direction_goes_when_it_tells_little() -> None:
    random = np.random.default_rng(4)
    rows = random.normal(size=(300, 12)).astype(np.float32) + np.eye(12, dtype=np.float32)[0] * 0.3
    basis = spaces.basis_of(rows, 5, 0.5)
    values, directions = np.linalg.eigh(rows.T @ rows)
    assert values[-1] > 0
    assert basis.shape == (12, 5)
    assert np.abs(basis.T @ directions[:, -1]).max() < 1e-5
    assert spaces.basis_of(rows, 5, 0.01).T[0] == pytest.approx(directions[:, -1], abs=1e-5)


@pytest.mark.parametrize("shape", [(0, 4), (3, 4)])
def test_no_directions_at_all(shape: tuple[int, int]) -> None:
    assert spaces.basis_of(np.zeros(shape, dtype=np.float32), 3, 0.15).shape == (4, 0)


def test_within_is_of_unit_length_and_tells_what_lies_outside() -> None:
    space = Space(np.zeros(3, dtype=np.float32), np.eye(3, dtype=np.float32)[:, :2])
    rows = np.array([[3, 4, 0], [0, 1, 1], [0, 0, 0]], dtype=np.float32)
    units, share = spaces.within(rows, everyone(rows), space)
    assert units == pytest.approx(np.array([[0.6, 0.8], [0, 1], [0, 0]]))
    assert share == pytest.approx([1, np.sqrt(0.5), 0])


def test_words_that_give_away_a_group_weigh_less() -> None:
    own = spaces.membership(["a"] * 50 + ["b"] * 50, ("a", "b"))
    told = np.zeros((100, 2), dtype=np.float32)
    told[:50, 0] = 1
    told[::2, 1] = 1
    weights = spaces.independent(sparse.csr_array(told), [own]).toarray()
    assert weights[0, 0] < weights[0, 1]
    assert np.linalg.norm(weights[0]) == pytest.approx(1)
