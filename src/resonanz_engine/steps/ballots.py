"""Votes as they came become one vote per person and statement, in an order of their own."""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from resonanz_engine.opinion_types import Ballots, Votes
from resonanz_engine.types import IntArray

_SMALL = 2**16


def counted(votes: Votes) -> Ballots:
    """The votes that count: of several on one statement by one person the last one.

    People and statements are ordered by the length of their id, then by the id, which puts numbers in their
    order.
    """
    people, of_person = _order(votes.people)
    statements, of_statement = _order(votes.statements)
    person, statement = of_person[votes.person], of_statement[votes.statement]
    shape = (len(people), len(statements))
    # Two stable sorts (statement, then person) keep the order of arrival within a cell.
    order = np.argsort(_narrow(statement, shape[1]), kind="stable")
    order = order[np.argsort(_narrow(person, shape[0])[order], kind="stable")]
    row, column = person[order], statement[order]
    last = np.ones(len(order), dtype=bool)
    last[:-1] = (row[1:] != row[:-1]) | (column[1:] != column[:-1])
    value = votes.value[order].astype(np.float64)
    kept = np.flatnonzero(last)
    counts = np.diff(kept, prepend=-1)
    stands = np.repeat(value[kept], counts)
    starts = np.concatenate([[0], np.cumsum(np.bincount(row[kept], minlength=shape[0]))])
    table = sparse.csr_array((value[kept], column[kept].astype(np.int32), starts.astype(np.int32)), shape=shape)
    return Ballots(
        people=people,
        statements=statements,
        table=table,
        replaced=len(order) - len(kept),
        contradicting=int(np.count_nonzero(stands != value)),
    )


def _narrow(places: IntArray, count: int) -> npt.NDArray[Any]:
    """The same places in two bytes where they fit: numpy sorts those in linear time."""
    return places.astype(np.uint16) if count <= _SMALL else places


def _order(names: tuple[str, ...]) -> tuple[tuple[str, ...], IntArray]:
    """Sorted names, and the new place of each old one."""
    order = sorted(range(len(names)), key=lambda place: (len(names[place]), names[place]))
    places = np.empty(len(names), dtype=np.int64)
    places[order] = np.arange(len(names))
    return tuple(names[place] for place in order), places
