"""The two directions of greatest difference."""

import numpy as np
import pytest
from scipy import sparse

from resonanz_engine.steps import axes


def random_table(people: int, statements: int, seed: int = 0) -> sparse.csr_array:
    random = np.random.default_rng(seed)
    dense = random.integers(-1, 2, size=(people, statements)).astype(float)
    dense += 3 * np.outer(random.normal(size=people), random.normal(size=statements))
    kept = random.random((people, statements)) < 0.6
    rows, columns = np.nonzero(kept)
    return sparse.coo_array((dense[kept], (rows, columns)), shape=(people, statements)).tocsr()


def test_missing_votes_count_as_the_mean_of_the_statement() -> None:
    table = sparse.csr_array(np.array([[1.0, 0.0], [-1.0, 1.0]]))
    assert axes.centred(table).toarray().tolist() == [[1.0, 0.0], [-1.0, 0.0]]


@pytest.mark.parametrize(("people", "statements"), [(60, 30), (30, 60), (9, 5), (12, 4), (30, 3), (200, 2), (6, 60)])
def test_axes_are_the_leading_singular_vectors(people: int, statements: int) -> None:
    votes = axes.centred(random_table(people, statements))
    found = axes.principal(votes, axes.start(statements), 1e-9)
    _, _, right = np.linalg.svd(votes.toarray())
    assert found.T @ found == pytest.approx(np.eye(2), abs=1e-9)
    for side in range(2):
        assert abs(found[:, side] @ right[side]) == pytest.approx(1, abs=1e-6)


def test_a_warm_start_finds_the_same_axes() -> None:
    votes = axes.centred(random_table(80, 40))
    cold = axes.principal(votes, axes.start(40), 1e-10)
    begin = axes.start(40)
    begin[:, :2] = cold + 0.05
    assert axes.principal(votes, begin, 1e-10) == pytest.approx(cold, abs=1e-6)


def test_a_single_direction_leaves_the_second_axis_empty() -> None:
    votes = axes.centred(sparse.csr_array(np.array([[1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [-1.0, 1.0]])))
    found = axes.principal(votes, axes.start(2), 1e-9)
    assert np.abs(found[:, 0]) == pytest.approx(np.sqrt(0.5))
    assert not found[:, 1].any()


def test_one_difference_between_two_people_is_one_axis() -> None:
    votes = axes.centred(sparse.csr_array(np.array([[0.0, 0, 0, 0, 1], [0.0, 0, 0, 0, -1], [0.0, 0, 0, 0, 0]])))
    assert pytest.approx(np.array([[0, 0, 0, 0, 1.0], [0] * 5])) == axes.principal(votes, axes.start(5), 1e-9).T


def test_unanimous_votes_have_no_axes() -> None:
    votes = axes.centred(sparse.csr_array(np.ones((4, 3))))
    assert not axes.principal(votes, axes.start(3), 1e-9).any()


@pytest.mark.parametrize("shape", [(0, 0), (3, 0), (0, 3), (1, 1)])
def test_empty_tables_have_no_axes(shape: tuple[int, int]) -> None:
    found = axes.principal(axes.centred(sparse.csr_array(shape)), axes.start(shape[1]), 1e-9)
    assert (found.shape, found.any()) == ((shape[1], 2), False)


def test_few_votes_stay_near_the_middle() -> None:
    dense = np.array([[1.0, 1.0, 1.0, 1.0], [-1.0, -1.0, -1.0, -1.0], [1.0, 0.0, 0.0, 0.0], [-1.0, 0.0, 0.0, 0.0]])
    votes = axes.centred(sparse.csr_array(dense))
    found = axes.principal(votes, axes.start(4), 1e-9)
    far = np.abs(axes.positions(votes, found, 10.0)[:, 0])
    assert far[0] == pytest.approx(far[1])
    assert far[2] < far[0] / 3
    votes_one = votes.toarray()[0] @ found[:, 0]
    assert axes.positions(votes, found, 0.0)[0, 0] == pytest.approx(votes_one)
    assert axes.positions(votes, found, 4.0)[0, 0] == pytest.approx(votes_one / 2)


def test_people_without_votes_are_in_the_middle() -> None:
    votes = sparse.csr_array(np.array([[1.0, 0.5], [0.0, 0.0]]))
    assert axes.positions(votes, np.eye(2), 10.0)[1].tolist() == [0, 0]


def test_one_person_far_out_is_pulled_in() -> None:
    angles = np.linspace(0, 2 * np.pi, 20, endpoint=False)
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.linspace(1, 2, 20)[:, None]
    points[0] = [100.0, 0.0]
    fenced = axes.fenced(points)
    assert fenced[1:] == pytest.approx(points[1:])
    assert 2 < fenced[0, 0] < 6
    assert axes.fenced(points[:0]).shape == (0, 2)


def test_turned_axes_lie_on_those_before() -> None:
    before = np.linalg.qr(np.random.default_rng(0).normal(size=(6, 2)))[0]
    angle = 1.1
    spin = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    assert axes.turned(before @ spin, before) == pytest.approx(before)
    assert axes.turned(-before, before) == pytest.approx(before)
