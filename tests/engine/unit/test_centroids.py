import numpy as np
import pytest

from resonanz_engine.steps import centroids
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


def test_facets_of_a_group_in_two_pieces() -> None:
    owner, facets = centroids.facets(rows(0, 0, 1, 1, 2, 2), np.array([0, 0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 2, 2]))
    assert owner.tolist() == [0, 0, 1]
    assert facets == pytest.approx(rows(0, 1, 2), abs=1e-6)


def test_a_group_of_crumbs_keeps_its_largest() -> None:
    owner, _ = centroids.facets(rows(0, 1, 1.1), np.array([0, 0, 0]), np.array([0, 1, 1]))
    assert owner.tolist() == [0]


def test_own_strength_looks_at_own_facets_only() -> None:
    strengths = centroids.own_strengths(rows(0, 0), np.array([1, ALONE]), np.array([0, 1]), rows(0, 1))
    assert strengths == pytest.approx([np.cos(1), 0], abs=1e-6)
