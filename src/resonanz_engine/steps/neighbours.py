"""Nearest neighbours, exactly, in blocks; who has little company."""

import numpy as np
from scipy import sparse

from resonanz_engine.types import FloatArray, IntArray

BLOCK = 512
BUNDLE = 16
FEW = 1_500


def unit(rows: FloatArray) -> FloatArray:
    """Rows (n, d) at unit length; rows of length zero stay zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 1e-12, lengths, 1), dtype=np.float32)  # noqa: PLR2004  Below this a length is rounding noise.
    # rounding


def nearest(rows: FloatArray, count: int) -> IntArray:
    """Indices (n, count) of the nearest other rows by cosine, unordered; rows must have unit length.

    Time n² d, memory BLOCK n floats. ``count`` must be smaller than n.
    """
    total = len(rows)
    out: IntArray = np.empty((total, count), dtype=np.int64)
    if not count:
        return out
    width = -(-total // BUNDLE) * BUNDLE
    scores = np.full((min(BLOCK, total), width), -3, dtype=np.float32)
    for begin in range(0, total, BLOCK):
        size = min(BLOCK, total - begin)
        block = scores[:size]
        np.matmul(rows[begin : begin + size], rows.T, out=block[:, :total])
        block[np.arange(size), np.arange(begin, begin + size)] = -3
        out[begin : begin + size] = _top(block, count)
    return out


def nearest_by_words(weights: sparse.csr_array, count: int) -> tuple[IntArray, FloatArray]:
    """Indices and cosines (n, count) of the nearest other rows of a sparse matrix with rows of unit
    length or zero.

    Rows without enough relatives are filled up with cosines of 0 or less. Memory as for ``nearest``.
    """
    total = weights.shape[0]
    count = max(0, min(count, total - 1))
    out: IntArray = np.zeros((total, count), dtype=np.int64)
    cosines = np.zeros((total, count), dtype=np.float32)
    if not count:
        return out, cosines
    turned = weights.T.tocsr()
    width = -(-total // BUNDLE) * BUNDLE
    turned.resize(turned.shape[0], width)
    scores = np.empty((min(BLOCK, total), width), dtype=np.float32)
    for begin in range(0, total, BLOCK):
        size = min(BLOCK, total - begin)
        block = scores[:size]
        (weights[begin : begin + size] @ turned).toarray(out=block)
        block[:, total:] = -3
        block[np.arange(size), np.arange(begin, begin + size)] = -3
        out[begin : begin + size] = _top(block, count)
        cosines[begin : begin + size] = np.take_along_axis(block, out[begin : begin + size], axis=1)
    return out, cosines


def _top(scores: FloatArray, count: int) -> IntArray:
    """The positions of the ``count`` largest scores of each row, by bundles when rows are long.

    The best ``count`` scores always lie in the ``count`` bundles with the best maxima.
    """
    size, width = scores.shape
    bundles = width // BUNDLE
    if width <= FEW or bundles <= count:
        return np.argpartition(scores, width - count, axis=1)[:, width - count :]
    stacked = scores.reshape(size, BUNDLE, bundles)
    best = stacked.max(axis=1)
    chosen = np.argpartition(best, bundles - count, axis=1)[:, bundles - count :]
    places = (chosen[:, None, :] + np.arange(BUNDLE)[None, :, None] * bundles).reshape(size, -1)
    values = np.take_along_axis(scores, places, axis=1)
    order = np.argpartition(values, values.shape[1] - count, axis=1)[:, values.shape[1] - count :]
    return np.take_along_axis(places, order, axis=1)


def neighbour_matrix(neighbours: IntArray) -> sparse.csr_array:
    """(n, n) float32 with a one for every point and each of its neighbours."""
    total, count = neighbours.shape
    own = np.arange(total, dtype=np.int64)[:, None]
    columns = np.hstack([own, neighbours]).ravel()
    rows = np.repeat(np.arange(total, dtype=np.int64), count + 1)
    return sparse.csr_array((np.ones(len(columns), dtype=np.float32), (rows, columns)), shape=(total, total))


def company(rows: FloatArray, count: int) -> FloatArray:
    """(n,) mean cosine of each row to its ``count`` nearest others; time and memory n², for small n."""
    total = len(rows)
    count = min(count, total - 1)
    if count < 1:
        return np.zeros(total, dtype=np.float32)
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -1)
    return np.asarray(np.sort(cosines, axis=1)[:, total - count :].mean(axis=1), dtype=np.float32)
