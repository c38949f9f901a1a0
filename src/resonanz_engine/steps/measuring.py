"""How well names tell themes from each other."""

import numpy as np

from resonanz_engine.types import BoolArray, FloatArray, IntArray


def spoken(stem: IntArray, point: IntArray, wanted: frozenset[int], points: int) -> BoolArray:
    """(points,) whether a text has all the wanted stems; stem, point (t,): the words. All texts for no stem."""
    if not wanted:
        return np.ones(points, dtype=bool)
    fits = np.isin(stem, np.array(sorted(wanted), dtype=np.int64))
    pairs = np.unique(np.column_stack([point[fits], stem[fits]]), axis=0)
    return np.asarray(np.bincount(pairs[:, 0], minlength=points) == len(wanted))


def shares(said: BoolArray, group: IntArray, theme: int) -> tuple[float, float]:
    """Share of texts with the name inside the theme, and outside of it; 0 where there are none."""
    inside = group == theme
    within = float(said[inside].mean()) if inside.any() else 0.0
    elsewhere = float(said[~inside].mean()) if (~inside).any() else 0.0
    return within, elsewhere


def distinctiveness(within: FloatArray, elsewhere: FloatArray) -> FloatArray:
    """(k,) 0..1 share inside against share outside: 0.5 says nothing, 1 is said in the theme only."""
    both = within + elsewhere
    return np.asarray(np.where(both > 0, within / np.where(both > 0, both, 1), 0.5), dtype=np.float32)
