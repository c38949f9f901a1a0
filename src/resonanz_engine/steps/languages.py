"""Which language a text is written in, read off its function words."""

import numpy as np

from resonanz_engine.types import ALONE, IntArray


def by_function_words(
    point: IntArray, form: IntArray, forms: list[str], points: int, stops: tuple[frozenset[str], ...]
) -> IntArray:
    """(points,) position of the language whose own function words occur most, ALONE where undecided.

    point, form (t,): the words; ``forms`` spells them; ``stops``: one list for each language. Words on
    several lists ("was", "in") decide nothing.
    """
    if len(stops) == 1:
        return np.zeros(points, dtype=np.int64)
    hits = np.zeros((len(stops), points), dtype=np.int64)
    for index, own in enumerate(stops):
        others = frozenset[str]().union(*(stops[:index] + stops[index + 1 :]))
        only = own - others
        telling = np.array([word in only for word in forms], dtype=bool)
        if telling.any():
            hits[index] = np.bincount(point[telling[form]], minlength=points)
    best = hits.argmax(axis=0)
    ranked = np.sort(hits, axis=0)
    return np.asarray(np.where(ranked[-1] > ranked[-2], best, ALONE), dtype=np.int64)


def language_of_forms(form: IntArray, point: IntArray, languages: IntArray, forms: int, count: int) -> IntArray:
    """(forms,) the language in whose points each form occurs most; ``languages`` (points,) without gaps."""
    tally = np.bincount(form * count + languages[point], minlength=forms * count)
    return np.asarray(tally.reshape(forms, count).argmax(axis=1), dtype=np.int64)
