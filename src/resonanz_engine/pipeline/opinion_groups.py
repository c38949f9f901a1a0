"""From votes to groups: how many there are, who belongs to which, and which of them were there before."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import Candidate, OpinionMemory
from resonanz_engine.steps import agreement, axes, camps, cells, lots, matching
from resonanz_engine.types import BoolArray, IntArray, Numbers

ALIKE = 0.2
"""Jaccard share of members from which on a group is an earlier one."""


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Axes (m, 2) and positions (n, 2)."""

    axes: Numbers
    points: Numbers


@dataclass(frozen=True, slots=True, eq=False)
class Examination:
    """How well 2, 3, … groups stand, and where their centres lie: one (k, 2) for k = 1, 2, …"""

    candidates: tuple[Candidate, ...]
    centres: tuple[Numbers, ...]


def plane(table: sparse.csr_array, recipe: OpinionRecipe, before: Numbers | None = None) -> Plane:
    """The map of the votes (n, m); from axes before (m, 2) it goes on without turning."""
    votes = axes.centred(table)
    begin = axes.start(table.shape[1])
    if before is not None:
        begin[:, :2] = before
    found = axes.principal(votes, begin, recipe.precision)
    if before is not None and before.any():
        found = axes.turned(found, before)
    return Plane(found, axes.positions(votes, found, recipe.shrink))


def _rough(table: sparse.csr_array, recipe: OpinionRecipe) -> Numbers:
    """Fenced positions (n, 2) on a map of its own that is good enough to be compared with others."""
    votes = axes.centred(table)
    found = axes.principal(votes, axes.start(table.shape[1]), recipe.rough_precision)
    return axes.fenced(axes.positions(votes, found, recipe.shrink))


def _split(points: Numbers, recipe: OpinionRecipe) -> list[IntArray]:
    """Groups (n,) of the fenced points for k = 1, 2, … groups."""
    middles, weights = cells.summary(points, cells.cells(points, recipe.cells))
    return [camps.nearest(points, centres) for centres in camps.nested(middles, weights, recipe.most, recipe.tries)]


def examine(
    table: sparse.csr_array,
    points: Numbers,
    people: Sequence[str],
    statements: Sequence[str],
    least: int,
    recipe: OpinionRecipe,
) -> Examination:
    """Examine the votes (n, m) and fenced positions (n, 2) of people who may belong to a group.

    The centres are means over all votes and over every draw that leaves a few votes out, so that a boundary
    that could lie here or there does not jump (bagging; Dudoit, S. and Fridlyand, J. (2003), Bagging to improve
    the accuracy of a clustering procedure, Bioinformatics 19, 1090-1099).
    """
    if table.shape[0] > recipe.sample:
        order = np.sort(np.argsort(lots.hashes(people), kind="stable")[: recipe.sample])
        table, points, people = table[order], points[order], [people[place] for place in order.tolist()]
    names = lots.hashes(people), lots.hashes(statements)
    whole = _split(points, recipe)
    both = [
        _halves(table, lots.drawn(table, *names, turn, 0.5), least, recipe) for turn in range(recipe.draws(table.nnz))
    ]
    less = [
        _split(_rough(lots.part(table, lots.drawn(table, *names, 1000 + turn, 1 - recipe.thin)), recipe), recipe)
        for turn in range(recipe.draws(table.nnz))
    ]
    candidates, centres = [], []
    for place, labels in enumerate(whole):
        others = [split[place] for split in less if place < len(split)]
        centres.append(_bagged(points, labels, others, place + 1))
        if place:
            stands = camps.nearest(points, centres[-1])
            candidates.append(
                Candidate(
                    count=place + 1,
                    reproducible=_mean([pairs[place] for pairs in both if place < len(pairs)]),
                    steady=_mean([agreement.rand_index(stands, other) for other in others]),
                    smallest=int(np.bincount(stands, minlength=place + 1).min()),
                )
            )
    return Examination(tuple(candidates), tuple(centres))


def _bagged(points: Numbers, labels: IntArray, others: Sequence[IntArray], count: int) -> Numbers:
    """(k, 2) mean centres of the points (n, 2) over several groupings (n,), recognised by common members."""
    first = camps.middles(points, labels, np.zeros((count, 2)))
    found = [first]
    for other in others:
        same = matching.match(matching.overlap(labels, other, count, count), 0.0)
        found.append(camps.middles(points, np.array([same[group] for group in range(count)])[other], first))
    return np.asarray(np.mean(found, axis=0))


def _halves(table: sparse.csr_array, first: BoolArray, least: int, recipe: OpinionRecipe) -> list[float]:
    """The likeness of the groups from two halves of the votes, for 1, 2, … groups."""
    parts = [lots.part(table, chosen) for chosen in (first, ~first)]
    enough = np.logical_and.reduce([np.diff(half.indptr) >= (least + 1) // 2 for half in parts])
    if np.count_nonzero(enough) <= recipe.smallest:
        return []
    one, two = (_split(_rough(half, recipe)[enough], recipe) for half in parts)
    return [agreement.rand_index(left, right) for left, right in zip(one, two, strict=False)]


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0


def choose(candidates: Sequence[Candidate], recipe: OpinionRecipe, present: int = 1) -> int:
    """The number of groups that come out again from other votes (score); 1 if none do.

    A larger number is preferred only if its score is clearly higher. Groups that are there already may fade a
    little before they go.
    """
    best, score = 1, 0.0
    for candidate in candidates:
        least = recipe.faded if candidate.count == present else recipe.sound
        if candidate.smallest >= recipe.smallest and candidate.score >= max(least, recipe.margin * score):
            best, score = candidate.count, candidate.score
    return best


def decided(
    candidates: Sequence[Candidate], memory: OpinionMemory | None, recipe: OpinionRecipe
) -> tuple[int, int, int]:
    """The number of groups after an examination, the number wished for, and how many examinations in a row.

    Another number than before is taken only if it keeps winning or wins clearly.
    """
    present = 0 if memory is None else len(memory.keys)
    wish = choose(candidates, recipe, present)
    if memory is None or not present or wish == present:
        return wish, wish, 0
    streak = memory.streak + 1 if wish == memory.wish else 1
    scores = {seen.count: seen.score for seen in candidates if seen.smallest >= recipe.smallest}
    # One group has no score; it gives way as soon as there are others, and others that fell apart give way to it.
    clearly = scores.get(wish, 0.0) > recipe.clear * scores.get(present, 0.0)
    fallen = present > 1 and not scores.get(present)
    if streak >= recipe.patience or clearly or fallen:
        return wish, wish, 0
    return present, wish, streak


def recognised(points: Numbers, groups: IntArray, count: int, memory: OpinionMemory | None) -> tuple[IntArray, int]:
    """(k,) keys and the next free one: an earlier group's key where it is one, else a new one, largest first.

    points (n, 2) tell which of the earlier groups everybody would be in now.
    """
    keys = np.zeros(count, dtype=np.int64)
    known: dict[int, int] = {}
    fresh = 1 if memory is None else memory.next_key
    if memory is not None and len(memory.keys):
        placed = camps.nearest(points, memory.centres)
        known = matching.match(matching.overlap(placed, groups, len(memory.keys), count), ALIKE)
    sizes = np.bincount(groups, minlength=count)
    for group in np.lexsort((np.arange(count), -sizes)).tolist():
        if group in known and memory is not None:
            keys[group] = memory.keys[known[group]]
        else:
            keys[group], fresh = fresh, fresh + 1
    return keys, fresh
