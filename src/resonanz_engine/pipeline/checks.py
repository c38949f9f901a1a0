"""Refuses what does not fit before any work is done."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from resonanz_engine.errors import InputError, VectorError
from resonanz_engine.types import FloatArray

FLAT = 2


def checked_vectors(vectors: npt.ArrayLike, count: int | None = None) -> FloatArray:
    """The vectors as (n, d) float32; raises VectorError for other shapes and for values that are not
    finite.
    """
    try:
        rows = np.asarray(vectors, dtype=np.float32)
    except (TypeError, ValueError) as error:
        raise VectorError("Vectors must be numbers in rows of the same length.") from error
    if rows.size == 0 and rows.ndim < FLAT:
        rows = rows.reshape(0, 0)
    if rows.ndim != FLAT:
        raise VectorError(f"Vectors must have two dimensions, not {rows.ndim}.")
    if count is not None and len(rows) != count:
        raise VectorError(f"{count} texts need {count} vectors, not {len(rows)}.")
    if not np.isfinite(rows).all():
        raise VectorError("Vectors must not contain NaN or infinity.")
    return rows


def checked_ids(ids: Sequence[str] | None, count: int) -> list[str]:
    """The ids as a list, the positions where none are given; raises InputError for gaps or repetitions."""
    if ids is None:
        return [str(position) for position in range(count)]
    names = list(ids)
    if len(names) != count or len(set(names)) != count:
        raise InputError("Every story needs exactly one id of its own.")
    return names
