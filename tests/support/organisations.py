"""Organisations in numbers, and an adversary who computes with everything that was ever published about them.

The adversary shares no code with the auditor: it eliminates exactly, in the field of integers modulo a prime, and
builds its groups itself. What it finds in that field contains everything that rational combinations give away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product

import numpy as np
from numpy.typing import NDArray

from resonanz.trust.enums import Verdict
from resonanz.trust.rules.disclosure import Cell, decide
from resonanz.trust.rules.lattice import Attribute, Bits, cell_mask, flag_names

PRIME = 32749
Numbers = NDArray[np.int64]
Rule = Callable[["Organisation", Bits, list[Cell]], list[bool]]


@dataclass
class Organisation:
    """`values` has one row per attribute and one column per unit; `moments` say who is there at each release."""

    attributes: list[Attribute]
    values: Numbers
    moments: Bits
    cuts: list[tuple[str, ...]]
    k: int = 5
    published: list[Cell] = field(default_factory=list)
    withheld: list[Cell] = field(default_factory=list)
    asked: int = 0

    @property
    def flags(self) -> Bits:
        rows = [self.values[n] == v for n, a in enumerate(self.attributes) for v in range(len(a.values))]
        return np.array(rows, dtype=np.bool_)

    def live(self, rule: Rule) -> None:
        """One release after the other, each cell by the rule."""
        for moment, present in enumerate(self.moments):
            cells = [
                Cell(label=label, members=present & cell_mask(label, self.attributes, self.flags), release=moment)
                for cut in self.cuts
                for label in _labels(self.attributes, cut)
            ]
            self.asked += len(cells)
            for cell, is_shown in zip(cells, rule(self, self.moments[: moment + 1], cells), strict=True):
                (self.published if is_shown else self.withheld).append(cell)


def organisation(rng: np.random.Generator, *, most: int = 150) -> Organisation:
    """Three attributes with skewed values, two to five releases; most people come, a few leave."""
    attributes = [Attribute(name=name, values=tuple(f"{name}{v}" for v in range(rng.integers(2, 5)))) for name in "abc"]
    units = int(rng.integers(20, most))
    shares = [rng.dirichlet(np.full(len(a.values), 0.8)) for a in attributes]
    values = np.array([rng.choice(len(share), size=units, p=share) for share in shares])
    releases = int(rng.integers(2, 6))
    came = np.sort(rng.choice(np.arange(units // 3, units), size=releases - 1, replace=False))
    moments = np.array([np.arange(units) < n for n in [*came, units]])
    for gone in np.flatnonzero(rng.random(units) < 0.03):
        moments[rng.integers(1, releases) :, gone] = False
    pairs: list[tuple[str, ...]] = [("a", "b"), ("b", "c"), ("a", "c")]
    cuts = [("a",), ("b",), ("c",), *(pair for pair in pairs if rng.random() < 0.6)]
    return Organisation(attributes=attributes, values=values, moments=moments, cuts=cuts)


def audited(organisation: Organisation, moments: Bits, cells: list[Cell]) -> list[bool]:
    verdicts = decide(
        attributes=organisation.attributes,
        flags=organisation.flags,
        presence=moments,
        past=organisation.published,
        asked=cells,
        k=organisation.k,
    )
    return [verdict == Verdict.RELEASED for verdict in verdicts]


def plain(organisation: Organisation, moments: Bits, cells: list[Cell]) -> list[bool]:
    """The rule most tools have: cells below k are withheld."""
    return [int(cell.members.sum()) >= organisation.k for cell in cells]


def complement(organisation: Organisation, moments: Bits, cells: list[Cell]) -> list[bool]:
    """The better rule: where one cell of a cut is withheld, the next smallest is withheld with it."""
    shown = plain(organisation, moments, cells)
    for cut in organisation.cuts:
        own = [n for n, cell in enumerate(cells) if set(cell.label) == set(cut)]
        if sum(not shown[n] for n in own) == 1:
            rest = [n for n in own if shown[n]]
            if rest:
                shown[min(rest, key=lambda n: int(cells[n].members.sum()))] = False
    return shown


@dataclass(frozen=True)
class Group:
    members: Bits
    size: int
    is_computable: bool
    label: str = ""


def groups_seen_by_adversary(organisation: Organisation) -> Iterator[Group]:
    """Every group with members that some set of values of each attribute picks, at each release and among all who
    came or left between two; said to be computable when a combination of published counts gives its size.
    """
    flags = organisation.flags
    kinds, which = np.unique(np.concatenate([organisation.moments, flags]), axis=1, return_inverse=True)
    which = which.reshape(-1)
    sizes = np.bincount(which)
    there, own = kinds[: len(organisation.moments)], kinds[len(organisation.moments) :]
    first = np.array([np.flatnonzero(which == n)[0] for n in range(len(sizes))])
    known = np.array([*there, *(cell.members[first] for cell in organisation.published)], dtype=np.int64)
    everything, attendance = eliminated(known), eliminated(there.astype(np.int64))
    masks = np.unique(np.array(list(_picked(organisation.attributes, own))), axis=0)
    for region in np.unique(np.array(list(_regions(there))), axis=0):
        rows = np.unique(masks & region, axis=0)
        rows = rows[rows.any(axis=1) & ~(rows == region).all(axis=1)].astype(np.int64)
        # What follows from who came and left alone was not published by us.
        inside = inside_of(rows, everything) & ~inside_of(rows, attendance)
        for row, is_computable in zip(rows, inside, strict=True):
            yield Group(members=row.astype(np.bool_), size=int(row @ sizes), is_computable=bool(is_computable))


def leaks(organisation: Organisation) -> int:
    return sum(group.is_computable and group.size < organisation.k for group in groups_seen_by_adversary(organisation))


def _labels(attributes: Sequence[Attribute], cut: tuple[str, ...]) -> list[dict[str, str]]:
    offered = {attribute.name: attribute.values for attribute in attributes}
    return [dict(zip(cut, chosen, strict=True)) for chosen in product(*(offered[name] for name in cut))]


def _picked(attributes: Sequence[Attribute], flags: Bits) -> Iterator[Bits]:
    names = flag_names(attributes)
    parts = []
    for attribute in attributes:
        rows = [n for n, (name, _) in enumerate(names) if name == attribute.name]
        chosen = chain.from_iterable(combinations(rows, size) for size in range(1, len(rows) + 1))
        parts.append([flags[list(rows)].any(axis=0) for rows in chosen])
    for masks in product(*parts):
        yield np.logical_and.reduce(masks)


def _regions(there: Bits) -> Iterator[Bits]:
    for a, b in product(range(len(there)), repeat=2):
        region = there[a] if a == b else there[a] & ~there[b]
        if region.any():
            yield region


def inside_of(rows: Numbers, space: tuple[Numbers, list[int]]) -> Bits:
    """Which rows follow from those that were eliminated."""
    reduced, pivots = space
    outside: Bits = ((rows - rows[:, pivots] @ reduced) % PRIME).any(axis=1)
    return ~outside


def eliminated(rows: Numbers) -> tuple[Numbers, list[int]]:
    """The reduced row echelon form modulo the prime, and its pivot columns."""
    matrix = rows.copy() % PRIME
    pivots: list[int] = []
    for column in range(matrix.shape[1]):
        at = len(pivots)
        candidates = np.flatnonzero(matrix[at:, column])
        if not len(candidates):
            continue
        matrix[[at, at + candidates[0]]] = matrix[[at + candidates[0], at]]
        matrix[at] = matrix[at] * pow(int(matrix[at, column]), -1, PRIME) % PRIME
        others = np.arange(len(matrix)) != at
        matrix[others] = (matrix[others] - np.outer(matrix[others, column], matrix[at])) % PRIME
        pivots.append(column)
        if len(pivots) == len(matrix):
            break
    return matrix[: len(pivots)], pivots


def tiny(rng: np.random.Generator) -> Organisation:
    """Two attributes of two values, two releases: small enough to try every population there could be."""
    attributes = [Attribute(name=name, values=(f"{name}0", f"{name}1")) for name in "ab"]
    units = int(rng.integers(8, 24))
    values = np.array([rng.random(units) < rng.uniform(0.1, 0.9) for _ in attributes]).astype(np.int64)
    came = int(rng.integers(max(4, units - 9), units + 1))
    moments = np.array([np.arange(units) < came, np.arange(units) < units])
    cuts: list[tuple[str, ...]] = [("a",), ("b",), ("a", "b")][: int(rng.integers(1, 4))]
    return Organisation(attributes=attributes, values=values, moments=moments, cuts=cuts)


def pinned(organisation: Organisation, *, with_refusals: bool) -> list[Group]:
    """Brute force for a tiny organisation: the groups whose size is the same in every population of whole numbers
    that fits all that was published. `with_refusals` adds that a cell called too small has fewer than k members.
    """
    early = int(organisation.moments[0].sum())
    late = int((organisation.moments[1] & ~organisation.moments[0]).sum())
    before, after = _populations(early), _populations(late)
    atoms = np.array([(a, b) for a in (0, 1) for b in (0, 1)])
    worlds = np.concatenate([np.repeat(before, len(after), axis=0), np.tile(after, (len(before), 1))], axis=1)

    def sums(label: dict[str, str], releases: Sequence[int]) -> Numbers:
        fits = np.array([all(f"{n}{atom['ab'.index(n)]}" == v for n, v in label.items()) for atom in atoms])
        return worlds[:, np.concatenate([fits & (part in releases) for part in (0, 1)])].sum(axis=1)

    fits = np.ones(len(worlds), dtype=np.bool_)
    for cell in organisation.published:
        fits &= sums(dict(cell.label), range(cell.release + 1)) == int(cell.members.sum())
    for cell in organisation.withheld if with_refusals else []:
        if int(cell.members.sum()) < organisation.k:
            fits &= sums(dict(cell.label), range(cell.release + 1)) < organisation.k
    worlds = worlds[fits]
    found = []
    for label in [
        *_labels(organisation.attributes, ("a",)),
        *_labels(organisation.attributes, ("b",)),
        *_labels(organisation.attributes, ("a", "b")),
    ]:
        for releases in ((0,), (0, 1), (1,)):
            region = [organisation.moments[0], organisation.moments[1] & ~organisation.moments[0]]
            members = cell_mask(label, organisation.attributes, organisation.flags)
            members = members & np.logical_or.reduce([region[part] for part in releases])
            possible = np.unique(sums(label, releases))
            found.append(
                Group(
                    members=members,
                    size=int(members.sum()),
                    is_computable=len(possible) == 1,
                    label=f"{label}{releases}",
                )
            )
    return found


def _populations(units: int) -> Numbers:
    """Every way to spread the units over four kinds."""
    spread = [(a, b, c, units - a - b - c) for a, b, c in product(range(units + 1), repeat=3) if a + b + c <= units]
    return np.array(spread, dtype=np.int64)
