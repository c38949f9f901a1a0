"""Texts that copy long passages from each other are one voice."""

import numpy as np

from resonanz_engine.tokens import Words
from resonanz_engine.types import IntArray

RUN = 5
MIX = np.uint64(0x9E3779B97F4A7C15)


def families(words: Words, points: int) -> IntArray:
    """(points,) equal for texts that copy long passages from each other.

    The smallest hash of five words in a row stands for a text; two texts agree on it with the probability of
    their likeness. Broder, A. (1997), On the resemblance and containment of documents, SEQUENCES '97.
    """
    total = len(words.stem) - RUN + 1
    smallest = np.arange(points, dtype=np.uint64) + np.uint64(2**63)
    if total > 0:
        mixed = np.zeros(total, dtype=np.uint64)
        for step in range(RUN):
            mixed = (mixed + words.stem[step : step + total].astype(np.uint64) + np.uint64(1)) * MIX
            mixed ^= mixed >> np.uint64(29)
        whole = words.point[:total] == words.point[RUN - 1 :]
        np.minimum.at(smallest, words.point[:total][whole], mixed[whole] >> np.uint64(1))
    return np.asarray(np.unique(smallest, return_inverse=True)[1], dtype=np.int64)
