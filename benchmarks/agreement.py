"""How far two groupings agree: NMI and ARI with numpy only."""

import numpy as np
import numpy.typing as npt


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


def ari(one: npt.ArrayLike, two: npt.ArrayLike) -> float:
    """Adjusted Rand index; Hubert, L. and Arabie, P. (1985), Journal of Classification 2, 193-218."""
    counts = table(one, two)
    total = _pairs(np.array([counts.sum()]))
    if total == 0:
        return 1.0
    same, rows, columns = _pairs(counts), _pairs(counts.sum(axis=1)), _pairs(counts.sum(axis=0))
    chance, middle = rows * columns / total, (rows + columns) / 2
    return 1.0 if middle == chance else float((same - chance) / (middle - chance))


def _pairs(counts: npt.NDArray[np.float64]) -> float:
    return float((counts * (counts - 1) / 2).sum())


def _entropy(shares: npt.NDArray[np.float64]) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())
