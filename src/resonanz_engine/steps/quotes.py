"""Passages that let a theme speak for itself: to the point, and different from each other."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.types import FloatArray, IntArray

SHORTEST = 40
LONGEST = 280
ALOUD = (30, 200)
"""Characters of a passage that can be read aloud in one breath."""
TOO_LONG = 0.7
TELLING = 4
"""So many of a passage's most telling words count."""
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


def told(worth: Sequence[FloatArray], stems: Sequence[IntArray]) -> FloatArray:
    """(passages,) 0..1 how much the words of each passage tell of its theme, every stem once.

    worth and stems: of the words of each passage. The square root of the number of words is divided out half,
    so long passages don't win by length alone.
    """
    if not len(stems):
        return np.zeros(0, dtype=np.float32)
    lengths = np.array([len(own) for own in stems], dtype=np.int64)
    row, stem, value = np.repeat(np.arange(len(stems)), lengths), np.concatenate(stems), np.concatenate(worth)
    ranked = np.lexsort((stem, -value, row))
    _, once = np.unique(row[ranked] * (int(stem.max(initial=0)) + 1) + stem[ranked], return_index=True)
    ranked = ranked[np.sort(once)]
    begins = np.searchsorted(row[ranked], np.arange(len(stems)))
    first = np.arange(len(ranked)) - begins[row[ranked]] < TELLING
    best = np.bincount(row[ranked][first], weights=value[ranked][first], minlength=len(stems))
    out = (best / (TELLING + lengths) ** 0.25).astype(np.float32)
    return np.asarray(out / max(float(out.max(initial=0)), 1e-9), dtype=np.float32)


def readable(lengths: IntArray) -> FloatArray:
    """(passages,) 1 for lengths that can be read aloud, less for others."""
    fits = (lengths >= ALOUD[0]) & (lengths <= ALOUD[1])
    return np.where(fits, 1, TOO_LONG).astype(np.float32)


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
