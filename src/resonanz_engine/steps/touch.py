"""How near passages are to the steps of a way, where nearness ends, and what corrections teach."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.types import BoolArray, FloatArray

NEAR, FAR = 0.75, 0.25
"""Rocchio's weights of what belongs and of what does not."""
EDGE = 1e-3
FEW, USUAL, TINY = 8, 0.09, 1e-6
"""So many imaginary passages of a usual spread steady the first real ones."""


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
            cosines = rows @ own.T
            mean = rows @ (middle / max(length, 1e-9))
            out[:, at] = (mean + cosines.max(axis=1)) / 2
    return out


def taught(own: FloatArray, right: FloatArray, wrong: FloatArray, share: float) -> FloatArray:
    """(w, d) wordings of a step after corrections, moved towards ``right`` (r, d) and away from ``wrong`` (x, d).

    Rocchio, J. (1971), Relevance feedback in information retrieval, in: The SMART retrieval system, 313-323,
    with the weights 1, 0.75 and 0.25, the last two scaled by ``share``. A corrected passage is no wording of its own:
    tried, and it drew in whatever sounds like it.
    """
    move = np.zeros(own.shape[1], dtype=np.float32)
    if len(right):
        move += NEAR * right.mean(axis=0)
    if len(wrong):
        move -= FAR * wrong.mean(axis=0)
    rows = own + np.float32(share) * move
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def unusual(scores: FloatArray) -> FloatArray:
    """(p, t) by how many robust standard deviations a passage is nearer to a step than passages usually are.

    Median and median absolute deviation (times 1.4826) of each column, drawn towards 0 and ``USUAL`` while the
    passages are few, so that a single passage can be judged, too.
    """
    if not len(scores):
        return scores.astype(np.float32)
    known = len(scores) / (len(scores) + FEW)
    middle = np.median(scores, axis=0)
    spread = 1.4826 * np.median(np.abs(scores - middle), axis=0)
    scale = np.sqrt(known * spread**2 + (1 - known) * USUAL**2)
    return np.asarray((scores - known * middle) / np.maximum(scale, TINY), dtype=np.float32)


def thresholds(scores: FloatArray, least: float, right: BoolArray, wrong: BoolArray) -> FloatArray:
    """(t,) score from which a passage belongs to a step: ``least``, moved by corrections (p, t) as little as
    needed to contradict as few of them as possible.
    """
    columns = [_corrected(least, scores[right[:, at], at], scores[wrong[:, at], at]) for at in range(scores.shape[1])]
    return np.array(columns, dtype=np.float32)


def _corrected(threshold: float, right: FloatArray, wrong: FloatArray) -> float:
    """The threshold that contradicts the fewest corrections, and among those the one nearest to the old."""
    marks = sorted({*(float(score) - EDGE for score in right), *(float(score) + EDGE for score in wrong)})

    def cost(option: float) -> tuple[int, float]:
        errors = int((right < option).sum()) + int((wrong >= option).sum())
        return errors, abs(option - threshold)

    return min([threshold, *marks], key=cost)


def strengths(scores: FloatArray, limits: FloatArray) -> FloatArray:
    """(p, t) 0..1: 0.5 at the threshold, by a logistic curve; about 0.73 one standard deviation above."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores - limits, -30, 30))), dtype=np.float32)
