"""Themes that stay who they are: continued while a collection grows a little, recognised after a new
discovery.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from resonanz_engine.pipeline.discover import Split, divided, linked
from resonanz_engine.pipeline.locate import Located
from resonanz_engine.pipeline.renewing import renewed
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
    """A split whose groups have keys (k,) and whose facets have keys (c,); the next free keys; fitted and
    resolution as in ThemeMemory."""

    split: Split
    keys: IntArray
    facets: IntArray
    next_key: int
    next_facet: int
    fitted: int
    resolution: float

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
            resolution=self.resolution,
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
    lasting: frozenset[int] = frozenset(),
) -> Kept:
    """Leave known points where they were, put the others to their neighbours, and open themes for new matters.

    Without ``earlier`` all points are placed and no theme is opened. A remembered theme that has fewer texts
    than half the smallest size is kept in memory but not shown, unless its key is a ``lasting`` one.
    """
    keys, owner = _numbered(memory.keys)
    facets, part = _numbered(memory.facets)
    nearest, cosines = centroids.assign(located.units, memory.centroids)
    strengths = cosines * located.share
    groups = centroids.owned(nearest, strengths, owner, memory.floor)
    kept = Kept(
        Split(groups, strengths, owner, memory.centroids, memory.floor, part[nearest], part, memory.far),
        keys,
        facets,
        memory.next_key,
        memory.next_facet,
        memory.fitted,
        memory.resolution,
    )
    if earlier is not None:
        kept = _with_earlier(kept, located, earlier, sample=sample, weights=weights, recipe=recipe, tools=tools)
    split = kept.split
    least = max(2, recipe.smallest(len(located)) // 2)
    seen = np.bincount(split.groups[split.groups != ALONE], minlength=len(kept.keys)) >= least
    seen |= np.isin(kept.keys, sorted(lasting))
    groups = np.where((split.groups != ALONE) & seen[np.maximum(split.groups, 0)], split.groups, ALONE).astype(np.int64)
    parts = np.where(groups == ALONE, ALONE, split.facets).astype(np.int64)
    # Themes that are not shown still remember their few texts.
    anew = split if earlier is None else renewed(split, located.units)
    return replace(kept, split=replace(anew, groups=groups, facets=parts))


def _with_earlier(
    kept: Kept,
    located: Located,
    earlier: Earlier,
    *,
    sample: IntArray,
    weights: sparse.csr_array,
    recipe: Recipe,
    tools: Tools,
) -> Kept:
    was = _position(kept.keys, earlier.members)
    stays = ~earlier.fresh & ((was != ALONE) | (earlier.members == ALONE))
    groups = np.where(stays, was, kept.split.groups).astype(np.int64)
    if earlier.fresh[sample].any():
        whole = linked(located.units[sample], weights, recipe)
        linked_to = _voted(whole, groups[sample], stays[sample])
        follows = earlier.fresh[sample] & (groups[sample] != ALONE) & (linked_to != ALONE)
        groups[sample[follows]] = linked_to[follows]
        (found,) = divided(whole, (kept.resolution * recipe.birth_step,), tools)
        kept, groups = _opened(kept, groups, located, found, earlier=earlier, sample=sample, recipe=recipe)
    split = kept.split
    nearest, cosines = centroids.own_nearest(located.units, groups, split.owner, split.prototypes)
    inside = groups != ALONE
    strengths = np.where(inside, cosines * located.share, split.strengths).astype(np.float32)
    facets = np.where(inside, split.part[nearest], ALONE).astype(np.int64)
    return replace(kept, split=replace(split, groups=groups, strengths=strengths, facets=facets))


def _voted(whole: sparse.csr_array, groups: IntArray, known: BoolArray) -> IntArray:
    """(s,) the group most linked to each point among the known ones, ALONE without any link."""
    voters = np.flatnonzero(known & (groups != ALONE))
    width = int(groups.max(initial=0)) + 1
    place = (voters, groups[voters])
    member = sparse.csr_array((np.ones(len(voters), dtype=np.float32), place), shape=(len(groups), width))
    votes = np.asarray((whole @ member).todense())
    return np.where(votes.max(axis=1) > 0, votes.argmax(axis=1), ALONE).astype(np.int64)


def _opened(
    kept: Kept,
    groups: IntArray,
    located: Located,
    found: IntArray,
    *,
    earlier: Earlier,
    sample: IntArray,
    recipe: Recipe,
) -> tuple[Kept, IntArray]:
    """A theme for each community (s,) of the sample that is made of new points for the most part."""
    fresh = earlier.fresh[sample]
    new = np.bincount(found[fresh], minlength=int(found.max()) + 1)
    opens = (new >= recipe.smallest(len(sample))) & (new >= recipe.birth * np.bincount(found))
    number = np.flatnonzero(opens)
    if not len(number):
        return kept, groups
    place = np.full(len(opens), ALONE, dtype=np.int64)
    place[number] = np.arange(len(number))
    inside = np.where(fresh, place[found], ALONE)
    split, count = kept.split, len(number)
    groups = groups.copy()
    groups[sample[inside != ALONE]] = len(kept.keys) + inside[inside != ALONE]
    counting = np.arange(count, dtype=np.int64)
    split = replace(
        split,
        owner=np.concatenate([split.owner, len(kept.keys) + counting]),
        part=np.concatenate([split.part, len(kept.facets) + counting]),
        prototypes=np.vstack([split.prototypes, centroids.centres(located.units[sample], inside, count)]),
    )
    kept = replace(
        kept,
        split=split,
        keys=np.concatenate([kept.keys, kept.next_key + counting]),
        facets=np.concatenate([kept.facets, kept.next_facet + counting]),
        next_key=kept.next_key + count,
        next_facet=kept.next_facet + count,
    )
    return kept, groups


def _numbered(keys: IntArray) -> tuple[IntArray, IntArray]:
    different, place = np.unique(keys, return_inverse=True)
    return different, place.astype(np.int64)


def _position(keys: IntArray, wanted: IntArray) -> IntArray:
    """Where in the sorted keys each wanted one stands, ALONE for others."""
    return np.where(np.isin(wanted, keys), np.searchsorted(keys, wanted), ALONE).astype(np.int64)


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
    return Kept(split, keys, facets, next_key, next_facet, len(split.groups), split.resolution)


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
