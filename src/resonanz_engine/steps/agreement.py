"""How far two groupings of the same people agree."""

import numpy as np

from resonanz_engine.types import IntArray


def rand_index(one: IntArray, two: IntArray) -> float:
    """Adjusted Rand index of two groupings (n,): 1 for the same, about 0 for chance; 1 where neither divides.

    Hubert, L. and Arabie, P. (1985), Comparing partitions, Journal of Classification 2, 193-218.
    """
    width = int(two.max(initial=0)) + 1
    counts = np.bincount(one * width + two, minlength=(int(one.max(initial=0)) + 1) * width).reshape(-1, width)
    same, rows, columns, total = (
        _pairs(part) for part in (counts, counts.sum(1), counts.sum(0), counts.sum(keepdims=True))
    )
    if not total:
        return 1.0
    chance, middle = rows * columns / total, (rows + columns) / 2
    return 1.0 if middle == chance else (same - chance) / (middle - chance)


def _pairs(counts: IntArray) -> float:
    sizes = counts.astype(np.float64)
    return float((sizes * (sizes - 1) / 2).sum())
