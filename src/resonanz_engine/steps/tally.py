"""How the groups voted on each statement."""

import numpy as np
from scipy import sparse

from resonanz_engine.opinion_types import NOBODY
from resonanz_engine.types import IntArray, Numbers


def tally(table: sparse.csr_array, groups: IntArray, count: int) -> Numbers:
    """(3, count, m) votes of each group on each statement: disagree, pass, agree. Groups (n,), NOBODY counts not."""
    width = table.shape[1]
    group = np.repeat(groups, np.diff(table.indptr))
    inside = group != NOBODY
    place = ((table.data[inside].astype(np.int64) + 1) * count + group[inside]) * width + table.indices[inside]
    return np.bincount(place, minlength=3 * count * width).reshape(3, count, width).astype(np.float64)
