"""Measures the names of themes: how much they tell, and how general they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resonanz_engine.ports import Tools
from resonanz_engine.steps import measuring
from resonanz_engine.steps import words as wordstep
from resonanz_engine.types import Found, IntArray, Span

READ = 2000
TELLS, HEARD = 0.8, 0.02


@dataclass(frozen=True, slots=True)
class NameMeasure:
    """within and elsewhere: share of texts of the theme, and of all others, that have all telling words of the
    name; general: share of all texts that do; distinct: within / (within + elsewhere).
    """

    key: int
    within: float
    elsewhere: float
    general: float
    distinct: float

    @property
    def weak(self) -> bool:
        """Whether a human should look for a better name."""
        return self.distinct < TELLS or self.within < HEARD


def name_measures(texts: Sequence[str], found: Found, tools: Tools) -> list[NameMeasure]:
    """Of each theme of a result, in its order; texts (n) as given to the run."""
    seen = wordstep.scan(texts, READ)
    stop = tools.lists.stop("de") | tools.lists.stop("en")
    stem_of = dict(zip(seen.forms, tools.stemmer.stem(seen.forms, "de"), strict=True))
    words = wordstep.with_stems(seen, stem_of, wordstep.Lists(stop=stop))
    out = []
    for theme in found.themes:
        wanted = _stems(theme.name, words.point, words.start, words.end, np.where(words.content, words.stem, -1))
        said = measuring.spoken(words.stem, words.point, wanted, len(texts))
        within, elsewhere = measuring.shares(said, found.assignments, theme.key)
        distinct = float(measuring.distinctiveness(np.array([within]), np.array([elsewhere]))[0])
        out.append(NameMeasure(theme.key, within, elsewhere, float(said.mean()), distinct))
    return out


def _stems(name: Span, point: IntArray, start: IntArray, end: IntArray, stem: IntArray) -> frozenset[int]:
    """The telling stems of a name."""
    inside = (point == name.story) & (start >= name.start) & (end <= name.end) & (stem >= 0)
    return frozenset(stem[inside].tolist())
