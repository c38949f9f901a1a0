"""Brings points into the space where meaning is compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from resonanz_engine.errors import InputError
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import space as spaces
from resonanz_engine.steps.addressees import addressees
from resonanz_engine.tokens import Points
from resonanz_engine.types import ALONE, FloatArray, IntArray, Space, ThemeMemory

ADDRESSEE = "@"
"""The column of the addressees."""

Groups = Mapping[str, Sequence[str | None]]
"""Known metadata: column name -> the value of each story, None or "" where it is missing."""


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """Points in the space: units (p, q) of unit length, share (p,) of their meaning that lies in it."""

    units: FloatArray
    share: FloatArray

    def __len__(self) -> int:
        return len(self.units)

    def some(self, places: IntArray) -> "Located":
        return Located(self.units[places], self.share[places])


def checked_groups(groups: Groups | None, count: int) -> dict[str, Sequence[str | None]]:
    """The columns in order of their names; raises InputError where one does not have a value for every story."""
    columns = dict(sorted((groups or {}).items()))
    for name, values in columns.items():
        if len(values) != count:
            raise InputError(f"The group column {name} needs {count} values, not {len(values)}.")
    return columns


def with_addressees(groups: Groups, texts: Sequence[str], memory: ThemeMemory | None) -> Groups:
    """The columns, and one more for the addressees where most texts name one; an earlier run stays as it was."""
    if ADDRESSEE in groups:
        return groups
    known: Sequence[str] | None = None
    if memory is not None and len(memory.keys):
        space = memory.space
        if ADDRESSEE not in space.columns:
            return groups
        known = space.values[space.columns.index(ADDRESSEE)]
    found = addressees(texts, known)
    return groups if found is None else dict(sorted({**groups, ADDRESSEE: found}.items()))


def members_of(groups: Groups, points: Points, known: Sequence[Sequence[str]]) -> list[sparse.csr_array]:
    """(p, v) for each column: the values of each point's stories, in equal parts."""
    stories = np.flatnonzero(points.of_story != ALONE)
    place = (points.of_story[stories], stories)
    ones = np.ones(len(stories), dtype=np.float32)
    shape = (len(points.first), len(points.of_story))
    copies = sparse.csr_array((ones, place), shape=shape)
    out = []
    for values, own in zip(groups.values(), known, strict=True):
        sums = sparse.csr_array(copies @ spaces.membership(values, own))
        counts = np.asarray(sums.sum(axis=1)).ravel()
        out.append(sparse.csr_array(sparse.diags_array((1 / np.maximum(counts, 1)).astype(np.float32)) @ sums))
    return out


def space_of(
    rows: FloatArray, first: IntArray, sample: IntArray, groups: Groups, points: Points, recipe: Recipe
) -> Space:
    """The space of the points at ``first`` in the vectors (n, d): their mean, the shifts of their known groups, and
    the strongest directions of the sample."""
    known = tuple(spaces.values_of(values) for values in groups.values())
    members = members_of(groups, points, known)
    mean = spaces.mean_of(rows, first)
    bare = Space(mean, np.zeros((rows.shape[1], 0), dtype=np.float32))
    shifts = spaces.shifts_of(spaces.moved(rows, first, bare), members) if members else ()
    shifted = replace(bare, columns=tuple(groups), values=known, shifts=shifts)
    seen = spaces.moved(rows, first[sample], shifted, [own[sample] for own in members])
    return replace(shifted, basis=spaces.basis_of(seen, recipe.width, recipe.leading))


def located(rows: FloatArray, points: Points, groups: Groups, space: Space) -> Located:
    """The points in the space."""
    return Located(*spaces.within(rows, points.first, space, members_of(groups, points, space.values)))
