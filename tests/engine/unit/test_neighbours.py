import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.steps import neighbours


def test_nearest_on_a_half_circle() -> None:
    angles = np.array([0.0, 0.1, 0.3, 3.0], dtype=np.float32)
    rows = np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    assert neighbours.nearest(rows, 1).ravel().tolist() == [1, 0, 1, 2]


def test_no_neighbours_wanted() -> None:
    assert neighbours.nearest(np.ones((1, 2), dtype=np.float32), 0).shape == (1, 0)


@pytest.mark.parametrize("total", [40, 1700])
def test_bundles_find_the_same_as_sorting(total: int) -> None:
    rows = neighbours.unit(np.random.default_rng(1).normal(size=(total, 8)).astype(np.float32))
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -9)
    wanted = np.sort(np.argsort(-cosines, axis=1)[:, :5], axis=1)
    assert np.array_equal(np.sort(neighbours.nearest(rows, 5), axis=1), wanted)


def test_words_and_vectors_agree() -> None:
    rows = neighbours.unit(np.abs(np.random.default_rng(2).normal(size=(30, 6))).astype(np.float32))
    near, cosines = neighbours.nearest_by_words(sparse.csr_array(rows), 3)
    assert np.array_equal(np.sort(near, axis=1), np.sort(neighbours.nearest(rows, 3), axis=1))
    assert cosines == pytest.approx(np.take_along_axis(rows @ rows.T, near, axis=1), abs=1e-5)


def test_company_is_the_mean_of_the_nearest() -> None:
    rows = np.array([[1, 0], [1, 0], [0, 1], [-1, 0]], dtype=np.float32)
    assert neighbours.company(rows, 1).tolist() == [1, 1, 0, 0]
    assert neighbours.company(rows, 2) == pytest.approx([0.5, 0.5, 0, -0.5])
    assert neighbours.company(rows, 99) == pytest.approx([0, 0, 0, -2 / 3], abs=1e-6)


@pytest.mark.parametrize("total", [0, 1])
def test_nobody_has_company_alone(total: int) -> None:
    assert neighbours.company(np.ones((total, 2), dtype=np.float32), 5).tolist() == [0] * total


def test_neighbour_matrix_has_everyone_with_themselves() -> None:
    matrix = neighbours.neighbour_matrix(np.array([[1], [2], [0]]))
    assert matrix.toarray().tolist() == [[1, 1, 0], [0, 1, 1], [1, 0, 1]]


@pytest.mark.parametrize("total", [0, 1])
def test_words_without_relatives(total: int) -> None:
    near, cosines = neighbours.nearest_by_words(sparse.csr_array((total, 3), dtype=np.float32), 4)
    assert near.shape == cosines.shape == (total, 0)


def test_unit_leaves_zero_alone() -> None:
    assert neighbours.unit(np.array([[3, 4], [0, 0]], dtype=np.float32)).tolist() == [
        pytest.approx([0.6, 0.8]),
        [0, 0],
    ]
