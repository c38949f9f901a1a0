"""Which group of examples a vector speaks like."""

from dataclasses import dataclass

import numpy as np

from resonanz_engine.types import FloatArray, IntArray

CLEAR = 0.8
"""A lead of this size over the second best group speaks fully for a group."""
TWO = 2


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """mean (d,) of the examples; weights (d, g) and offsets (g,) of the groups."""

    mean: FloatArray
    weights: FloatArray
    offsets: FloatArray


def learned(examples: FloatArray, group: IntArray, groups: int, ridge: float) -> Learned:
    """Tells the groups (e,) of the examples (e, d) apart, every group counting the same.

    Ridge regression on +1 and -1 in its dual form: Hoerl, A. and Kennard, R. (1970), Technometrics 12(1), 55-67.
    The examples are seen around their own mean, because all texts share a large part of their direction.
    """
    if not len(examples):
        return Learned(
            np.zeros(examples.shape[1], np.float32),
            np.zeros((examples.shape[1], groups), np.float32),
            np.full(groups, -1, dtype=np.float32),
        )
    mean = examples.mean(axis=0)
    rows = around(examples, mean).astype(np.float64)
    size = np.bincount(group, minlength=groups)
    weight = (len(rows) / (np.count_nonzero(size) * np.maximum(size, 1)))[group]
    wanted = np.where(group[:, None] == np.arange(groups)[None, :], 1.0, -1.0)
    offsets = (weight[:, None] * wanted).sum(axis=0) / weight.sum()
    kernel = rows @ rows.T + ridge * np.diag(1 / weight)
    dual = np.linalg.solve(kernel, wanted - offsets)
    return Learned(mean, np.einsum("ed,eg->dg", rows, dual).astype(np.float32), offsets.astype(np.float32))


def scores(rows: FloatArray, model: Learned) -> FloatArray:
    """(n, g) how much each row (n, d) speaks like each group; about 1 for its own, -1 for others."""
    told = around(rows, model.mean) @ model.weights
    return np.asarray(told + model.offsets, dtype=np.float32)


def cosines(rows: FloatArray, examples: FloatArray, model: Learned) -> FloatArray:
    """(n, e) cosine of rows to examples around the examples' mean."""
    return np.asarray(around(rows, model.mean) @ around(examples, model.mean).T)


def lead(told: FloatArray) -> FloatArray:
    """(n, g) 0..1 how clearly a group is ahead of the best other; 0 for all but the first."""
    if told.shape[1] < TWO or not len(told):
        return np.zeros_like(told)
    ranked = np.sort(told, axis=1)
    others = np.where(told == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:])
    return np.asarray(np.clip((told - others) / CLEAR, 0, 1), dtype=np.float32)


def around(rows: FloatArray, mean: FloatArray) -> FloatArray:
    """(n, d) rows around the mean (d,), of unit length (or zero)."""
    return _unit(rows - mean)


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)
