"""The two directions in which votes differ most, and where people stand along them."""

import numpy as np
from scipy import sparse

from resonanz_engine.types import Numbers

BLOCK = 4
DEPTH = 5
ROUNDS = 25
GOLDEN = 1.618033988749895


def centred(table: sparse.csr_array) -> sparse.csr_array:
    """The votes minus the mean of their statement, (n, m) sparse.

    A vote that was not cast is taken for the mean and is 0 here, so the matrix stays as sparse as the votes.
    """
    width = table.shape[1]
    counts = np.bincount(table.indices, minlength=width)
    sums = np.bincount(table.indices, weights=table.data, minlength=width)
    means = sums / np.maximum(counts, 1)
    return sparse.csr_array((table.data - means[table.indices], table.indices, table.indptr), shape=table.shape)


def start(width: int) -> Numbers:
    """(width, BLOCK) directions to begin with when none are known; no random numbers."""
    grid = np.arange(1, width + 1, dtype=np.float64)[:, None] * np.arange(1, BLOCK + 1) * GOLDEN
    return np.asarray(np.cos(7.0 * grid * grid))


def principal(votes: sparse.csr_array, begin: Numbers, precision: float) -> Numbers:
    """(m, 2) the two leading right singular vectors of the centred votes (n, m); zero where there is none.

    Block Lanczos with restarts from ``begin`` (m, b); ends when the residual of both is under ``precision``
    times the largest eigenvalue. Golub, G. and Underwood, R. (1977), The block Lanczos method for computing
    eigenvalues, Mathematical Software III, 361-377. The sign of an axis makes its largest entry positive.
    """
    width = votes.shape[1]
    axes = np.zeros((width, 2))
    if not votes.nnz or not np.any(votes.data):
        return axes
    back = votes.T
    block = begin
    for _ in range(ROUNDS):
        basis, image = _krylov(votes, back, block)
        values, vectors = np.linalg.eigh(image.T @ image)
        order = np.argsort(-values, kind="stable")[: min(BLOCK, len(values))]
        block, top = basis @ vectors[:, order], values[order]
        leading = block[:, :2]
        rest = back @ (image @ vectors[:, order[:2]]) - leading * top[:2]
        if np.linalg.norm(rest, axis=0).max() <= precision * max(float(top[0]), 1e-12):
            break
    found = min(2, block.shape[1])
    real = top[:found] > 1e-9 * max(float(top[0]), 1e-12)
    axes[:, :found] = np.where(real, block[:, :found], 0.0)
    peaks = axes[np.abs(axes).argmax(axis=0), np.arange(2)]
    return np.asarray(axes * np.where(peaks < 0, -1.0, 1.0))


def _krylov(votes: sparse.csr_array, back: sparse.csc_array, block: Numbers) -> tuple[Numbers, Numbers]:
    """An orthonormal basis of block, AᵀA block, … and its image under A."""
    parts: list[Numbers] = []
    images: list[Numbers] = []
    for depth in range(DEPTH):
        block = block[:, : block.shape[0] - depth * BLOCK]
        # Twice is enough: a direction that was all rounding after the first time is a true one after the second.
        for _ in range(2):
            for part in parts:
                block = block - part @ (part.T @ block)
            block = np.linalg.qr(block)[0]
        parts.append(block)
        images.append(votes @ block)
        if (depth + 1) * BLOCK >= block.shape[0]:
            break
        if depth + 1 < DEPTH:
            block = back @ images[-1]
    return np.hstack(parts), np.hstack(images)


def positions(votes: sparse.csr_array, axes: Numbers, shrink: float) -> Numbers:
    """(n, 2) where people stand: their centred votes along the axes times √(m / v) · v / (v + shrink).

    v: votes of the person; m: statements with votes. The root makes somebody who saw few statements comparable
    with somebody who saw many, as in Polis; the second factor is the credibility of v votes (Bühlmann, H.
    (1967), Experience rating and credibility, ASTIN Bulletin 4, 199-207), so few votes move nobody far.
    """
    cast = np.diff(votes.indptr)
    seen = np.count_nonzero(np.bincount(votes.indices, minlength=votes.shape[1]))
    stretch = np.sqrt(seen * cast) / np.maximum(cast + shrink, 1)
    return np.asarray((votes @ axes) * stretch[:, None])


def fenced(points: Numbers) -> Numbers:
    """The points (n, 2), those far out pulled in to the fence, so that a single person makes no group.

    Far out: farther from the middle than the upper quartile plus three times the range between the quartiles;
    Tukey, J. W. (1977), Exploratory data analysis, outer fence.
    """
    if not len(points):
        return points
    far = np.hypot(points[:, 0], points[:, 1])
    low, high = np.quantile(far, [0.25, 0.75])
    fence = high + 3 * (high - low)
    return np.asarray(points * np.minimum(1, fence / np.maximum(far, 1e-12))[:, None])


def turned(axes: Numbers, before: Numbers) -> Numbers:
    """The axes (m, 2) turned or mirrored within their plane to lie nearest to those before (m, 2).

    Schönemann, P. H. (1966), A generalized solution of the orthogonal Procrustes problem, Psychometrika 31, 1-10.
    """
    left, _, right = np.linalg.svd(axes.T @ before)
    return np.asarray(axes @ (left @ right))
