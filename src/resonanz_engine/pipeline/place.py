"""Puts new stories to themes that are already known, without discovering anything."""

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import VectorError
from resonanz_engine.pipeline.checks import checked_vectors
from resonanz_engine.steps import centroids, neighbours
from resonanz_engine.types import ALONE, Placed, ThemeMemory


def place(vectors: npt.ArrayLike, memory: ThemeMemory) -> Placed:
    """The theme and strength of each vector (n, d); ALONE under the memory's floor and for zero vectors.

    Raises VectorError where shape or values don't fit the memory.
    """
    rows = checked_vectors(vectors)
    if len(rows) and rows.shape[1] != len(memory.mean):
        raise VectorError(f"The themes know vectors of length {len(memory.mean)}, not {rows.shape[1]}.")
    if not len(rows) or not len(memory.keys):
        return Placed(np.full(len(rows), ALONE, dtype=np.int64), np.zeros(len(rows), dtype=np.float32))
    nearest, strengths = centroids.assign(neighbours.unit(rows - memory.mean), memory.centroids)
    belongs = (strengths >= memory.floor) & rows.any(axis=1)
    keys = np.where(belongs, memory.keys[nearest], ALONE).astype(np.int64)
    return Placed(keys, np.where(rows.any(axis=1), strengths, 0).astype(np.float32))
