"""How near passages are to the steps of a way, where nearness ends, and what corrections teach."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.types import BoolArray, FloatArray

NEAR, FAR = 0.75, 0.25
"""Rocchio's weights of what belongs and of what does not."""
EDGE = 1e-3
SHARP = 0.08
"""A nearness this far above the threshold is a strength of about 0.73."""


def centred(rows: FloatArray, mean: FloatArray) -> FloatArray:
    """(n, d) rows around the mean (d,), of unit length (or zero)."""
    moved = rows - mean
    lengths = np.sqrt((moved * moved).sum(axis=1, keepdims=True))
    return np.asarray(moved / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def nearness(rows: FloatArray, wordings: Sequence[FloatArray]) -> FloatArray:
    """(p, t) cosine of each row (p, d) to each step: half its mean wording, half its nearest one.

    wordings: (w, d) unit rows of each step; -1 for a step without any.
    """
    out = np.full((len(rows), len(wordings)), -1, dtype=np.float32)
    for at, own in enumerate(wordings):
        if len(own):
            middle = own.mean(axis=0)
            length = float(np.sqrt((middle * middle).sum()))
            cosines = np.einsum("pd,wd->pw", rows, own)
            mean = np.einsum("pd,d->p", rows, middle / max(length, 1e-9))
            out[:, at] = (mean + cosines.max(axis=1)) / 2
    return out


def taught(own: FloatArray, right: FloatArray, wrong: FloatArray, share: float) -> FloatArray:
    """(w, d) wordings of a step after corrections, moved towards ``right`` (r, d) and away from ``wrong`` (x, d).

    Rocchio, J. (1971), Relevance feedback in information retrieval, in: The SMART retrieval system, 313-323,
    with the weights 1, 0.75 and 0.25, scaled by ``share``. What belongs is also a wording of its own from then
    on.
    """
    move = np.zeros(own.shape[1], dtype=np.float32)
    if len(right):
        move += NEAR * right.mean(axis=0)
    if len(wrong):
        move -= FAR * wrong.mean(axis=0)
    rows = np.concatenate([own + share * move, right])
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def thresholds(scores: FloatArray, quiet: float, right: BoolArray, wrong: BoolArray) -> FloatArray:
    """(t,) nearness from which a passage belongs to a step; scores (p, t), right and wrong (p, t) as corrected.

    A step must stand out from what the others say: the threshold is the ``quiet`` quantile of the scores of
    all passages, or the largest gap above it, whichever is higher. Corrections move it so that as few as possible
    are contradicted.
    """
    out = np.ones(scores.shape[1], dtype=np.float32)
    for at in range(scores.shape[1]):
        column = np.sort(scores[:, at].astype(np.float64))
        if not len(column):
            continue
        floor = float(np.quantile(column, quiet))
        out[at] = _corrected(_gap(column, floor), scores[right[:, at], at], scores[wrong[:, at], at])
    return out


def _gap(column: FloatArray, floor: float) -> float:
    """The middle of the widest gap at or above the floor, in the upper part of the sorted column."""
    above = column[column >= floor]
    if len(above) < 2:  # noqa: PLR2004  # a gap lies between two
        return floor
    gaps = np.diff(above)
    widest = int(gaps.argmax())
    return float((above[widest] + above[widest + 1]) / 2)


def _corrected(threshold: float, right: FloatArray, wrong: FloatArray) -> float:
    """The threshold that contradicts the fewest corrections, and among those the one nearest to the old."""
    marks = sorted({*(float(score) - EDGE for score in right), *(float(score) + EDGE for score in wrong)})
    options = [threshold, *marks]

    def cost(option: float) -> tuple[int, float]:
        errors = int((right < option).sum()) + int((wrong >= option).sum())
        return errors, abs(option - threshold)

    return min(options, key=cost)


def strengths(scores: FloatArray, limits: FloatArray) -> FloatArray:
    """(p, t) 0..1: 0.5 at the threshold, by a logistic curve."""
    return np.asarray(1 / (1 + np.exp(-(scores - limits) / SHARP)), dtype=np.float32)
