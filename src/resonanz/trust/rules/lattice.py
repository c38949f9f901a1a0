"""The groups that attributes define, and how many members each needs before its size may be said.

Units stand in columns. A flag is one value of one attribute; `flags` is a bool matrix of shape (flags, columns).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.bool_]
Counts = NDArray[np.int64]
Label = Mapping[str, str]

_ALL_SUBSETS = 4
_ALL_CONJUNCTIONS = 6


@dataclass(frozen=True, kw_only=True)
class Attribute:
    """`several` says that a unit can have several values at once, such as the roles of a person.

    `floors` raises the smallest size that may be said for groups that share a value, such as 10 for employees.
    """

    name: str
    values: tuple[str, ...]
    several: bool = False
    floors: Mapping[str, int] = field(default_factory=dict)


def flag_names(attributes: Sequence[Attribute]) -> list[tuple[str, str]]:
    return [(attribute.name, value) for attribute in attributes for value in attribute.values]


def cell_mask(label: Label, attributes: Sequence[Attribute], flags: Bits) -> Bits:
    """The columns that have every value the label names; an empty label is everyone."""
    rows = {name: n for n, name in enumerate(flag_names(attributes))}
    mask = np.ones(flags.shape[1], dtype=np.bool_)
    for pair in label.items():
        mask &= flags[rows[pair]]
    return mask


def cell_floor(label: Label, attributes: Sequence[Attribute], k: int) -> int:
    known = {attribute.name: attribute.floors for attribute in attributes}
    return max([k, *(known[name].get(value, k) for name, value in label.items())])


def groups(attributes: Sequence[Attribute], flags: Bits, k: int) -> tuple[Bits, Counts]:
    """Every group of the lattice as a mask over the columns, with its floor; groups of the same columns are one.

    For an attribute with one value per unit these are all sets of values (from five values on: each value and its
    complement), for one with several values all "has" and "has not" together (from seven on: any two). Groups of
    several attributes are all their intersections.
    """
    masks = np.ones((1, flags.shape[1]), dtype=np.bool_)
    floors = np.array([k], dtype=np.int64)
    row = 0
    for attribute in attributes:
        own = flags[row : row + len(attribute.values)]
        row += len(attribute.values)
        parts = list(_several(attribute, own, k) if attribute.several else _single(attribute, own, k))
        own_masks, own_floors = np.array([mask for mask, _ in parts]), np.array([floor for _, floor in parts])
        # Counted out, because nothing can be inferred from a matrix without columns: everybody may have withdrawn.
        crossed = masks[:, None, :] & own_masks[None, :, :]
        masks = crossed.reshape(len(masks) * len(own_masks), flags.shape[1])
        masks, floors = _once(masks, np.maximum(floors[:, None], own_floors[None, :]).reshape(-1))
    return masks, floors


def combinations_of(attributes: Sequence[Attribute], seen: Bits) -> Bits:
    """Every combination of values a unit could have, as columns of flags; `seen` holds those that units do have.

    Where an attribute takes several values these are the seen ones, each value alone and any two.
    """
    parts: list[list[tuple[bool, ...]]] = []
    row = 0
    for attribute in attributes:
        size = len(attribute.values)
        known = {tuple(bool(bit) for bit in column) for column in seen[row : row + size].T}
        row += size
        for together in (1, 2) if attribute.several else (1,):
            known |= {tuple(n in chosen for n in range(size)) for chosen in combinations(range(size), together)}
        parts.append(sorted(known))
    columns = [sum(chosen, ()) for chosen in product(*parts)]
    return np.array(columns, dtype=np.bool_).T.reshape(seen.shape[0], -1)


def _single(attribute: Attribute, flags: Bits, k: int) -> Iterator[tuple[Bits, int]]:
    size = len(attribute.values)
    sizes = range(1, size) if size <= _ALL_SUBSETS else (1, size - 1)
    yield np.ones(flags.shape[1], dtype=np.bool_), k
    for together in sizes:
        for chosen in combinations(range(size), together):
            floor = min(attribute.floors.get(attribute.values[n], k) for n in chosen)
            mask: Bits = np.logical_or.reduce(flags[list(chosen)])
            yield mask, max(k, floor)


def _several(attribute: Attribute, flags: Bits, k: int) -> Iterator[tuple[Bits, int]]:
    size = len(attribute.values)
    for depth in range((size if size <= _ALL_CONJUNCTIONS else 2) + 1):
        for chosen in combinations(range(size), depth):
            for signs in product((True, False), repeat=depth):
                mask = np.ones(flags.shape[1], dtype=np.bool_)
                floor = k
                for n, has in zip(chosen, signs, strict=True):
                    mask &= flags[n] if has else ~flags[n]
                    floor = max(floor, attribute.floors.get(attribute.values[n], k)) if has else floor
                yield mask, floor


def _once(masks: Bits, floors: Counts) -> tuple[Bits, Counts]:
    """The same columns under two names are one group, and the higher floor holds."""
    packed = np.packbits(masks, axis=1)
    _, first, inverse = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    highest = np.zeros(len(first), dtype=np.int64)
    np.maximum.at(highest, inverse.reshape(-1), floors)
    return masks[first], highest
