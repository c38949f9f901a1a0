"""Weighted points in the plane become groups (k-means), for every number of groups at once."""

import numpy as np

from resonanz_engine.types import IntArray, Numbers

STEPS = 60


def nested(points: Numbers, weights: Numbers, most: int, tries: int) -> list[Numbers]:
    """Centres (k, 2) for k = 1 … most groups of the weighted points (c, 2).

    The solution for k starts from that for k - 1 with one more centre on each of the ``tries`` most promising
    points, and the best is kept. Likas, A., Vlassis, N. and Verbeek, J. J. (2003), The global k-means
    clustering algorithm, Pattern Recognition 36, 451-461. Ends early where there are not enough points.
    """
    centres = np.average(points, axis=0, weights=weights)[None]
    found = [centres]
    between = ((points[:, None] - points[None]) ** 2).sum(axis=2)
    while len(found) < most:
        nearest = distances(points, centres).min(axis=1)
        gain = (weights[:, None] * np.maximum(nearest[:, None] - between, 0)).sum(axis=0)
        chosen = np.argsort(-gain, kind="stable")[:tries]
        chosen = chosen[gain[chosen] > 0]
        if not len(chosen):
            break
        begin = np.concatenate(
            [np.repeat(centres[None], len(chosen), axis=0), points[chosen][:, None]],
            axis=1,
        )
        centres = _best(points, weights, begin)
        found.append(centres)
    return found


def _best(points: Numbers, weights: Numbers, centres: Numbers) -> Numbers:
    """Lloyd's algorithm from several starts (t, k, 2) at once; the centres with the smallest error."""
    count = centres.shape[1]
    labels = np.full((len(centres), len(points)), -1)
    heavy = points * weights[:, None]
    for _ in range(STEPS):
        squares = ((points[None, :, None] - centres[:, None]) ** 2).sum(axis=3)
        fresh = squares.argmin(axis=2)
        if np.array_equal(fresh, labels):
            break
        labels = fresh
        inside = labels[:, None, :] == np.arange(count)[None, :, None]
        mass = inside @ weights
        centres = np.where(mass[..., None] > 0, (inside @ heavy) / np.maximum(mass, 1)[..., None], centres)
    errors = (((points[None, :, None] - centres[:, None]) ** 2).sum(axis=3).min(axis=2) * weights).sum(axis=1)
    return np.asarray(centres[int(errors.argmin())])


def nearest(points: Numbers, centres: Numbers) -> IntArray:
    """(n,) the nearest centre (k, 2) of each point (n, 2)."""
    return np.asarray(distances(points, centres).argmin(axis=1), dtype=np.int64)


def middles(points: Numbers, labels: IntArray, centres: Numbers) -> Numbers:
    """(k, 2) mean of the points of each label; the given centre where a label has none."""
    mass = np.bincount(labels, minlength=len(centres))
    sums = np.stack([np.bincount(labels, weights=points[:, side], minlength=len(centres)) for side in range(2)], axis=1)
    return np.where(mass[:, None] > 0, sums / np.maximum(mass, 1)[:, None], centres)


def distances(points: Numbers, centres: Numbers) -> Numbers:
    """(n, k) squared distances."""
    out = np.zeros((len(points), len(centres)))
    for side in range(2):
        out += (points[:, side, None] - centres[None, :, side]) ** 2
    return out
