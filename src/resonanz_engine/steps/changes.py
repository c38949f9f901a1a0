"""What became of the themes since the last time."""

import numpy as np

from resonanz_engine.types import Born, Change, Faded, IntArray, Merged, Parted

MOST = 0.5


def changes(before: IntArray, after: IntArray, known: frozenset[int]) -> tuple[Change, ...]:
    """Births, partings, mergers and fadings between two groupings (n,) of the same stories by key.

    Keys > 0 count; ``known`` are all keys there were, even without stories. A new theme is parted from an earlier one
    when most of those of its stories that had a theme came from there; an earlier one is merged when most of
    its stories are now together in another.
    """
    out: list[Change] = []
    there = {int(key) for key in np.unique(after[after > 0])}
    for key in sorted(there - known):
        inside = after == key
        source, share = _most(before[inside])
        if source in there and share >= MOST:
            out.append(Parted(key, source, int(np.count_nonzero(inside))))
        else:
            out.append(Born(key, int(np.count_nonzero(inside))))
    for key in sorted({int(old) for old in np.unique(before[before > 0])} - there):
        inside = before == key
        target, share = _most(after[inside])
        if target > 0 and share >= MOST:
            out.append(Merged(target, key, int(np.count_nonzero(inside & (after == target)))))
        else:
            out.append(Faded(key))
    return tuple(out)


def _most(keys: IntArray) -> tuple[int, float]:
    """The most frequent key, and its share among all; (0, 0) without any."""
    found, counts = np.unique(keys[keys > 0], return_counts=True)
    if not len(found):
        return 0, 0.0
    best = int(counts.argmax())
    return int(found[best]), float(counts[best]) / len(keys)
