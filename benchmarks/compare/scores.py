"""Agreement with chance taken off; NMI (which equals the V-measure) and ARI are in ``benchmarks.agreement``."""

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from benchmarks.agreement import ari, nmi, table

__all__ = ["ami", "ari", "nmi"]


def ami(one: npt.ArrayLike, two: npt.ArrayLike) -> float:
    """Adjusted mutual information, arithmetic mean.

    Vinh, N. X., Epps, J. and Bailey, J. (2010), Journal of Machine Learning Research 11, 2837-2854, formula 24a.
    """
    counts = table(one, two)
    total = counts.sum()
    rows, columns = counts.sum(axis=1), counts.sum(axis=0)
    if len(rows) == len(columns) and len(rows) in {1, int(total)}:
        return 1.0
    both = counts[counts > 0]
    known = float((both * (np.log(both) + np.log(total))).sum() / total)
    known -= float((rows * np.log(rows)).sum() + (columns * np.log(columns)).sum()) / total
    mean = (_entropy(rows / total) + _entropy(columns / total)) / 2
    chance = expected(rows, columns)
    gap = mean - chance
    return float((known - chance) / (gap if abs(gap) > 1e-12 else 1e-12))


def expected(rows: npt.NDArray[np.float64], columns: npt.NDArray[np.float64]) -> float:
    """Mutual information that two random groupings with these sizes have on average (nats)."""
    total = rows.sum()
    fixed = -gammaln(total + 1)
    out = 0.0
    for row, times in zip(*np.unique(rows, return_counts=True), strict=True):
        for column, also in zip(*np.unique(columns, return_counts=True), strict=True):
            shared = np.arange(max(1, row + column - total), min(row, column) + 1)
            term = shared / total * np.log(total * shared / (row * column))
            chance = gammaln(row + 1) + gammaln(column + 1) + gammaln(total - row + 1) + gammaln(total - column + 1)
            chance = chance + fixed - gammaln(shared + 1) - gammaln(row - shared + 1)
            chance = chance - gammaln(column - shared + 1) - gammaln(total - row - column + shared + 1)
            out += float(times * also * (term * np.exp(chance)).sum())
    return out


def _entropy(shares: npt.NDArray[np.float64]) -> float:
    return float(-(shares * np.log(shares)).sum())
