"""How far two groupings agree: NMI, AMI and ARI with numpy only."""

import numpy as np
import numpy.typing as npt

from resonanz_engine.steps.agreement import rand_index


def table(one: npt.ArrayLike, two: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Contingency table of two groupings of the same things."""
    _, left = np.unique(np.asarray(one), return_inverse=True)
    _, right = np.unique(np.asarray(two), return_inverse=True)
    width = int(right.max(initial=0)) + 1
    height = int(left.max(initial=0)) + 1
    flat = np.bincount(left * width + right, minlength=height * width)
    return flat.reshape(height, width).astype(np.float64)


def nmi(one: npt.ArrayLike, two: npt.ArrayLike) -> float:
    """Normalised mutual information, arithmetic mean (equals the V-measure)."""
    counts = table(one, two)
    whole = counts / max(counts.sum(), 1)
    rows, columns = _entropy(whole.sum(axis=1)), _entropy(whole.sum(axis=0))
    if rows + columns == 0:
        return 1.0
    return float(2 * (rows + columns - _entropy(whole.ravel())) / (rows + columns))


def ami(one: npt.ArrayLike, two: npt.ArrayLike) -> float:
    """Mutual information with chance taken off, arithmetic mean; Vinh, Epps, Bailey (2010), JMLR 11, 2837-2854."""
    counts = table(one, two)
    total = int(counts.sum())
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, total + 1)))])
    left, right = counts.sum(axis=1).astype(int), counts.sum(axis=0).astype(int)
    expected = sum(_expected(int(a), int(b), total, logs) for a in left for b in right)
    rows, columns = _entropy(left / total), _entropy(right / total)
    shared = rows + columns - _entropy(counts.ravel() / total)
    possible = (rows + columns) / 2 - expected
    return float((shared - expected) / possible) if possible else 1.0


def _expected(a: int, b: int, total: int, logs: npt.NDArray[np.float64]) -> float:
    """Mutual information that a row of a and a column of b share by chance."""
    n = np.arange(max(1, a + b - total), min(a, b) + 1)
    chance = logs[a] + logs[b] + logs[total - a] + logs[total - b] - logs[total]
    chance = chance - logs[n] - logs[a - n] - logs[b - n] - logs[total - a - b + n]
    return float((n / total * np.log(total * n / (a * b)) * np.exp(chance)).sum())


def ari(one: npt.ArrayLike, two: npt.ArrayLike) -> float:
    """Adjusted Rand index of two groupings by any labels."""
    codes = (np.unique(np.asarray(labels), return_inverse=True)[1] for labels in (one, two))
    return rand_index(*codes)


def _entropy(shares: npt.NDArray[np.float64]) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())
