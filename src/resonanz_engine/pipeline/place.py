"""Puts new stories to themes that are already known, without discovering anything."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import VectorError
from resonanz_engine.pipeline.checks import checked_vectors
from resonanz_engine.pipeline.locate import Groups, checked_groups
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids
from resonanz_engine.steps import space as spaces
from resonanz_engine.steps.interval import wilson
from resonanz_engine.types import ALONE, Drift, Placed, Reason, ThemeMemory

ENOUGH = 20
"""Fewer new stories prove nothing."""


def place(vectors: npt.ArrayLike, memory: ThemeMemory, groups: Groups | None = None) -> Placed:
    """The theme, strength and facet of each vector (n, d); ALONE under the memory's floor and for zero vectors.

    groups: the known metadata of the stories; columns the memory does not know say nothing, a missing
    column counts as unknown. Raises VectorError where shape or values don't fit the memory, and InputError.
    """
    rows = checked_vectors(vectors)
    space = memory.space
    if len(rows) and rows.shape[1] != len(space.mean):
        raise VectorError(f"The themes know vectors of length {len(space.mean)}, not {rows.shape[1]}.")
    columns = checked_groups(groups, len(rows))
    nowhere = np.full(len(rows), ALONE, dtype=np.int64)
    if not len(rows) or not len(memory.keys):
        return Placed(nowhere, np.zeros(len(rows), dtype=np.float32), nowhere)
    missing = [None] * len(rows)
    members = [
        spaces.membership(columns.get(name, missing), known)
        for name, known in zip(space.columns, space.values, strict=True)
    ]
    units, share = spaces.within(rows, np.arange(len(rows), dtype=np.int64), space, members)
    nearest, cosines = centroids.assign(units, memory.centroids)
    said = rows.any(axis=1)
    strengths = np.where(said, cosines * share, 0).astype(np.float32)
    belongs = (strengths >= memory.floor) & said
    keys = np.where(belongs, shown(memory)[nearest], ALONE).astype(np.int64)
    return Placed(keys, strengths, np.where(belongs, memory.facets[nearest], ALONE).astype(np.int64))


def shown(memory: ThemeMemory) -> npt.NDArray[np.int64]:
    """(f,) the key each prototype is shown as, merges by people followed."""
    return np.array([final(int(key), memory.merged) for key in memory.keys.tolist()], dtype=np.int64)


def final(key: int, merged: Mapping[int, int]) -> int:
    """Where a key ends when people merged it; circles end where they are first closed."""
    seen: set[int] = set()
    while key in merged and key not in seen:
        seen.add(key)
        key = merged[key]
    return key


def drift(new: Placed, memory: ThemeMemory, stories: int, recipe: Recipe) -> Drift:
    """Whether a refresh pays: ``new`` are the stories placed since the last one, ``stories`` all there are now.

    It pays when the collection has grown by ``Recipe.growth``, or when the lower end of the 95 % Wilson interval of
    the share of new stories that no theme fits lies above ``Recipe.drift`` times the usual share plus
    ``Recipe.drift_floor``.
    """
    count = len(new.strengths)
    far = int(np.count_nonzero(new.strengths < memory.floor))
    growth = stories / max(memory.fitted, 1)
    reason = Reason.NOTHING
    if growth > recipe.growth:
        reason = Reason.GROWN
    elif count >= ENOUGH and wilson(far, count)[0] > recipe.drift * memory.far + recipe.drift_floor:
        reason = Reason.FAR
    return Drift(reason, far / max(count, 1), memory.far, growth)
