"""Passages that let a theme speak for itself: to the point, and different from each other."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.types import FloatArray

SHORTEST = 40
LONGEST = 280
BALANCE = 0.65
"""How much being to the point counts against being different."""


def passages(
    sentences: Sequence[tuple[int, int]], shortest: int = SHORTEST, longest: int = LONGEST
) -> list[tuple[int, int]]:
    """Whole sentences, short ones joined with the next until they have ``shortest`` characters.

    Pieces longer than ``longest`` are left out; joined sentences never overlap.
    """
    out: list[tuple[int, int]] = []
    begin = -1
    for start, end in sentences:
        if begin < 0 or end - begin > longest:
            begin = start
        if shortest <= end - begin <= longest:
            out.append((begin, end))
            begin = -1
        elif end - begin > longest:
            begin = -1
    return out


def diverse(relevance: FloatArray, likeness: FloatArray, source: Sequence[int], wanted: int) -> list[int]:
    """Up to ``wanted`` positions from different sources by maximal marginal relevance.

    relevance (c,) 0..1; likeness (c, c) 0..1; source: where each candidate comes from. Carbonell, J. and
    Goldstein, J. (1998), The use of MMR, SIGIR '98, 335-336. Ties go to the earlier candidate.
    """
    chosen: list[int] = []
    open_ = np.ones(len(relevance), dtype=bool)
    nearest = np.zeros(len(relevance), dtype=np.float64)
    sources = np.asarray(source)
    while len(chosen) < wanted and open_.any():
        gain = np.where(open_, BALANCE * relevance - (1 - BALANCE) * nearest, -np.inf)
        best = int(gain.argmax())
        chosen.append(best)
        open_ &= sources != sources[best]
        nearest = np.maximum(nearest, likeness[best])
    return chosen
