import numpy as np
import pytest

from resonanz_engine.steps import centroids
from resonanz_engine.steps.centroids import Prototypes
from resonanz_engine.types import ALONE, FloatArray


def rows(*angles: float) -> FloatArray:
    return np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)


def test_assign_to_the_nearest() -> None:
    groups, strengths = centroids.assign(rows(0.1, 1.5), rows(0.0, 1.5))
    assert groups.tolist() == [0, 1]
    assert strengths == pytest.approx([np.cos(0.1), 1.0], abs=1e-6)


def test_assign_without_centroids() -> None:
    groups, strengths = centroids.assign(rows(0.1), np.zeros((0, 2), dtype=np.float32))
    assert (groups.tolist(), strengths.tolist()) == ([ALONE], [0.0])


def test_fence_of_even_values_lets_nobody_go() -> None:
    assert centroids.fence(np.full(50, 0.7, dtype=np.float32), 0.15) == pytest.approx(0.7)
    assert centroids.fence(np.zeros(0, dtype=np.float32), 0.15) == 0


def test_fence_never_lets_more_than_the_cap_go() -> None:
    strengths = np.linspace(0, 1, 1001).astype(np.float32) ** 4
    floor = centroids.fence(strengths, 0.15)
    assert np.mean(strengths < floor) <= 0.15


def test_small_groups_dissolve() -> None:
    groups = centroids.without_small(np.array([0, 1, 1, 2, 2, ALONE]), 2)
    assert groups.tolist() == [ALONE, 0, 0, 1, 1, ALONE]


def made(angles: list[float], groups: list[int], pieces: list[int], facets: list[int] | None = None) -> Prototypes:
    own = np.array(facets if facets is not None else groups)
    return centroids.prototypes(rows(*angles), np.array(groups), own, np.array(pieces), 2)


def test_prototypes_of_a_group_in_two_pieces() -> None:
    found = made([0, 0, 1, 1, 2, 2], [0, 0, 0, 0, 1, 1], [0, 0, 1, 1, 2, 2])
    assert found.owner.tolist() == [0, 0, 1]
    assert found.rows == pytest.approx(rows(0, 1, 2), abs=1e-6)


def test_no_prototype_stands_for_one_alone() -> None:
    found = made([0, 0.1, 1.2, 1.0, 1.1], [0, 0, 0, 1, 1], [0, 0, 1, 2, 2])
    assert found.made_of.sum(axis=1).min() >= 2


def test_the_nearest_prototype_tells_the_group() -> None:
    angles, groups = [0, 0.1, 1.2, 1.25, 1.0, 1.1, 2.0], [0, 0, 0, 0, 1, 1, 1]
    found = made(angles, groups, [0, 0, 1, 2, 3, 3, 3])
    nearest, _ = centroids.assign(rows(*angles), found.rows)
    assert found.owner[nearest].tolist() == groups


def test_facets_are_parts_of_a_group() -> None:
    found = made([0, 0, 1, 1, 2, 2], [0] * 6, [0, 0, 1, 1, 2, 2], [0, 0, 1, 1, 1, 1])
    assert found.part.tolist() == [0, 1, 1]


def test_strength_without_self() -> None:
    angles = [0.0, 0.2, 1.5, 1.7]
    found = made(angles, [0, 0, 1, 1], [0, 0, 1, 1])
    assert centroids.without_self(rows(*angles), found) == pytest.approx([np.cos(0.2)] * 4, abs=1e-5)


def test_nothing_to_stand_for() -> None:
    found = made([0.0, 1.0], [ALONE, ALONE], [0, 0], [0, 0])
    assert len(found.rows) == 0
    assert centroids.without_self(rows(0, 1), found).tolist() == [0, 0]


def test_own_nearest_looks_at_own_prototypes_only() -> None:
    nearest, cosines = centroids.own_nearest(rows(0, 0), np.array([1, ALONE]), np.array([0, 1]), rows(0, 1))
    assert nearest.tolist() == [1, ALONE]
    assert cosines == pytest.approx([np.cos(1), 0], abs=1e-6)
