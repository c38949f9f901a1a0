"""How fine a collection can be divided: as far as two halves of its stories agree."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from resonanz_engine.types import FloatArray, IntArray

SHIFTS = 3

Divide = Callable[[sparse.csr_array], Sequence[IntArray]]
"""Divides a graph on every level, coarsest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """(levels,) each: agreement of two halves, chance taken off, and the effective number of groups of a half, the
    exponential of their entropy: as many groups of equal size would tell as much."""

    agreement: FloatArray
    groups: FloatArray


def agreement(one: IntArray, two: IntArray) -> float:
    """Mutual information of two groupings (n,) as a share of what is possible, chance taken off.

    Vinh, N. X., Epps, J., Bailey, J. (2010), Information theoretic measures for clusterings comparison, JMLR 11,
    2837-2854, formula AMI with the arithmetic mean; chance is measured by shifting one grouping against the other,
    which is a random order for points ordered by hash.
    """
    count = len(one)
    if not count:
        return 0.0
    entropy_one, entropy_two = _entropy(np.bincount(one), count), _entropy(np.bincount(two), count)
    both = entropy_one + entropy_two
    shared = both - _joint(one, two)
    shifted = [np.roll(two, count * step // (SHIFTS + 1)) for step in range(1, SHIFTS + 1)]
    chance = both - float(np.mean([_joint(one, other) for other in shifted]))
    possible = both / 2 - chance
    return (shared - chance) / possible if possible > 1e-9 else 0.0  # noqa: PLR2004  # nothing to agree on


def halves_agree(graph: sparse.csr_array, divide: Divide, levels: int, rounds: int) -> Curve:
    """How well the groups of one half of the nodes foretell those of the other on each level, mean of the rounds.

    The other half is foretold by the summed edges to the groups of the first. The halves of a round are always the same
    ones for as many nodes. After Tibshirani, R. and Walther, G. (2005), Cluster validation by prediction strength, JCGS
    14, 511-528.
    """
    total, groups = np.zeros(levels, dtype=np.float64), np.zeros(levels, dtype=np.float64)
    for step in range(rounds):
        first = np.random.default_rng(step).permutation(graph.shape[0]) % 2 == 0
        one, two = np.flatnonzero(first), np.flatnonzero(~first)
        across = sparse.csr_array(graph[two][:, one])
        seen = divide(sparse.csr_array(graph[one][:, one]))
        real = divide(sparse.csr_array(graph[two][:, two]))
        for level, (known, own) in enumerate(zip(seen, real, strict=True)):
            total[level] += agreement(*_foretold(across, known, own)) / rounds
            groups[level] += np.exp(_entropy(np.bincount(own), max(len(own), 1))) / rounds
    return Curve(total.astype(np.float32), groups.astype(np.float32))


def chosen(curve: Curve, margin: float, broadest: float = 1.0) -> int:
    """The coarsest level whose agreement, smoothed over its neighbours, is as good as the best one's.

    It may lack the part ``margin`` of what the best lacks to full agreement: the less two halves agree, the more of a
    difference is luck. Levels of fewer than ``broadest`` effective groups are left out: two halves nearly
    always agree on two or three groups, which tell people nothing. Where all are that broad it is the finest.
    """
    agreed = curve.agreement
    padded = np.concatenate([agreed[:1], agreed, agreed[-1:]])
    smooth = (padded[:-2] + 2 * padded[1:-1] + padded[2:]) / 4
    fits = curve.groups >= broadest
    if not fits.any():
        return len(agreed) - 1
    best = float(smooth[fits].max())
    return int(np.flatnonzero(fits & (smooth >= best - margin * (1 - best)))[0])


def _foretold(across: sparse.csr_array, known: IntArray, own: IntArray) -> tuple[IntArray, IntArray]:
    """Groups of the second half by its edges to the first, beside its own, where there is any edge."""
    width = int(known.max(initial=0)) + 1
    place = (np.arange(len(known)), known)
    member = sparse.csr_array((np.ones(len(known), dtype=np.float32), place), shape=(len(known), width))
    votes = np.asarray((across @ member).todense())
    linked = votes.max(axis=1, initial=0) > 0
    return votes.argmax(axis=1)[linked].astype(np.int64), own[linked]


def _entropy(counts: IntArray, total: int) -> float:
    share = counts[counts > 0] / total
    return float(-(share * np.log(share)).sum())


def _joint(one: IntArray, two: IntArray) -> float:
    return _entropy(np.bincount(one * (int(two.max()) + 1) + two), len(one))
