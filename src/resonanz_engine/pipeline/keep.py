"""Themes that stay who they are: continued while a collection grows a little, recognised after a new
discovery.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from resonanz_engine.pipeline.discover import Split, divided, linked
from resonanz_engine.pipeline.locate import Located
from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids, matching
from resonanz_engine.types import ALONE, BoolArray, FloatArray, IntArray, Space, ThemeMemory

ALIKE = 0.2
"""Jaccard share of members from which on a discovered theme is an earlier one."""


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """What was known of the points: fresh (p,) not seen before; members (p,) earlier theme key or ALONE."""

    fresh: BoolArray
    members: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A split whose groups have keys (k,) and whose facets have keys (c,); the next free keys; fitted as in
    ThemeMemory."""

    split: Split
    keys: IntArray
    facets: IntArray
    next_key: int
    next_facet: int
    fitted: int

    def memory(self, recipe: Recipe, space: Space, merged: dict[int, int]) -> ThemeMemory:
        """All that the next run needs."""
        split = self.split
        return ThemeMemory(
            recipe=recipe.version,
            space=space,
            keys=self.keys[split.owner],
            facets=self.facets[split.part],
            centroids=split.prototypes,
            floor=split.floor,
            far=split.far,
            next_key=self.next_key,
            next_facet=self.next_facet,
            fitted=self.fitted,
            merged=merged,
        )


def fits(memory: ThemeMemory, recipe: Recipe, dimensions: int, columns: Sequence[str]) -> bool:
    """Whether the memory's space can be used for these vectors and group columns."""
    same = memory.recipe == recipe.version and len(memory.space.mean) == dimensions
    return same and memory.space.columns == tuple(columns) and len(memory.keys) > 0


def continued(
    located: Located,
    *,
    earlier: Earlier | None,
    sample: IntArray,
    weights: sparse.csr_array,
    memory: ThemeMemory,
    recipe: Recipe,
    tools: Tools,
) -> Kept:
    """Leave known points where they were, place the others, and open themes for new matters.

    Without ``earlier`` all points are placed and no theme is opened. A remembered theme that has fewer texts
    than half the smallest size is kept in memory but not shown.
    """
    first = memory.next_key
    memory = _grown(located, earlier, sample=sample, weights=weights, memory=memory, recipe=recipe, tools=tools)
    keys, owner = _numbered(memory.keys)
    facets, part = _numbered(memory.facets)
    nearest, cosines = centroids.assign(located.units, memory.centroids)
    strengths = cosines * located.share
    groups = centroids.owned(nearest, strengths, owner, memory.floor)
    if earlier is not None:
        opened = (groups != ALONE) & (keys[groups] >= first)
        was = _position(keys, earlier.members)
        stays = ~earlier.fresh & ~(opened & (was == ALONE)) & ((was != ALONE) | (earlier.members == ALONE))
        groups = np.where(stays, was, groups).astype(np.int64)
        own, owned = centroids.own_nearest(located.units, groups, owner, memory.centroids)
        inside = groups != ALONE
        nearest = np.where(inside, own, nearest).astype(np.int64)
        strengths = np.where(inside, owned * located.share, strengths)
    least = max(2, recipe.smallest(len(located)) // 2)
    shown = np.bincount(groups[groups != ALONE], minlength=len(keys)) >= least
    groups = np.where((groups != ALONE) & shown[np.maximum(groups, 0)], groups, ALONE).astype(np.int64)
    split = Split(
        groups=groups,
        strengths=strengths.astype(np.float32),
        facets=np.where(groups == ALONE, ALONE, part[nearest]).astype(np.int64),
        owner=owner,
        part=part,
        prototypes=memory.centroids,
        floor=memory.floor,
        far=memory.far,
    )
    return Kept(split, keys, facets, memory.next_key, memory.next_facet, memory.fitted)


def _numbered(keys: IntArray) -> tuple[IntArray, IntArray]:
    different, place = np.unique(keys, return_inverse=True)
    return different, place.astype(np.int64)


def _position(keys: IntArray, wanted: IntArray) -> IntArray:
    """Where in the sorted keys each wanted one stands, ALONE for others."""
    return np.where(np.isin(wanted, keys), np.searchsorted(keys, wanted), ALONE).astype(np.int64)


def _grown(
    located: Located,
    earlier: Earlier | None,
    *,
    sample: IntArray,
    weights: sparse.csr_array,
    memory: ThemeMemory,
    recipe: Recipe,
    tools: Tools,
) -> ThemeMemory:
    """The memory with themes it did not know: tight groups, mostly of new points, far from all prototypes."""
    if earlier is None or not earlier.fresh.any():
        return memory
    _, cosines = centroids.assign(located.units, memory.centroids)
    strengths = cosines * located.share
    smallest = recipe.smallest(len(located))
    usual = float(np.quantile(strengths[~earlier.fresh], recipe.loose)) if not earlier.fresh.all() else memory.floor
    left = np.flatnonzero((strengths[sample] < max(memory.floor, usual)) & earlier.fresh[sample])
    places = sample[left]
    if len(left) < 2 * smallest:
        return memory
    (groups,) = divided(linked(located.units[places], weights[left], recipe), (recipe.resolutions[0],), tools)
    groups = centroids.without_small(groups, smallest)
    opened = []
    for group, centre in enumerate(centroids.centres(located.units[places], groups, int(groups.max()) + 1)):
        inside = places[groups == group]
        own = located.units[inside] @ centre * located.share[inside]
        if float(np.median(own)) > float(np.median(strengths[inside])) + recipe.birth:
            opened.append(centre)
    if not opened:
        return memory
    fresh = np.arange(len(opened), dtype=np.int64)
    return replace(
        memory,
        keys=np.concatenate([memory.keys, memory.next_key + fresh]),
        facets=np.concatenate([memory.facets, memory.next_facet + fresh]),
        centroids=np.vstack([memory.centroids, np.array(opened, dtype=np.float32)]),
        next_key=memory.next_key + len(opened),
        next_facet=memory.next_facet + len(opened),
    )


def recognised(
    split: Split,
    *,
    placed: IntArray | None,
    parts: IntArray | None,
    earlier: Earlier | None,
    memory: ThemeMemory | None,
) -> Kept:
    """Give each group and facet its key: an earlier one's where it is that, otherwise a new one, largest first.

    placed and parts (p,): theme and facet key the earlier memory would give each point, None without one that fits.
    """
    members = earlier.members if earlier is not None else None
    known = _known(split.groups, split.count, [view for view in (placed, members) if view is not None])
    count = int(split.part.max(initial=ALONE)) + 1
    pieces = _known(split.facets, count, [parts] if parts is not None else [])
    next_key, next_facet = (memory.next_key, memory.next_facet) if memory is not None else (1, 1)
    keys, next_key = _named(split.groups, split.count, known, next_key)
    facets, next_facet = _named(split.facets, count, pieces, next_facet)
    return Kept(split, keys, facets, next_key, next_facet, len(split.groups))


def _named(groups: IntArray, count: int, known: dict[int, int], next_key: int) -> tuple[IntArray, int]:
    sizes = np.bincount(groups[groups != ALONE], minlength=count)
    keys = np.zeros(count, dtype=np.int64)
    for group in np.lexsort((np.arange(count), -sizes)).tolist():
        if group in known:
            keys[group] = known[group]
        else:
            keys[group], next_key = next_key, next_key + 1
    return keys, next_key


def _known(groups: IntArray, count: int, views: Sequence[IntArray]) -> dict[int, int]:
    """Group -> earlier key, by where the points were, seen in each of the views (p,)."""
    keys = np.unique(np.concatenate([np.zeros(0, dtype=np.int64), *views]))
    keys = keys[keys > 0]
    if not count or not len(keys):
        return {}
    likeness: FloatArray = np.zeros((len(keys), count), dtype=np.float32)
    for view in views:
        likeness += matching.overlap(_position(keys, view), groups, len(keys), count) / len(views)
    return {new: int(keys[old]) for new, old in matching.match(likeness, ALIKE).items()}
