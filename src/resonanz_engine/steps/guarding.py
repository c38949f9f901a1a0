"""Which counts may be said together so that no small set of people can be computed from them.

Auditing of sum queries: an answered count is a 0/1 row over people, and a sum is disclosed exactly when its row lies in
the space of the answered rows. Chin, F. and Özsoyoğlu, G. (1982), Auditing and inference control in statistical
databases, IEEE Transactions on Software Engineering 8(6), 574-582. What is audited is exact disclosure by adding and
taking off, not what can be narrowed down to a range.
"""

import numpy as np

from resonanz_engine.types import BoolArray, Numbers

TOLERANCE = 1e-6
"""A row counts as inside the space when no larger part of its length is left outside; more is withheld then."""


def sayable(known: BoolArray, asked: BoolArray, guarded: BoolArray) -> list[bool]:
    """For each row of ``asked`` (a, p) whether it may be said beside ``known`` (q, p), the largest first.

    None of ``guarded`` (g, p) becomes computable but for those that are so from ``known`` alone. p are people.
    """
    order = sorted(range(len(asked)), key=lambda at: (-int(asked[at].sum()), asked[at].tobytes()))
    known, asked, guarded = _merged(known, asked, guarded)
    space = _Space(known, guarded)
    said = [False] * len(asked)
    for place in order:
        said[place] = space.take(asked[place].astype(np.float64))
    return said


class _Space:
    """What can be computed so far, and what is left of the guarded rows outside of it."""

    def __init__(self, known: BoolArray, guarded: BoolArray) -> None:
        self._basis = np.zeros((0, known.shape[1]))
        rows = guarded.astype(np.float64)
        self._rest, self._length = rows, (rows * rows).sum(axis=1)
        for row in known.astype(np.float64):
            self._grow(self._direction(row))
        lasting = ~self._inside(self._rest)
        self._rest, self._length = self._rest[lasting], self._length[lasting]

    def take(self, row: Numbers) -> bool:
        """Whether the row may be said; if so it is part of the space from now on."""
        direction = self._direction(row)
        if direction is None:
            return True
        left = self._rest - np.outer(self._rest @ direction, direction)
        if self._inside(left).any():
            return False
        self._grow(direction)
        return True

    def _inside(self, rest: Numbers) -> BoolArray:
        return np.asarray((rest * rest).sum(axis=1) <= TOLERANCE * self._length)

    def _direction(self, row: Numbers) -> Numbers | None:
        """The part of a row that is new, of unit length; twice, so that rounding does not add up."""
        rest = row - (self._basis @ row) @ self._basis
        rest = rest - (self._basis @ rest) @ self._basis
        length = float(np.sqrt(rest @ rest))
        return None if length <= TOLERANCE * max(1.0, float(np.sqrt(row @ row))) else rest / length

    def _grow(self, direction: Numbers | None) -> None:
        if direction is not None:
            self._basis = np.concatenate([self._basis, direction[None, :]])
            self._rest = self._rest - np.outer(self._rest @ direction, direction)


def _merged(known: BoolArray, asked: BoolArray, guarded: BoolArray) -> tuple[BoolArray, BoolArray, BoolArray]:
    """People whom no count tells apart are one column; a set that divides them can never be computed."""
    together = np.concatenate([known, asked])
    _, first, column = np.unique(together, axis=1, return_index=True, return_inverse=True)
    column = column.reshape(-1)
    size = np.bincount(column, minlength=len(first))
    members = np.zeros((len(guarded), len(first)), dtype=np.int64)
    for row, people in enumerate(guarded):
        members[row] = np.bincount(column[people], minlength=len(first))
    whole = ((members == 0) | (members == size)).all(axis=1) & (members > 0).any(axis=1)
    return known[:, first], asked[:, first], members[whole] > 0
