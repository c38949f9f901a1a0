"""Reads the texts: what counts as one text, which words it has, how telling they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import cleaning, languages, points, weights
from resonanz_engine.steps import words as wordstep
from resonanz_engine.tokens import Points, Words
from resonanz_engine.types import ALONE, FloatArray, IntArray

PRESENT = 0.05
"""A language with a smaller share of the texts doesn't lend its stop words."""
ASKED = 500
MANY = 1000
"""From so many texts on, words of only two texts are not worth stemming."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the later steps work on.

    points: all points; sample (s,): points that are read in depth; masked: their cleaned texts, cut at
    ``Recipe.read``; words, weights (s, stems): of the sample.
    """

    points: Points
    sample: IntArray
    masked: list[str]
    words: Words
    weights: sparse.csr_array
    abbreviations: frozenset[str]


def readable(text: str) -> str:
    """What the model should read: no handles, addresses or quote marks, single blanks. Never stored."""
    return " ".join(cleaning.mask(text).split())


def read(texts: Sequence[str], vectors: FloatArray, recipe: Recipe, tools: Tools, heard: Sequence[int] = ()) -> Reading:
    """Collapse copies and find the words; vectors (n, d) belong to the texts (n), the stories ``heard`` are read in any
    case."""
    masked = [cleaning.mask(text) for text in texts]
    collapsed = points.collapse(texts, [cleaning.fold(text) for text in masked], vectors)
    sample = points.even_sample(len(collapsed.first), recipe.limit, recipe.sample)
    if len(heard) and len(sample) < len(collapsed.first):
        wanted = collapsed.of_story[np.array(heard, dtype=np.int64)]
        sample = np.union1d(sample, wanted[wanted != ALONE])
    chosen = [masked[story][: recipe.read] for story in collapsed.first[sample].tolist()]
    seen = wordstep.scan(chosen, recipe.read)
    words = _words(seen, chosen, recipe, tools)
    return Reading(
        points=collapsed,
        sample=sample,
        masked=chosen,
        words=words,
        weights=weights.word_weights(words, seen.form, seen.forms, len(chosen)),
        abbreviations=tools.lists.abbreviations(),
    )


def _words(seen: wordstep.Scan, masked: list[str], recipe: Recipe, tools: Tools) -> Words:
    spoken = _languages(seen, masked, recipe, tools)
    share = np.bincount(spoken, minlength=len(recipe.languages)) / max(len(masked), 1)
    present = [code for code, part in zip(recipe.languages, share, strict=True) if part >= PRESENT]
    main = languages.language_of_forms(seen.form, seen.point, spoken, len(seen.forms), len(recipe.languages))
    stop = frozenset[str]().union(*(tools.lists.stop(code) for code in present))
    least = 2 if len(masked) < MANY else 3
    spread = seen.spread(len(masked))
    shared = [form for form in np.flatnonzero(spread >= least).tolist() if seen.forms[form] not in stop]
    stem_of: dict[str, str] = {}
    for index, code in enumerate(recipe.languages):
        own = [seen.forms[form] for form in shared if main[form] == index]
        stem_of.update(zip(own, tools.stemmer.stem(own, code), strict=True))
    lists = wordstep.Lists(
        stop=stop,
        generic=frozenset[str]().union(*(tools.lists.generic(code) for code in present)),
        roles={word: role for code in reversed(present) for word, role in tools.lists.roles(code).items()},
    )
    return wordstep.with_stems(seen, stem_of, lists)


def _languages(seen: wordstep.Scan, masked: list[str], recipe: Recipe, tools: Tools) -> IntArray:
    """(points,) language of each text: by function words, by the guesser where the collection is mixed."""
    stops = tuple(tools.lists.stop(code) for code in recipe.languages)
    spoken = languages.by_function_words(seen.point, seen.form, seen.forms, len(masked), stops)
    decided = np.bincount(spoken[spoken != ALONE], minlength=len(recipe.languages))
    open_ = np.flatnonzero(spoken == ALONE)
    mixed = np.count_nonzero(decided >= PRESENT * max(decided.sum(), 1)) != 1
    if mixed:
        for position in open_[:ASKED].tolist():
            code = tools.guesser.guess(masked[position])
            if code in recipe.languages:
                spoken[position] = recipe.languages.index(code)
    return np.where(spoken == ALONE, int(decided.argmax()), spoken).astype(np.int64)
