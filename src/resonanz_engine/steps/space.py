"""The space in which meaning is compared: without what all stories share, and without what their groups share."""

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from resonanz_engine.types import FloatArray, IntArray, Space

SHRINK = 8
"""So many imaginary texts at the origin keep the mean of a tiny collection from swallowing its only theme."""
ROUNDS = 3
BLOCK = 8192


def membership(values: Sequence[str | None], known: Sequence[str]) -> sparse.csr_array:
    """(n, v) float32: a one where a story has a value; rows without a known value are empty."""
    places = {value: place for place, value in enumerate(known)}
    column = np.array([places.get(value or "", -1) for value in values], dtype=np.int64)
    row = np.flatnonzero(column >= 0)
    ones = np.ones(len(row), dtype=np.float32)
    return sparse.csr_array((ones, (row, column[row])), shape=(len(values), max(len(known), 1)))


def values_of(values: Sequence[str | None]) -> tuple[str, ...]:
    """The different values of a column in order; empty and missing ones are none."""
    return tuple(sorted({value for value in values if value}))


def mean_of(rows: FloatArray, places: IntArray) -> FloatArray:
    """(d,) mean of the rows at these places (p,), drawn towards zero while they are few."""
    total = np.zeros(rows.shape[1], dtype=np.float64)
    for begin in range(0, len(places), BLOCK):
        total += rows[places[begin : begin + BLOCK]].sum(axis=0, dtype=np.float64)
    return np.asarray(total / max(len(places) + SHRINK, 1), dtype=np.float32)


def shifts_of(rows: FloatArray, members: Sequence[sparse.csr_array]) -> tuple[FloatArray, ...]:
    """One (v, d) for each column: how far the rows (n, d) of each value lie from the others'.

    Several columns add up and are fitted in turn (backfitting; Buja, A., Hastie, T., Tibshirani, R. (1989), Annals
    of Statistics 17, 453-510), shrunk as if SHRINK more texts of each value had no shift at all.
    """
    shifts = [np.zeros((own.shape[1], rows.shape[1]), dtype=np.float32) for own in members]
    for _ in range(ROUNDS if len(members) > 1 else 1):
        for place, own in enumerate(members):
            others = [m @ s for n, (m, s) in enumerate(zip(members, shifts, strict=True)) if n != place]
            rest = rows - sum(others) if others else rows
            sums = np.asarray(own.T @ rest, dtype=np.float64)
            counts = np.asarray(own.sum(axis=0), dtype=np.float64).ravel()
            shifts[place] = (sums / (counts + SHRINK)[:, None]).astype(np.float32)
    return tuple(shifts)


def basis_of(rows: FloatArray, width: int, most: float) -> FloatArray:
    """(d, q) the ``width`` strongest directions of the rows (n, d), without the leading one.

    In sentence vectors the leading direction mostly tells tone and length, not what is spoken of. Where it holds
    more than the share ``most`` of all variance it tells matters apart and stays. Mu, J. and Viswanath, P.
    (2018), All-but-the-top, ICLR.
    """
    spread = np.asarray(rows.T @ rows, dtype=np.float64)
    values, directions = np.linalg.eigh(spread)
    total = max(float(values.sum()), 1e-12)
    real = np.flatnonzero(values > 1e-7 * total)[::-1]  # rounding noise lies below
    first = 1 if len(real) > 2 and values[-1] <= most * total else 0  # noqa: PLR2004  # two directions are a plane
    return np.ascontiguousarray(directions[:, real[first : first + width]], dtype=np.float32)


def within(
    rows: FloatArray, places: IntArray, space: Space, members: Sequence[sparse.csr_array] = ()
) -> tuple[FloatArray, FloatArray]:
    """The rows (n, d) at these places (p,) in the space: (p, q) of unit length, and the share (p,) 0..1 of their
    length that lies in it.

    ``members`` (p, v) for each column of the space; rows of length zero stay zero. Works in blocks: a large
    collection is never copied whole.
    """
    units = np.empty((len(places), space.basis.shape[1]), dtype=np.float32)
    share = np.empty(len(places), dtype=np.float32)
    for begin in range(0, len(places), BLOCK):
        part = slice(begin, begin + BLOCK)
        units[part], share[part] = _turned(moved(rows, places[part], space, [m[part] for m in members]), space.basis)
    return units, share


def moved(rows: FloatArray, places: IntArray, space: Space, members: Sequence[sparse.csr_array] = ()) -> FloatArray:
    """(p, d) the rows at these places without the mean and the shifts of their groups."""
    out = rows[places] - space.mean
    for own, shift in zip(members, space.shifts, strict=True):
        out -= own @ shift
    return np.asarray(out, dtype=np.float32)


def _turned(rows: FloatArray, basis: FloatArray) -> tuple[FloatArray, FloatArray]:
    inside = rows @ basis if basis.shape[1] else np.zeros((len(rows), 0), dtype=np.float32)
    whole = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    lengths = np.sqrt(np.einsum("ij,ij->i", inside, inside))
    near_zero = 1e-6
    units = inside / np.where(lengths > near_zero, lengths, 1)[:, None]
    share = np.where(whole > near_zero, np.minimum(lengths / np.where(whole > near_zero, whole, 1), 1), 0)
    return np.asarray(units, dtype=np.float32), share.astype(np.float32)


def independent(weights: sparse.csr_array, members: Sequence[sparse.csr_array]) -> sparse.csr_array:
    """Word weights (n, features) with words that give away a known group made light, rows of unit length again.

    A word counts 1 - the total variation distance between the groups of its texts and those of all texts, with
    SHRINK texts of the usual groups added.
    """
    factor = np.ones(weights.shape[1], dtype=np.float64)
    present = sparse.csr_array((np.ones_like(weights.data), weights.indices, weights.indptr), shape=weights.shape)
    for own in members:
        usual = np.asarray(own.sum(axis=0), dtype=np.float64).ravel()
        usual = usual / max(usual.sum(), 1)
        factor *= 1 - _variation(sparse.csr_array(present.T @ own).tocoo(), usual)
    out = sparse.csr_array(weights @ sparse.diags_array(factor.astype(np.float32)))
    lengths = np.sqrt(np.asarray(out.multiply(out).sum(axis=1)).ravel())
    return sparse.csr_array(sparse.diags_array((1 / np.where(lengths > 0, lengths, 1)).astype(np.float32)) @ out)


def _variation(counts: sparse.coo_array, usual: FloatArray) -> FloatArray:
    """(features,) total variation distance of each feature's groups from the usual shares (v,), shrunk.

    Groups a feature never meets need no cell: together they miss the rest of the usual shares.
    """
    size = counts.shape[0]
    total = np.bincount(counts.row, weights=counts.data, minlength=size)
    share = (counts.data + SHRINK * usual[counts.col]) / (total + SHRINK)[counts.row]
    met = np.bincount(counts.row, weights=np.abs(share - usual[counts.col]), minlength=size)
    seen = np.bincount(counts.row, weights=usual[counts.col], minlength=size)
    unmet = (1 - seen) * total / (total + SHRINK)
    return np.asarray((met + unmet) / 2)
