"""Recognises earlier themes in newly discovered ones."""

import numpy as np

from resonanz_engine.types import FloatArray, IntArray


def overlap(old: IntArray, new: IntArray, old_count: int, new_count: int) -> FloatArray:
    """(old, new) Jaccard share of common members; old and new (n,) are groups of the same stories, -1
    for none.
    """
    both = (old >= 0) & (new >= 0)
    shared = np.bincount(old[both] * new_count + new[both], minlength=old_count * new_count)
    table = shared.reshape(old_count, new_count).astype(np.float32)
    rows = np.bincount(old[old >= 0], minlength=old_count)[:, None]
    columns = np.bincount(new[(new >= 0) & (old >= 0)], minlength=new_count)[None, :]
    return np.asarray(table / np.maximum(rows + columns - table, 1), dtype=np.float32)


def match(likeness: FloatArray, least: float) -> dict[int, int]:
    """New group -> old group, one to one, so that the summed likeness (old, new) is greatest.

    Pairs less alike than ``least`` are no match. Kuhn, H. W. (1955), The Hungarian method for the assignment
    problem, Naval Research Logistics Quarterly 2, 83-97.
    """
    if not likeness.size:
        return {}
    # scipy.optimize takes 0.3 s to import and only a rediscovery needs it.
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(-likeness.astype(np.float64))
    return {int(new): int(old) for old, new in zip(rows, columns, strict=True) if likeness[old, new] >= least}
