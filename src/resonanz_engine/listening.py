"""Everything that is found inside and beside the themes, with the bundled rules and settings chosen."""

from collections.abc import Sequence
from functools import cache

import numpy.typing as npt

from resonanz_engine.adapters.rulebooks import rulebook
from resonanz_engine.defaults import readable, tools
from resonanz_engine.findings import Correction, CounterVoice, KindsOfPassage, Touchpoint, TouchpointMatches
from resonanz_engine.pipeline import counter, kinds, split, touchpoints
from resonanz_engine.pipeline.belonging import reached, stories_in_themes
from resonanz_engine.pipeline.checks import checked_vectors
from resonanz_engine.pipeline.examples import Examples, embedded_examples
from resonanz_engine.pipeline.measures import NameMeasure, name_measures
from resonanz_engine.pipeline.needs import needs
from resonanz_engine.ports import Embedder
from resonanz_engine.tuning import Tuning
from resonanz_engine.types import FloatArray, IntArray, Span

__all__ = [
    "NameMeasure",
    "counter_voices",
    "examples",
    "kinds_of",
    "match_touchpoints",
    "name_measures",
    "needs",
    "passage_texts",
    "passages",
    "reached",
    "stories_in_themes",
    "tuning",
    "wording_vectors",
]


def tuning() -> Tuning:
    """The settings that every figure in the documentation was measured with."""
    return Tuning()


def passages(texts: Sequence[str]) -> list[Span]:
    """The passages of all stories, in order."""
    return split.split(texts, rulebook(), tuning())


def passage_texts(texts: Sequence[str], found: Sequence[Span]) -> list[str]:
    """What the model should read of each passage."""
    return [readable(one.words(texts)) for one in found]


def examples(embedder: Embedder, stored: bytes | None = None) -> Examples:
    """The made-up examples as this model sees them; ``to_bytes`` keeps them until model or examples change."""
    return embedded_examples(rulebook(), embedder, stored)


def kinds_of(
    texts: Sequence[str],
    found: Sequence[Span],
    vectors: npt.ArrayLike | None = None,
    known: Examples | None = None,
) -> list[KindsOfPassage]:
    """The kinds of each passage; with vectors (p, d) and ``examples`` also where no words tell it."""
    rows = None if vectors is None else checked_vectors(vectors, len(found))
    return _finder().find(texts, found, rows, known)


def wording_vectors(steps: Sequence[Touchpoint], embedder: Embedder) -> list[FloatArray]:
    """Vectors of the descriptions of each touchpoint, to be kept with it."""
    return touchpoints.wording_vectors(steps, embedder)


def match_touchpoints(
    said: Sequence[str],
    vectors: npt.ArrayLike,
    steps: Sequence[Touchpoint],
    wordings: Sequence[FloatArray],
    corrections: Sequence[Correction] = (),
) -> TouchpointMatches:
    """The touchpoint of each passage, with the bundled settings."""
    return touchpoints.match_touchpoints(
        said, vectors, steps, wordings, tuning=tuning(), tools=tools(), corrections=corrections
    )


def counter_voices(
    said: Sequence[KindsOfPassage], vectors: npt.ArrayLike, theme: Sequence[int] | IntArray, key: int
) -> list[CounterVoice]:
    """Who speaks against what most people say in the theme ``key``."""
    return counter.counter_voices(said, vectors, theme, key, tuning())


@cache
def _finder() -> kinds.KindFinder:
    return kinds.KindFinder(rulebook(), tuning())
