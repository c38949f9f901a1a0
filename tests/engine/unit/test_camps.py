"""k-means in the plane without random numbers."""

from itertools import product

import numpy as np
import pytest

from resonanz_engine.steps import camps
from resonanz_engine.types import Numbers


def error(points: Numbers, weights: Numbers, centres: Numbers) -> float:
    return float((camps.distances(points, centres).min(axis=1) * weights).sum())


def test_clear_groups_are_found() -> None:
    random = np.random.default_rng(0)
    points = np.concatenate([random.normal(size=(20, 2)) + middle for middle in ([0, 0], [20, 0], [0, 20])])
    found = camps.nested(points, np.ones(60), 3, 4)
    assert [len(centres) for centres in found] == [1, 2, 3]
    assert sorted(np.bincount(camps.nearest(points, found[2])).tolist()) == [20, 20, 20]


def test_it_finds_the_best_of_all_divisions() -> None:
    points = np.random.default_rng(3).normal(size=(9, 2))
    weights = np.arange(1.0, 10.0)
    best = np.inf
    for labels in product(range(3), repeat=9):
        groups = np.array(labels)
        if len(set(labels)) == 3:
            centres = np.array(
                [np.average(points[groups == g], axis=0, weights=weights[groups == g]) for g in range(3)]
            )
            best = min(best, float((((points - centres[groups]) ** 2).sum(axis=1) * weights).sum()))
    assert error(points, weights, camps.nested(points, weights, 3, 9)[2]) == pytest.approx(best)


def test_weights_count_as_copies() -> None:
    points, weights = np.random.default_rng(4).normal(size=(12, 2)), np.arange(1, 13)
    copies = np.repeat(points, weights, axis=0)
    heavy = camps.nested(points, weights.astype(float), 2, 12)[1]
    assert error(copies, np.ones(78), heavy) == pytest.approx(
        error(copies, np.ones(78), camps.nested(copies, np.ones(78), 2, 78)[1])
    )


def test_more_groups_never_fit_worse() -> None:
    points = np.random.default_rng(5).normal(size=(50, 2))
    errors = [error(points, np.ones(50), centres) for centres in camps.nested(points, np.ones(50), 5, 3)]
    assert errors == sorted(errors, reverse=True)


def test_one_place_is_one_group() -> None:
    assert len(camps.nested(np.ones((5, 2)), np.ones(5), 5, 4)) == 1


def test_two_places_are_at_most_two_groups() -> None:
    assert len(camps.nested(np.array([[0.0, 0.0], [1.0, 1.0]]), np.ones(2), 5, 4)) == 2


def test_middles_keep_the_centre_of_an_empty_group() -> None:
    centres = np.array([[9.0, 9.0], [7.0, 7.0]])
    found = camps.middles(np.array([[1.0, 1.0], [3.0, 5.0]]), np.array([0, 0]), centres)
    assert found.tolist() == [[2.0, 3.0], [7.0, 7.0]]
