"""Which counts may be said so that no small group can be computed from all that was ever said.

Auditing of sum and count queries after Chin and Özsoyoğlu ("Auditing and Inference Control in Statistical
Databases", IEEE TSE 8(6), 1982; surveyed by Nabar, Kenthapadi, Mishra and Motwani, "A Survey of Query Auditing
Techniques for Data Privacy", 2008): every answered query is a 0/1 row over the units, and a sum is disclosed
exactly when its row lies in the row space of the answered ones. Units that no row and no attribute tells apart
are one column. Here the guarded sums are the groups of the attribute lattice with fewer members than their floor,
also within whoever came or left between two releases. Two adversaries are held off at once:

- for groups with members, one who already knows which combinations of values occur at all (only those are columns);
- for groups without members ("nobody of these", "all of those"), one who does not (every combination is a column).

The sizes of the population at every release count as known to everybody. What is audited is exact disclosure by
linear combination; bounds, and what a refusal itself reveals (Kenthapadi, Mishra, Nissim, "Simulatable Auditing",
2005), are not. docs/entscheidungen/0010-kleine-gruppen.md gives the figures for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import qr

from resonanz.trust.enums import Verdict
from resonanz.trust.rules.lattice import Attribute, Bits, Counts, Label, cell_floor, cell_mask, combinations_of, groups

Rows = NDArray[np.float64]

# A vector counts as inside the space when no more than this share of it is left outside; a larger one withholds more.
_TOLERANCE = 1e-6


@dataclass(frozen=True, kw_only=True)
class Cell:
    """A count at one release: `label` says of whom, `members` is a mask over all units, `release` its row."""

    label: Label
    members: Bits
    release: int


def decide(
    *,
    attributes: Sequence[Attribute],
    flags: Bits,
    presence: Bits,
    past: Sequence[Cell],
    asked: Sequence[Cell],
    k: int,
) -> list[Verdict]:
    """A verdict for each asked cell. `flags` has shape (flags, units), `presence` (releases, units): who was there
    at each release, the present one last. `past` are the cells that were released before.

    The largest cells are tried first, so that what must be withheld to protect others is small.
    """
    verdicts = [Verdict.SMALL] * len(asked)
    spans = [
        _real(attributes, flags, presence, past, asked, k=k),
        _imagined(attributes, flags, presence, past, asked, k=k),
    ]
    sizes = [int(cell.members.sum()) for cell in asked]
    for n in sorted(range(len(asked)), key=lambda n: (-sizes[n], n)):
        if sizes[n] < cell_floor(asked[n].label, attributes, k):
            continue
        if any(span.betrays(n) for span in spans):
            verdicts[n] = Verdict.PROTECTS
            continue
        verdicts[n] = Verdict.RELEASED
        for span in spans:
            span.take(n)
    return verdicts


class _Span:
    """The row space of what is known, what must stay outside of it, and rows that ask to be let in."""

    def __init__(self, known: Rows, guarded: Rows, asked: Rows) -> None:
        self._lengths = np.linalg.norm(guarded, axis=1)
        basis = _basis(known)
        rest = guarded - guarded @ basis.T @ basis
        # What is computable already cannot be taken back; it must not block everything after it.
        outside = np.linalg.norm(rest, axis=1) > _TOLERANCE * self._lengths
        self._rest, self._lengths = rest[outside], self._lengths[outside]
        self._scale = np.linalg.norm(asked, axis=1)
        self._asked = asked - asked @ basis.T @ basis

    def betrays(self, n: int) -> bool:
        direction = self._direction(n)
        if direction is None:
            return False
        left = (self._rest**2).sum(axis=1) - (self._rest @ direction) ** 2
        return bool((left <= _TOLERANCE * self._lengths**2).any())

    def take(self, n: int) -> None:
        direction = self._direction(n)
        if direction is not None:
            self._rest = self._rest - np.outer(self._rest @ direction, direction)
            self._asked = self._asked - np.outer(self._asked @ direction, direction)

    def _direction(self, n: int) -> Rows | None:
        length = float(np.linalg.norm(self._asked[n]))
        return None if length <= _TOLERANCE * self._scale[n] else self._asked[n] / length


def _real(
    attributes: Sequence[Attribute], flags: Bits, presence: Bits, past: Sequence[Cell], asked: Sequence[Cell], *, k: int
) -> _Span:
    """Columns are the kinds of units there are."""
    units = flags.shape[1]
    released, wanted = (_stacked([cell.members for cell in cells], units) for cells in (past, asked))
    kinds, sizes = _kinds(np.concatenate([presence, released, wanted, flags]))
    ends = np.cumsum([len(presence), len(past), len(asked)])
    there, released, wanted, own = np.split(kinds, ends)
    return _span(attributes, own, there, np.concatenate([there, released]), wanted, sizes, k=k, empty=False)


def _imagined(
    attributes: Sequence[Attribute], flags: Bits, presence: Bits, past: Sequence[Cell], asked: Sequence[Cell], *, k: int
) -> _Span:
    """Columns are all combinations of values at every way of having been there."""
    ways, _ = _kinds(presence)
    values = combinations_of(attributes, _kinds(flags)[0])
    there, own = np.repeat(ways, values.shape[1], axis=1), np.tile(values, ways.shape[1])
    place = {(way.tobytes(), value.tobytes()): n for n, (way, value) in enumerate(zip(there.T, own.T, strict=True))}
    sizes = np.zeros(there.shape[1], dtype=np.int64)
    units, counted = _kinds(np.concatenate([presence, flags]))
    for column, n in zip(units.T, counted, strict=True):
        sizes[place[column[: len(presence)].tobytes(), column[len(presence) :].tobytes()]] += n
    rows = [there[cell.release] & cell_mask(cell.label, attributes, own) for cell in [*past, *asked]]
    cells = _stacked(rows, there.shape[1])
    known = np.concatenate([there, cells[: len(past)]])
    return _span(attributes, own, there, known, cells[len(past) :], sizes, k=k, empty=True)


def _span(
    attributes: Sequence[Attribute],
    flags: Bits,
    there: Bits,
    known: Bits,
    wanted: Bits,
    sizes: Counts,
    *,
    k: int,
    empty: bool,
) -> _Span:
    # Columns that every row treats alike are one; a group that splits them can never be computed.
    _, first, merged = np.unique(np.concatenate([known, wanted]), axis=1, return_index=True, return_inverse=True)
    merged = merged.reshape(-1)
    guarded = _guarded(attributes, flags, there, sizes, merged, k=k, empty=empty)
    return _Span(known[:, first].astype(float), guarded.astype(float), wanted[:, first].astype(float))


def _guarded(
    attributes: Sequence[Attribute], flags: Bits, there: Bits, sizes: Counts, merged: Counts, *, k: int, empty: bool
) -> Bits:
    """The groups that are too small, as rows over the merged columns. `empty`: those that have nobody at all."""
    own, which = np.unique(flags, axis=1, return_inverse=True)
    which = which.reshape(-1)
    masks, floors = groups(attributes, own, k)
    widths = np.bincount(merged)
    order, starts = np.argsort(merged, kind="stable"), np.concatenate([[0], np.cumsum(widths)[:-1]])
    found: list[Bits] = [np.zeros((0, len(widths)), dtype=np.bool_)]
    for region in _regions(there):
        within = np.bincount(which, weights=sizes * region, minlength=own.shape[1])
        members = masks @ within
        if empty:
            possible = masks @ np.bincount(which, weights=region, minlength=own.shape[1])
            chosen = (members == 0) & (possible > 0) & (within.sum() > 0)
        else:
            chosen = (members > 0) & (members < floors)
        rows = masks[chosen][:, which] & region
        if len(rows):
            some = np.logical_or.reduceat(rows[:, order], starts, axis=1)
            whole = np.logical_and.reduceat(rows[:, order], starts, axis=1)
            found.append(whole[(some == whole).all(axis=1)])
    stacked = np.concatenate(found)
    _, first = np.unique(np.packbits(stacked, axis=1), axis=0, return_index=True)
    return stacked[first]


def _regions(there: Bits) -> Iterator[Bits]:
    """Everybody at a release, and who came or left between any two."""
    for later in range(len(there)):
        yield there[later]
        for earlier in range(later):
            for region in (there[later] & ~there[earlier], there[earlier] & ~there[later]):
                if region.any():
                    yield region


def _stacked(rows: Sequence[Bits], columns: int) -> Bits:
    return np.array(rows, dtype=np.bool_) if rows else np.zeros((0, columns), dtype=np.bool_)


def _kinds(rows: Bits) -> tuple[Bits, Counts]:
    """The different columns and how often each occurs; packed first, because there may be 100,000."""
    packed = np.ascontiguousarray(np.packbits(rows, axis=0).T)
    keys = packed.view([("", packed.dtype)] * packed.shape[1]).reshape(-1)
    _, first, counted = np.unique(keys, return_index=True, return_counts=True)
    return rows[:, first], counted


def _basis(rows: Rows) -> Rows:
    """Orthonormal rows that span the same space."""
    if not rows.size:
        return np.zeros((0, rows.shape[1]))
    turned, triangle, _ = qr(rows.T, mode="economic", pivoting=True)
    sizes = np.abs(np.diag(triangle))
    basis: Rows = turned.T[: len(sizes)][sizes > _TOLERANCE * max(1.0, float(sizes[0]))]
    return basis
