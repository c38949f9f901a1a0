"""Themes that stay who they are: continued while a collection grows a little, recognised after a new
discovery.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from resonanz_engine.pipeline.discover import Split, communities
from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids, matching, neighbours
from resonanz_engine.types import ALONE, BoolArray, FloatArray, IntArray, ThemeMemory

ALIKE = 0.2
"""Jaccard share of members from which on a discovered theme is an earlier one."""


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What was known of the points: fresh (p,) not seen before; members (p,) earlier theme key or ALONE."""

    fresh: BoolArray
    members: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A split whose groups have keys (k,), and the memory of it."""

    split: Split
    keys: IntArray
    memory: ThemeMemory


def fits(memory: ThemeMemory, recipe: Recipe, dimensions: int, points: int) -> bool:
    """Whether themes can be continued instead of discovered anew."""
    same = memory.recipe == recipe.version and len(memory.mean) == dimensions and len(memory.keys) > 0
    return same and points <= recipe.growth * memory.fitted


def continued(
    rows: FloatArray,
    *,
    earlier: Earlier | None,
    sample: IntArray,
    weights: sparse.csr_array,
    memory: ThemeMemory,
    recipe: Recipe,
    tools: Tools,
) -> Kept:
    """Leave known points (p, d) where they were, place the others, and open themes for new matters.

    Without ``earlier`` all points are placed and no theme is opened. A remembered theme that has fewer texts
    than half the smallest size is kept in memory but not shown.
    """
    centred = neighbours.unit(rows - memory.mean)
    first = memory.next_key
    memory = _grown(
        centred,
        earlier=earlier,
        sample=sample,
        weights=weights,
        memory=memory,
        recipe=recipe,
        tools=tools,
    )
    keys, inverse = np.unique(memory.keys, return_inverse=True)
    owner = inverse.astype(np.int64)
    nearest, strengths = centroids.assign(centred, memory.centroids)
    groups = centroids.owned(nearest, strengths, owner, memory.floor)
    if earlier is not None:
        opened = (groups != ALONE) & (keys[groups] >= first)
        was = np.where(np.isin(earlier.members, keys), np.searchsorted(keys, earlier.members), ALONE)
        stays = ~earlier.fresh & ~(opened & (was == ALONE)) & ((was != ALONE) | (earlier.members == ALONE))
        groups = np.where(stays, was, groups).astype(np.int64)
        owned = centroids.own_strengths(centred, groups, owner, memory.centroids)
        strengths = np.where(groups != ALONE, owned, strengths).astype(np.float32)
    shown = np.bincount(groups[groups != ALONE], minlength=len(keys)) >= max(2, recipe.smallest(len(rows)) // 2)
    groups = np.where((groups != ALONE) & shown[np.maximum(groups, 0)], groups, ALONE).astype(np.int64)
    split = Split(groups, strengths, owner, memory.centroids, memory.floor)
    return Kept(split, keys, memory)


def _grown(
    centred: FloatArray,
    *,
    earlier: Earlier | None,
    sample: IntArray,
    weights: sparse.csr_array,
    memory: ThemeMemory,
    recipe: Recipe,
    tools: Tools,
) -> ThemeMemory:
    """The memory with themes it did not know: tight groups, mostly of new points, far from all facets."""
    _, strengths = centroids.assign(centred, memory.centroids)
    smallest = recipe.smallest(len(centred))
    left = np.flatnonzero(strengths[sample] < memory.floor)
    if earlier is None or len(left) < 2 * smallest or not earlier.fresh[sample[left]].any():
        return memory
    places = sample[left]
    coarse = replace(recipe, resolution=recipe.resolution / 2)
    groups = centroids.without_small(communities(centred[places], weights[left], coarse, tools)[0], smallest)
    opened = []
    for group, centre in enumerate(centroids.centres(centred[places], groups, int(groups.max()) + 1)):
        inside = places[groups == group]
        tight = float(np.median(centred[inside] @ centre)) >= float(np.median(strengths))
        if tight and 2 * np.count_nonzero(earlier.fresh[inside]) > len(inside):
            opened.append(centre)
    if not opened:
        return memory
    keys = memory.next_key + np.arange(len(opened), dtype=np.int64)
    return replace(
        memory,
        keys=np.concatenate([memory.keys, keys]),
        centroids=np.vstack([memory.centroids, np.array(opened, dtype=np.float32)]),
        next_key=memory.next_key + len(opened),
    )


def recognised(
    split: Split,
    rows: FloatArray,
    *,
    earlier: Earlier | None,
    memory: ThemeMemory | None,
    mean: FloatArray,
    recipe: Recipe,
) -> Kept:
    """Give each group its key: an earlier theme's where it is one, otherwise a new one, largest group
    first.
    """
    sizes = np.bincount(split.groups[split.groups != ALONE], minlength=split.count)
    known: dict[int, int] = {}
    next_key = 1
    if memory is not None:
        next_key = memory.next_key
        known = _known(split, rows, earlier.members if earlier else None, memory)
    keys = np.zeros(split.count, dtype=np.int64)
    for group in np.lexsort((np.arange(split.count), -sizes)).tolist():
        if group in known:
            keys[group] = known[group]
        else:
            keys[group], next_key = next_key, next_key + 1
    after = ThemeMemory(
        recipe=recipe.version,
        keys=keys[split.owner],
        centroids=split.facets,
        mean=mean,
        floor=split.floor,
        next_key=next_key,
        fitted=len(rows),
    )
    return Kept(split, keys, after)


def _known(split: Split, rows: FloatArray, members: IntArray | None, memory: ThemeMemory) -> dict[int, int]:
    """Group -> earlier key, by where the old centres put the points and by the members they had."""
    had = memory.keys if members is None else np.concatenate([memory.keys, members[members > 0]])
    keys = np.unique(had)
    count = split.count
    views = []
    if rows.shape[1] == len(memory.mean) and len(memory.keys):
        nearest, strengths = centroids.assign(neighbours.unit(rows - memory.mean), memory.centroids)
        placed = np.where(strengths >= memory.floor, memory.keys[nearest], ALONE)
        views.append(placed)
    if members is not None:
        views.append(members)
    if not views or not count or not len(keys):
        return {}
    likeness = np.zeros((len(keys), count), dtype=np.float32)
    for view in views:
        position = np.where(view > 0, np.searchsorted(keys, view), ALONE).astype(np.int64)
        likeness += matching.overlap(position, split.groups, len(keys), count) / len(views)
    return {new: int(keys[old]) for new, old in matching.match(likeness, ALIKE).items()}
