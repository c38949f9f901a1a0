"""Cells of neighbours on the map."""

import numpy as np
import pytest

from resonanz_engine.steps.cells import cells, summary


def test_few_points_are_their_own_cells() -> None:
    assert cells(np.zeros((3, 2)), 5).tolist() == [0, 1, 2]


def test_many_points_share_cells() -> None:
    points = np.random.default_rng(0).normal(size=(1000, 2))
    labels = cells(points, 64)
    assert sorted(set(labels.tolist())) == list(range(64))
    middles, weights = summary(points, labels)
    assert weights.sum() == 1000
    within = ((points - middles[labels]) ** 2).sum()
    assert within < 0.04 * ((points - points.mean(axis=0)) ** 2).sum()


def test_equal_points_are_never_parted() -> None:
    points = np.repeat(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 2.0]]), 50, axis=0)
    labels = cells(points, 10)
    assert len(set(labels.tolist())) == 3
    assert all(len(set(labels[begin : begin + 50].tolist())) == 1 for begin in (0, 50, 100))


def test_one_place_is_one_cell() -> None:
    assert set(cells(np.full((30, 2), 0.1), 8).tolist()) == {0}


def test_summary_is_the_mean_of_each_cell() -> None:
    middles, weights = summary(np.array([[0.0, 0.0], [2.0, 4.0], [5.0, 5.0]]), np.array([0, 0, 1]))
    assert (middles.tolist(), weights.tolist()) == ([[1.0, 2.0], [5.0, 5.0]], [2.0, 1.0])


@pytest.mark.parametrize("most", [1, 2, 7])
def test_there_are_never_more_cells_than_wanted(most: int) -> None:
    assert len(set(cells(np.random.default_rng(1).normal(size=(40, 2)), most).tolist())) == most
