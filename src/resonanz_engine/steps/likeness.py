"""How near vectors are to a few groups of example vectors."""

import numpy as np

from resonanz_engine.types import FloatArray, IntArray

STEP = 0.12
"""A lead in cosine of this size speaks fully for a group."""


def centred(rows: FloatArray, mean: FloatArray) -> FloatArray:
    """(n, d) rows around the mean (d,), of unit length (or zero)."""
    moved = rows - mean
    lengths = np.sqrt((moved * moved).sum(axis=1, keepdims=True))
    return np.asarray(moved / np.where(lengths > 0, lengths, 1), dtype=np.float32)


def to_groups(
    rows: FloatArray, examples: FloatArray, group: IntArray, groups: int, nearby: int
) -> tuple[FloatArray, IntArray]:
    """(n, groups) mean cosine to the ``nearby`` nearest examples of each group, and (n, groups) the nearest one.

    rows (n, d); examples (e, d) with their group (e,). Everything is seen around the examples' own mean, because
    all texts share a large part of their direction. A group without examples is -1 away.
    """
    mean = examples.mean(axis=0) if len(examples) else np.zeros(rows.shape[1], dtype=np.float32)
    cosines = np.einsum("nd,ed->ne", centred(rows, mean), centred(examples, mean), optimize=False)
    scores = np.full((len(rows), groups), -1, dtype=np.float32)
    best = np.zeros((len(rows), groups), dtype=np.int64)
    for index in range(groups):
        own = np.flatnonzero(group == index)
        if len(own):
            ranked = -np.sort(-cosines[:, own], axis=1)[:, :nearby]
            scores[:, index] = ranked.mean(axis=1)
            best[:, index] = own[cosines[:, own].argmax(axis=1)]
    return scores, best


def lead(scores: FloatArray) -> FloatArray:
    """(n, groups) 0..1 how clearly a group is nearer than the best of all others; 0 for all but one group."""
    if scores.shape[1] < 2:  # noqa: PLR2004  # a lead needs two
        return np.zeros_like(scores)
    top = np.sort(scores, axis=1)
    others = np.where(scores == top[:, -1:], top[:, -2:-1], top[:, -1:])
    return np.clip((scores - others) / STEP, 0, 1).astype(np.float32)
