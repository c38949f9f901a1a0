"""One vote per person and statement, in an order of its own."""

import numpy as np

from resonanz_engine.opinion_types import Votes
from resonanz_engine.steps.ballots import counted


def test_the_last_vote_counts() -> None:
    found = counted(Votes.of([("a", "1", 1), ("a", "1", 0), ("a", "1", -1)]))
    assert found.table.toarray().tolist() == [[-1.0]]
    assert (found.replaced, found.contradicting) == (2, 2)


def test_saying_the_same_twice_is_no_contradiction() -> None:
    found = counted(Votes.of([("a", "1", 1), ("b", "1", 0), ("a", "1", 1)]))
    assert (found.table.nnz, found.replaced, found.contradicting) == (2, 1, 0)


def test_passes_are_stored() -> None:
    assert counted(Votes.of([("a", "1", 0)])).table.nnz == 1


def test_numbers_come_in_their_order() -> None:
    found = counted(Votes.of([("10", "b", 1), ("9", "a", -1), ("2", "a", 1)]))
    assert (found.people, found.statements) == (("2", "9", "10"), ("a", "b"))
    assert found.table.toarray().tolist() == [[1, 0], [-1, 0], [0, 1]]


def test_people_and_statements_without_votes_stay() -> None:
    nobody = np.zeros(0, dtype=np.int64)
    found = counted(Votes(("a", "b"), ("1",), nobody, nobody, nobody))
    assert (found.table.shape, found.table.nnz, found.replaced) == ((2, 1), 0, 0)


def test_many_people_are_ordered_as_few_are() -> None:
    rows = [(str(number), str(number % 3), 1) for number in range(70_000)]
    found = counted(Votes.of([*rows, ("5", "2", -1)]))
    assert found.people[:3] == ("0", "1", "2")
    assert (found.table.nnz, found.table[5, 2], found.contradicting) == (70_000, -1, 1)


def test_indices_within_a_person_are_sorted() -> None:
    table = counted(Votes.of([("a", str(number), 1) for number in (7, 3, 9, 1)])).table
    assert table.indices.tolist() == [0, 1, 2, 3]
