"""Votes of the groups."""

import numpy as np
from scipy import sparse

from resonanz_engine.steps.tally import tally


def test_votes_are_counted_by_group_and_statement() -> None:
    rows, columns = np.array([0, 0, 1, 2, 3]), np.array([0, 1, 0, 0, 1])
    table = sparse.coo_array((np.array([1.0, 2.0, -1.0, 1.0, 2.0]), (rows, columns)), shape=(4, 2)).tocsr()
    # A pass is a stored zero, which a conversion would not keep.
    table.data[table.data == 2] = 0
    found = tally(table, np.array([0, 0, 1, -1]), 2)
    assert found[2].tolist() == [[1, 0], [1, 0]]
    assert found[1].tolist() == [[0, 1], [0, 0]]
    assert found[0].tolist() == [[1, 0], [0, 0]]


def test_without_groups_there_is_nothing_to_count() -> None:
    assert tally(sparse.csr_array((2, 3)), np.array([-1, -1]), 0).shape == (3, 0, 3)
