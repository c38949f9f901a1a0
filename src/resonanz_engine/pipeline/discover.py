"""Themes out of nothing: neighbours, graph, communities on the level that holds, prototypes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy import sparse

from resonanz_engine.pipeline.locate import Located
from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids, graph, levels, neighbours
from resonanz_engine.types import ALONE, BoolArray, FloatArray, IntArray

ROUNDS = 5


def _nothing() -> IntArray:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """groups (p,) of the points, ALONE for none; strengths (p,); facets (p,) 0-based part of each point, ALONE for
    none; owner (f,) group and part (f,) facet of each prototype; prototypes (f, q); floor and far as in
    ThemeMemory; agreement of two halves on this level, and its resolution."""

    groups: IntArray
    strengths: FloatArray
    owner: IntArray
    prototypes: FloatArray
    floor: float
    facets: IntArray = field(default_factory=_nothing)
    part: IntArray = field(default_factory=_nothing)
    far: float = 0.0
    agreement: float | None = None
    resolution: float = 1.0

    @property
    def count(self) -> int:
        """Number of groups, empty ones included."""
        return int(self.owner.max(initial=ALONE)) + 1


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The same points (s,) divided as themes, as facets and as pieces for prototypes; agreement as in Split."""

    themes: IntArray
    facets: IntArray
    pieces: IntArray
    agreement: float
    resolution: float


def linked(units: FloatArray, weights: sparse.csr_array, recipe: Recipe) -> sparse.csr_array:
    """(s, s) graph of shared meaning and shared words."""
    counts = recipe.neighbourhoods(len(units))
    whole = sum(
        graph.meaning_edges(neighbours.neighbour_matrix(neighbours.nearest(units, count))) for count in counts
    ) * np.float32(1 / len(counts))
    shared = graph.word_edges(*neighbours.nearest_by_words(weights, recipe.word_neighbours))
    return sparse.csr_array(whole + shared * np.float32(recipe.word_share(len(units))))


def divided(whole: sparse.csr_array, resolutions: Sequence[float], tools: Tools) -> tuple[IntArray, ...]:
    """Communities of the graph for each resolution."""
    edges, worth = graph.edge_list(whole)
    return tools.communities.find(whole.shape[0], edges, worth, resolutions)


def layered(units: FloatArray, weights: sparse.csr_array, recipe: Recipe, tools: Tools) -> Levels:
    """The levels of the points (s, q): themes as fine as two halves of the stories agree on."""
    steps = recipe.resolutions
    if not min(recipe.neighbourhoods(len(units))):
        one = np.zeros(len(units), dtype=np.int64)
        return Levels(one, one, one, 0.0, steps[0])
    whole = linked(units, weights, recipe)
    curve = levels.halves_agree(
        whole, lambda half: divided(half, steps, tools), len(steps), recipe.halvings(len(units))
    )
    agreed = curve.agreement
    theme = levels.chosen(curve, recipe.margin, recipe.broadest(len(units)))
    finer = [step for step in range(len(steps)) if steps[step] >= recipe.facet_step * steps[theme]]
    facet = max(finer, key=lambda step: float(agreed[step]), default=theme)
    if agreed[facet] < recipe.facet_agreement * agreed[theme]:
        facet = theme
    wanted = (steps[theme], steps[facet], recipe.pieces)
    themes, facets, pieces = divided(whole, wanted, tools)
    return Levels(themes, facets, pieces, float(agreed[theme]), steps[theme])


def lonely(located: Located, recipe: Recipe) -> BoolArray:
    """(p,) points with clearly less company than the others; nobody in large collections, where distance
    to the themes decides alone.
    """
    if len(located) >= recipe.few:
        return np.zeros(len(located), dtype=bool)
    company = neighbours.company(located.units, recipe.company)
    return np.asarray(company < centroids.fence(company, recipe.lonely(len(located))))


def settled(
    located: Located, found: centroids.Prototypes, *, sample: IntArray, apart: BoolArray, smallest: int, recipe: Recipe
) -> Split:
    """Everyone goes to the nearest prototype; the weak and those ``apart`` (p,) stand for themselves; themes that
    stay too small are dissolved, until none is. Points the prototypes are made of (sample) are as strong as without
    themselves, so that a new story is measured by the same yard.
    """
    owner, part, rows = found.owner, found.part, found.rows
    nearest, cosines = centroids.assign(located.units, rows)
    cosines[sample] = centroids.without_self(located.units[sample], found)
    groups, floor = np.full(len(located), ALONE, dtype=np.int64), 0.0
    for _ in range(ROUNDS):
        strengths = cosines * located.share
        floor = centroids.fence(strengths, recipe.alone_share)
        groups = np.where(apart, ALONE, centroids.owned(nearest, strengths, owner, floor))
        sizes = np.bincount(groups[groups != ALONE], minlength=int(owner.max(initial=ALONE)) + 1)
        big = sizes >= smallest
        if big.all():
            break
        kept = np.flatnonzero(big[owner])
        lost = np.flatnonzero(~big[owner[nearest]])
        place = np.full(len(owner), ALONE, dtype=np.int64)
        place[kept] = np.arange(len(kept))
        renumbered = np.where(big, np.cumsum(big) - 1, ALONE).astype(np.int64)
        nearest, owner, part, rows = place[nearest], renumbered[owner[kept]], part[kept], rows[kept]
        nearest[lost], cosines[lost] = centroids.assign(located.units[lost], rows)
        groups = np.full(len(located), ALONE, dtype=np.int64)
    inside = groups != ALONE
    facets = np.full(len(located), ALONE, dtype=np.int64)
    facets[inside] = part[nearest[inside]]
    strengths = (cosines * located.share).astype(np.float32)
    far = float(np.mean(strengths < floor)) if len(strengths) else 0.0
    return Split(groups, strengths, owner, rows, floor, facets, part, far)


def discovered(located: Located, *, sample: IntArray, weights: sparse.csr_array, recipe: Recipe, tools: Tools) -> Split:
    """Discover themes among the points; words help where they were read (sample)."""
    smallest = recipe.smallest(len(located))
    inner = smallest if len(sample) == len(located) else recipe.smallest(len(sample))
    read = located.some(sample)
    found = layered(read.units, weights, recipe, tools)
    apart = lonely(located, recipe)
    groups = centroids.without_small(np.where(apart[sample], ALONE, found.themes), inner)
    known = centroids.prototypes(read.units, groups, found.facets, found.pieces, inner)
    split = settled(located, known, sample=sample, apart=apart, smallest=smallest, recipe=recipe)
    return replace(split, agreement=found.agreement, resolution=found.resolution)
