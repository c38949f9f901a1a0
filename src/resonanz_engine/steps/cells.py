"""Many points become few cells of neighbours, so that grouping costs the same for 200 people and for 20,000."""

import heapq

import numpy as np

from resonanz_engine.types import IntArray, Numbers


def cells(points: Numbers, most: int) -> IntArray:
    """(n,) cell of each point (n, 2), at most ``most`` of them.

    The cell with the largest sum of squares is cut at its mean across its longer side until there are enough.
    Su, T. and Dy, J. G. (2007), In search of deterministic methods for initializing k-means and Gaussian
    mixture clustering, Intelligent Data Analysis 11, 319-338 (Var-Part).
    """
    count = len(points)
    if count <= most:
        return np.arange(count, dtype=np.int64)
    labels = np.zeros(count, dtype=np.int64)
    found = 1
    # The cell's number breaks ties, so that arrays are never compared.
    waiting = [_entry(points, np.arange(count), 0)]
    while waiting and found < most:
        rest, cell, side, inside = heapq.heappop(waiting)
        along = points[inside, side]
        low = along <= along.sum() / len(along)
        if rest >= 0 or low.all():
            continue
        upper = inside[~low]
        labels[upper] = found
        heapq.heappush(waiting, _entry(points, inside[low], cell))
        heapq.heappush(waiting, _entry(points, upper, found))
        found += 1
    return labels


def _entry(points: Numbers, inside: IntArray, cell: int) -> tuple[float, int, int, IntArray]:
    """The negative sum of squares around the mean, the cell, its longer side, its points."""
    chosen = points[inside]
    apart = chosen - chosen.sum(axis=0) / len(chosen)
    x, y = (apart * apart).sum(axis=0).tolist()
    return -(x + y), cell, int(y > x), inside


def summary(points: Numbers, labels: IntArray) -> tuple[Numbers, Numbers]:
    """Mean point (c, 2) and number of points (c,) of each cell."""
    weights = np.bincount(labels).astype(np.float64)
    sums = np.stack([np.bincount(labels, weights=points[:, side]) for side in range(2)], axis=1)
    return sums / weights[:, None], weights
