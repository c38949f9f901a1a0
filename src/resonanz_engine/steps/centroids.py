"""Themes as directions: their centres, who belongs to them, and how strongly."""

import numpy as np

from resonanz_engine.types import ALONE, FloatArray, IntArray

STEEPNESS = 2.0
"""Tukey-like fence below the lower quartile: a normal distribution leaves about 9 % outside."""

FACET = 4
FEW = 500


def centres(rows: FloatArray, groups: IntArray, count: int) -> FloatArray:
    """(count, d) mean direction of each group, unit length; rows in group ALONE count nowhere."""
    out = np.zeros((count, rows.shape[1]), dtype=np.float64)
    for group in range(count):
        out[group] = rows[groups == group].sum(axis=0, dtype=np.float64)
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def assign(rows: FloatArray, centroids: FloatArray) -> tuple[IntArray, FloatArray]:
    """Nearest centroid (n,) and cosine to it (n,), cut to 0..1; (ALONE, 0) without centroids."""
    if not len(centroids) or not len(rows):
        return np.full(len(rows), ALONE, dtype=np.int64), np.zeros(len(rows), dtype=np.float32)
    cosines = rows @ centroids.T
    best = cosines.argmax(axis=1)
    return best.astype(np.int64), np.clip(cosines[np.arange(len(rows)), best], 0, 1).astype(np.float32)


def fence(strengths: FloatArray, most: float) -> float:
    """The strength under which a story stands for itself.

    median - STEEPNESS (median - lower quartile), so a tight collection leaves out few and a ragged one more,
    but never so high that more than the share ``most`` falls below it.
    """
    if not len(strengths):
        return 0.0
    cap, quarter, middle = np.quantile(strengths.astype(np.float64), [most, 0.25, 0.5])
    return max(0.0, float(min(middle - STEEPNESS * (middle - quarter), cap)))


def without_small(groups: IntArray, smallest: int) -> IntArray:
    """Groups renumbered from 0 without gaps; members of groups under ``smallest`` become ALONE."""
    sizes = np.bincount(groups[groups != ALONE], minlength=1)
    renumbered = np.full(len(sizes), ALONE, dtype=np.int64)
    kept = np.flatnonzero(sizes >= smallest)
    renumbered[kept] = np.arange(len(kept))
    return np.where(groups == ALONE, ALONE, renumbered[np.maximum(groups, 0)])


def owned(nearest: IntArray, strengths: FloatArray, owner: IntArray, floor: float) -> IntArray:
    """(n,) group of each row's nearest facet, ALONE under the floor; owner (f,): group of each facet."""
    if not len(owner):
        return np.full(len(nearest), ALONE, dtype=np.int64)
    return np.where(strengths >= floor, owner[np.maximum(nearest, 0)], ALONE).astype(np.int64)


def own_strengths(rows: FloatArray, groups: IntArray, owner: IntArray, facets: FloatArray) -> FloatArray:
    """(n,) cosine of each row to the nearest facet of its own group, cut to 0..1; 0 without group."""
    out = np.zeros(len(rows), dtype=np.float32)
    for group in np.unique(groups[groups != ALONE]).tolist():
        inside = np.flatnonzero(groups == group)
        out[inside] = np.clip((rows[inside] @ facets[owner == group].T).max(axis=1), 0, 1)
    return out


def facets(rows: FloatArray, groups: IntArray, pieces: IntArray) -> tuple[IntArray, FloatArray]:
    """Owner (f,) and direction (f, d) of the facets: the parts of each group that lie in one piece.

    Parts of fewer than FACET rows (half of it in collections under FEW rows) are no facet, unless they
    are all a group has (then its largest is).
    """
    inside = np.flatnonzero(groups != ALONE)
    if not len(inside):
        return np.zeros(0, dtype=np.int64), np.zeros((0, rows.shape[1]), dtype=np.float32)
    width = int(pieces.max()) + 1
    parts, part = np.unique(groups[inside] * width + pieces[inside], return_inverse=True)
    owner = (parts // width).astype(np.int64)
    sizes = np.bincount(part)
    largest = np.zeros(int(owner.max()) + 1, dtype=np.int64)
    np.maximum.at(largest, owner, sizes)
    least = FACET if len(rows) >= FEW else FACET // 2
    kept = (sizes >= least) | (sizes == largest[owner])
    directions = centres(rows[inside], part.astype(np.int64), len(parts))
    return owner[kept], directions[kept]
