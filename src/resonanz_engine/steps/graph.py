"""One graph out of shared meaning and shared words."""

import numpy as np
from scipy import sparse

from resonanz_engine.types import FloatArray, IntArray


def meaning_edges(near: sparse.csr_array) -> sparse.csr_array:
    """Jaccard similarity of neighbourhoods for all pairs of neighbours, (n, n), symmetric, no diagonal.

    ``near`` is (n, n) with ones at every point and its neighbours, the same number in each row.
    """
    size = near.sum(axis=1).max() if near.shape[0] else 0
    pairs = (near + near.T).astype(bool).astype(np.float32)
    shared = (near @ near.T).multiply(pairs).tocsr()
    shared.setdiag(0)
    shared.eliminate_zeros()
    shared.data = (shared.data / (2 * size - shared.data)).astype(np.float32)
    return sparse.csr_array(shared)


def word_edges(near: IntArray, cosines: FloatArray) -> sparse.csr_array:
    """The cosines (n, c) of each point's nearest by words ``near`` (n, c) as (n, n), made symmetric."""
    total, count = near.shape
    rows = np.repeat(np.arange(total, dtype=np.int64), count)
    values = cosines.ravel()
    real = values > 0
    place = (rows[real], near.ravel()[real])
    one_way = sparse.csr_array((values[real], place), shape=(total, total), dtype=np.float32)
    return sparse.csr_array((one_way + one_way.T) * np.float32(0.5))


def edge_list(graph: sparse.csr_array) -> tuple[IntArray, FloatArray]:
    """The upper half of a symmetric graph: edges (m, 2) in order of (row, column), weights (m,)."""
    ranked = sparse.csr_array(graph).sorted_indices()
    row = np.repeat(np.arange(ranked.shape[0], dtype=np.int64), np.diff(ranked.indptr))
    upper = np.flatnonzero(ranked.indices > row)
    edges = np.column_stack([row[upper], ranked.indices[upper]]).astype(np.int64)
    return edges, ranked.data[upper].astype(np.float32)
