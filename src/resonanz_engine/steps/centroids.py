"""Themes as directions: their centres, who belongs to them, and how strongly."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from resonanz_engine.types import ALONE, FloatArray, IntArray

STEEPNESS = 2.0
"""Tukey-like fence below the lower quartile: a normal distribution leaves about 9 % outside."""

BLOCK = 4096
PAIR = 2
CORRECTIONS = 2


def centres(rows: FloatArray, groups: IntArray, count: int) -> FloatArray:
    """(count, d) mean direction of each group, unit length; rows in group ALONE count nowhere."""
    inside = np.flatnonzero(groups != ALONE)
    place = (groups[inside], inside)
    member = sparse.csr_array((np.ones(len(inside), dtype=np.float32), place), shape=(max(count, 1), len(rows)))
    out = np.asarray(member @ rows, dtype=np.float64)[:count]
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    return np.asarray(out / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def assign(rows: FloatArray, centroids: FloatArray) -> tuple[IntArray, FloatArray]:
    """Nearest centroid (n,) and cosine to it (n,), cut to 0..1; (ALONE, 0) without centroids."""
    if not len(centroids) or not len(rows):
        return np.full(len(rows), ALONE, dtype=np.int64), np.zeros(len(rows), dtype=np.float32)
    best: IntArray = np.empty(len(rows), dtype=np.int64)
    cosines = np.empty(len(rows), dtype=np.float32)
    for begin in range(0, len(rows), BLOCK):
        block = rows[begin : begin + BLOCK] @ centroids.T
        own = block.argmax(axis=1)
        best[begin : begin + BLOCK] = own
        cosines[begin : begin + BLOCK] = block[np.arange(len(block)), own]
    return best, np.clip(cosines, 0, 1)


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


def own_nearest(
    rows: FloatArray, groups: IntArray, owner: IntArray, prototypes: FloatArray
) -> tuple[IntArray, FloatArray]:
    """Nearest prototype (n,) of each row's own group, and the cosine to it, cut to 0..1; (ALONE, 0) without group."""
    nearest = np.full(len(rows), ALONE, dtype=np.int64)
    cosines = np.zeros(len(rows), dtype=np.float32)
    for group in np.unique(groups[groups != ALONE]).tolist():
        inside, own = np.flatnonzero(groups == group), np.flatnonzero(owner == group)
        if len(own):
            best, cosines[inside] = assign(rows[inside], prototypes[own])
            nearest[inside] = own[best]
    return nearest, cosines


@dataclass(frozen=True, slots=True, eq=False)
class Prototypes:
    """Directions that stand for themes: rows (f, q) of unit length; owner (f,) group of each, part (f,) its facet;
    made_of (f, n) ones for the rows each is the mean of, at least two wherever a group has two."""

    rows: FloatArray
    owner: IntArray
    part: IntArray
    made_of: sparse.csr_array


def prototypes(rows: FloatArray, groups: IntArray, facets: IntArray, pieces: IntArray, smallest: int) -> Prototypes:
    """A direction for each part of a group that lies in one piece, (n,) groups, facets and pieces of the rows.

    A part of a single row gets none, unless it is all a group has. Rows that end up nearer to another group's
    direction get one more: their mean with the nearest row of their own group; so the nearest prototype tells the
    group, and no prototype stands for one text alone. A facet is where most of a part lies; facets under ``smallest``
    rows count as the group's largest.
    """
    inside = np.flatnonzero(groups != ALONE)
    if not len(inside):
        none = np.zeros(0, dtype=np.int64)
        empty = sparse.csr_array((0, len(rows)), dtype=np.float32)
        return Prototypes(np.zeros((0, rows.shape[1]), dtype=np.float32), none, none, empty)
    width = int(pieces.max()) + 1
    parts, part = np.unique(groups[inside] * width + pieces[inside], return_inverse=True)
    owner = (parts // width).astype(np.int64)
    sizes = np.bincount(part)
    largest = np.zeros(int(owner.max()) + 1, dtype=np.int64)
    np.maximum.at(largest, owner, sizes)
    kept = (sizes >= PAIR) | (sizes == largest[owner])
    facet = _facets_of(part.astype(np.int64), facets[inside], owner, smallest)
    ones = np.ones(len(inside), dtype=np.float32)
    made_of = sparse.csr_array((ones, (part, inside)), shape=(len(parts), len(rows)))[kept]
    owner, facet = owner[kept], np.unique(facet[kept], return_inverse=True)[1].astype(np.int64)
    for _ in range(CORRECTIONS):
        directions = _directions(made_of, rows)
        nearest, _ = assign(rows[inside], directions)
        wrong = inside[owner[nearest] != groups[inside]]
        pairs = _pairs(rows, groups, wrong)
        beside, _ = own_nearest(rows[wrong], groups[wrong], owner, directions)
        made_of = sparse.csr_array(sparse.vstack([made_of, pairs], format="csr"))
        owner, facet = np.concatenate([owner, groups[wrong]]), np.concatenate([facet, facet[beside]])
    return Prototypes(_directions(made_of, rows), owner, facet, made_of)


def without_self(rows: FloatArray, found: Prototypes) -> FloatArray:
    """(n,) cosine of each row to the nearest prototype, its own ones taken without itself, cut to 0..1."""
    if not len(found.rows):
        return np.zeros(len(rows), dtype=np.float32)
    lengths = np.linalg.norm(found.made_of @ rows, axis=1)
    by_row = sparse.csr_array(found.made_of.T)
    best = np.empty(len(rows), dtype=np.float32)
    for begin in range(0, len(rows), BLOCK):
        block = rows[begin : begin + BLOCK] @ found.rows.T
        own = by_row[begin : begin + BLOCK].tocoo()
        dots = block[own.row, own.col] * lengths[own.col]
        left = np.sqrt(np.maximum(lengths[own.col] ** 2 - 2 * dots + 1, 0))
        alone = left < 1e-3  # noqa: PLR2004  # nothing is left of a prototype made of this row only
        block[own.row, own.col] = np.where(alone, 0, (dots - 1) / np.where(alone, 1, left))
        best[begin : begin + BLOCK] = block.max(axis=1)
    return np.asarray(np.clip(best, 0, 1), dtype=np.float32)


def _directions(made_of: sparse.csr_array, rows: FloatArray) -> FloatArray:
    sums = np.asarray(made_of @ rows, dtype=np.float32)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return np.asarray(sums / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def _pairs(rows: FloatArray, groups: IntArray, wrong: IntArray) -> sparse.csr_array:
    """(w, n) ones for each of the rows ``wrong`` and the nearest other row of its group."""
    mates = wrong.copy()
    for group in np.unique(groups[wrong]).tolist():
        members, own = np.flatnonzero(groups == group), np.flatnonzero(groups[wrong] == group)
        if len(members) >= PAIR:
            cosines = rows[wrong[own]] @ rows[members].T
            cosines[members[None, :] == wrong[own][:, None]] = -2
            mates[own] = members[cosines.argmax(axis=1)]
    row = np.repeat(np.arange(len(wrong)), PAIR)
    column = np.column_stack([wrong, mates]).ravel()
    ones = np.ones(len(row), dtype=np.float32)
    return sparse.csr_array((ones, (row, column)), shape=(len(wrong), len(rows)))


def _facets_of(part: IntArray, facets: IntArray, owner: IntArray, smallest: int) -> IntArray:
    """(parts,) the facet of each part: where most of its rows lie, small ones joined to their group's largest."""
    width = int(facets.max()) + 1
    votes = np.bincount(part * width + facets, minlength=len(owner) * width).reshape(len(owner), width)
    facet = owner * width + votes.argmax(axis=1)
    sizes = np.bincount(facet, weights=np.bincount(part), minlength=(int(owner.max()) + 1) * width)
    by_group = sizes.reshape(-1, width)
    main = np.arange(len(by_group)) * width + by_group.argmax(axis=1)
    return np.asarray(np.where(sizes[facet] >= smallest, facet, main[owner]), dtype=np.int64)
