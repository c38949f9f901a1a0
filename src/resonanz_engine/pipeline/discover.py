"""Themes out of nothing: neighbours, graph, communities, facets."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids, graph, neighbours
from resonanz_engine.types import ALONE, BoolArray, FloatArray, IntArray

ROUNDS = 5
SHRINK = 8
"""So many imaginary texts at the origin keep the mean of a tiny collection from swallowing its only theme."""


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """groups (p,) of the points, ALONE for none; strengths (p,); owner (f,) group of each facet; facets
    (f, d); floor as in ThemeMemory."""

    groups: IntArray
    strengths: FloatArray
    owner: IntArray
    facets: FloatArray
    floor: float

    @property
    def count(self) -> int:
        """Number of groups, empty ones included."""
        return int(self.owner.max(initial=ALONE)) + 1


def frozen_mean(rows: FloatArray) -> FloatArray:
    """(d,) mean of the points, drawn towards zero while they are few."""
    if not len(rows):
        return np.zeros(rows.shape[1], dtype=np.float32)
    mean = rows.mean(axis=0, dtype=np.float64) * (len(rows) / (len(rows) + SHRINK))
    return np.asarray(mean, dtype=np.float32)


def communities(rows: FloatArray, weights: sparse.csr_array, recipe: Recipe, tools: Tools) -> tuple[IntArray, IntArray]:
    """(s,) 0-based group of each row, and its finer piece, from the graph of meaning and words together."""
    counts = recipe.neighbourhoods(len(rows))
    if not min(counts):
        alone = np.zeros(len(rows), dtype=np.int64)
        return alone, alone
    told = neighbours.without_leading(rows, recipe.leading)
    whole = sum(
        graph.meaning_edges(neighbours.neighbour_matrix(neighbours.nearest(told, count))) for count in counts
    ) * np.float32(1 / len(counts))
    shared = graph.word_edges(*neighbours.nearest_by_words(weights, recipe.word_neighbours))
    edges, worth = graph.edge_list(sparse.csr_array(whole + shared * np.float32(recipe.word_share(len(rows)))))
    groups = tools.communities.find(len(rows), edges, worth, recipe.resolution)
    return groups, tools.communities.find(len(rows), edges, worth, recipe.resolution * recipe.facets)


def lonely(rows: FloatArray, recipe: Recipe) -> BoolArray:
    """(p,) points with clearly less company than the others; nobody in large collections, where distance
    to the themes decides alone.
    """
    if len(rows) >= recipe.few:
        return np.zeros(len(rows), dtype=bool)
    company = neighbours.company(rows, recipe.company)
    return np.asarray(company < centroids.fence(company, recipe.lonely_share))


def settle(
    rows: FloatArray,
    *,
    given: IntArray,
    owner: IntArray,
    facets: FloatArray,
    apart: BoolArray,
    smallest: int,
    alone_share: float,
) -> Split:
    """Keep the given groups (p,), give points without one (ALONE) to the nearest facet's, and let the
    weak and those ``apart`` (p,) go.

    Groups that stay too small are dissolved, until none is.
    """
    floor, groups, strengths = 0.0, np.full(len(rows), ALONE, dtype=np.int64), np.zeros(len(rows), np.float32)
    for _ in range(ROUNDS):
        nearest, strengths = centroids.assign(rows, facets)
        groups = np.where(given != ALONE, given, centroids.owned(nearest, strengths, owner, 0.0))
        strengths = centroids.own_strengths(rows, groups, owner, facets)
        floor = centroids.fence(strengths, alone_share)
        groups = np.where((strengths >= floor) & ~apart, groups, ALONE).astype(np.int64)
        sizes = np.bincount(groups[groups != ALONE], minlength=int(owner.max(initial=ALONE)) + 1)
        big = sizes >= smallest
        if big.all():
            break
        number = np.where(big, np.cumsum(big) - 1, ALONE).astype(np.int64)
        given = np.where(given != ALONE, number[np.maximum(given, 0)], ALONE)
        kept = big[owner]
        owner, facets = number[owner[kept]], facets[kept]
        groups = np.full(len(rows), ALONE, dtype=np.int64)
    return Split(groups, strengths, owner, facets, floor)


def discovered(
    rows: FloatArray,
    mean: FloatArray,
    *,
    sample: IntArray,
    weights: sparse.csr_array,
    recipe: Recipe,
    tools: Tools,
) -> Split:
    """Discover themes among the points (p, d) around the mean (d,); words help where they were read
    (sample).
    """
    centred = neighbours.unit(rows - mean)
    smallest = recipe.smallest(len(rows))
    inner = smallest if len(sample) == len(rows) else recipe.smallest(len(sample))
    groups, pieces = communities(centred[sample], weights, recipe, tools)
    apart = lonely(centred, recipe)
    groups = centroids.without_small(np.where(apart[sample], ALONE, groups), inner)
    told = neighbours.without_leading(centred, recipe.leading)
    owner, facets = centroids.facets(told[sample], groups, pieces)
    given = np.full(len(rows), ALONE, dtype=np.int64)
    given[sample] = groups
    if len(rows) >= recipe.few:
        # Whoever is nearer to a facet of another group moves there, so that place() answers the same later;
        # among few texts the facets are too coarse for that.
        nearest, _ = centroids.assign(centred, facets)
        near = centroids.owned(nearest, np.ones(len(rows), dtype=np.float32), owner, 0.0)
        given = np.where(given == ALONE, ALONE, near).astype(np.int64)
    return settle(
        centred,
        given=given,
        owner=owner,
        facets=facets,
        apart=apart,
        smallest=smallest,
        alone_share=recipe.alone_share,
    )
