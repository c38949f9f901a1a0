"""From points and groups to stories and themes."""

from collections.abc import Mapping
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from resonanz_engine.pipeline.keep import Kept
from resonanz_engine.pipeline.tell import Told
from resonanz_engine.steps.interval import wilson
from resonanz_engine.types import ALONE, Facet, FloatArray, Found, FoundTheme, IntArray, Span, ThemeMemory


def found_from(
    of_story: IntArray, kept: Kept, told: dict[int, Told], *, centres: FloatArray, memory: ThemeMemory
) -> Found:
    """The result by story; of_story (n,) point of each story, told and centres (k, q) by group."""
    stories, split = len(of_story), kept.split
    group, strengths = _by_story(split.groups, of_story, ALONE), _by_story(split.strengths, of_story, 0)
    part = _by_story(split.facets, of_story, ALONE)
    themes = []
    for index, words in told.items():
        members = _ordered(np.flatnonzero(group == index), of_story, strengths)
        themes.append(
            FoundTheme(
                key=int(kept.keys[index]),
                name=words.name,
                phrases=words.phrases,
                central=words.quotes[0],
                quotes=words.quotes,
                members=members,
                strengths=strengths[members],
                centroid=centres[index],
                texts=int(np.count_nonzero(split.groups == index)),
                share=len(members) / stories,
                interval=wilson(len(members), stories),
                facets=_facets(members, part, kept.facets, words.labels),
            )
        )
    themes.sort(key=lambda theme: (-len(theme.members), theme.key))
    return Found(
        stories=stories,
        themes=tuple(themes),
        assignments=np.where(group == ALONE, ALONE, _keys(kept.keys, group)).astype(np.int64),
        strengths=strengths.astype(np.float32),
        memory=memory,
        facets=np.where(part == ALONE, ALONE, _keys(kept.facets, part)).astype(np.int64),
        agreement=split.agreement,
    )


Numbers = TypeVar("Numbers", np.int64, np.float32)


def _by_story(values: npt.NDArray[Numbers], of_story: IntArray, nothing: int) -> npt.NDArray[Numbers]:
    out = np.full(len(of_story), nothing, dtype=values.dtype)
    inside = of_story != ALONE
    out[inside] = values[of_story[inside]]
    return out


def _keys(keys: IntArray, places: IntArray) -> IntArray:
    return keys[np.maximum(places, 0)] if len(keys) else np.full(len(places), ALONE, dtype=np.int64)


def _ordered(members: IntArray, of_story: IntArray, strengths: FloatArray) -> IntArray:
    """Strongest first; equal ones in hashed order."""
    return members[np.lexsort((of_story[members], -strengths[members]))].astype(np.int64)


def _facets(members: IntArray, part: IntArray, keys: IntArray, labels: Mapping[int, Span]) -> tuple[Facet, ...]:
    """The parts of a theme, largest first; a theme of one piece has none."""
    own = part[members]
    found = [Facet(int(keys[piece]), members[own == piece], labels.get(piece)) for piece in np.unique(own).tolist()]
    found.sort(key=lambda facet: (-len(facet.members), facet.key))
    return tuple(found) if len(found) > 1 else ()
