"""How far two groupings agree, with numpy only."""

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


def ari(one: npt.ArrayLike, two: npt.ArrayLike) -> float:
    """Adjusted Rand index of two groupings by any labels."""
    codes = (np.unique(np.asarray(labels), return_inverse=True)[1] for labels in (one, two))
    return rand_index(*codes)


def _entropy(shares: npt.NDArray[np.float64]) -> float:
    positive = shares[shares > 0]
    return float(-(positive * np.log(positive)).sum())
