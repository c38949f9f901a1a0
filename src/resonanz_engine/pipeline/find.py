"""The whole way from texts and vectors to named themes."""

from collections.abc import Mapping, Sequence
from time import perf_counter

import numpy as np
import numpy.typing as npt

from resonanz_engine.pipeline import keep
from resonanz_engine.pipeline.checks import checked_ids, checked_vectors
from resonanz_engine.pipeline.discover import discovered, frozen_mean
from resonanz_engine.pipeline.reading import Reading, read
from resonanz_engine.pipeline.tell import Told, tell
from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids, neighbours
from resonanz_engine.steps.interval import wilson
from resonanz_engine.types import ALONE, FloatArray, Found, FoundTheme, IntArray, ThemeMemory


def find_themes(
    texts: Sequence[str],
    vectors: npt.ArrayLike,
    recipe: Recipe,
    tools: Tools,
    *,
    ids: Sequence[str] | None = None,
    memory: ThemeMemory | None = None,
    previous: Mapping[str, int] | None = None,
) -> Found:
    """Find the themes of the texts (n) from their vectors (n, d).

    memory: of the last run, so that themes keep their keys; previous: theme key (or ALONE) of every story of
    the last run by id, without stories that were edited since: these stay where they were, count when themes
    are recognised, and only beside them new matters can open new themes.
    The result doesn't depend on the order of the stories. Raises VectorError and InputError.
    """
    rows = checked_vectors(vectors, len(texts))
    names = checked_ids(ids, len(texts))
    begin = perf_counter()
    reading = read(texts, rows, recipe, tools)
    kept = _themes(
        reading,
        rows[reading.points.first],
        names=names,
        recipe=recipe,
        tools=tools,
        memory=memory,
        previous=previous,
    )
    middle = perf_counter()
    told = tell(texts, reading, kept.split, recipe)
    centred = neighbours.unit(rows[reading.points.first] - kept.memory.mean)
    centres = centroids.centres(centred, kept.split.groups, kept.split.count)
    found = _found(len(texts), reading, kept, told, centres)
    found.timings.update(embed=0.0, themes=middle - begin, naming=perf_counter() - middle)
    return found


def _themes(
    reading: Reading,
    rows: FloatArray,
    *,
    names: list[str],
    recipe: Recipe,
    tools: Tools,
    memory: ThemeMemory | None,
    previous: Mapping[str, int] | None,
) -> keep.Kept:
    earlier = _earlier(reading, names, previous)
    if memory is not None and keep.fits(memory, recipe, rows.shape[1], len(rows)):
        return keep.continued(
            rows,
            earlier=earlier,
            sample=reading.sample,
            weights=reading.weights,
            memory=memory,
            recipe=recipe,
            tools=tools,
        )
    mean = frozen_mean(rows)
    split = discovered(rows, mean, sample=reading.sample, weights=reading.weights, recipe=recipe, tools=tools)
    return keep.recognised(split, rows, earlier=earlier, memory=memory, mean=mean, recipe=recipe)


def _earlier(reading: Reading, names: list[str], previous: Mapping[str, int] | None) -> keep.Earlier | None:
    """What the caller knows: whether a point was there before, and the theme most of its stories had."""
    if previous is None:
        return None
    count = len(reading.points.first)
    votes: list[list[int]] = [[] for _ in range(count)]
    for name, point in zip(names, reading.points.of_story.tolist(), strict=True):
        if point != ALONE and name in previous:
            votes[point].append(previous[name])
    fresh = np.array([not seen for seen in votes], dtype=bool)
    members = [max(sorted(set(seen)), key=seen.count) if seen else ALONE for seen in votes]
    return keep.Earlier(fresh, np.array(members, dtype=np.int64))


def _found(stories: int, reading: Reading, kept: keep.Kept, told: dict[int, Told], centres: FloatArray) -> Found:
    of_story, split = reading.points.of_story, kept.split
    inside = of_story != ALONE
    group: IntArray = np.full(stories, ALONE, dtype=np.int64)
    group[inside] = split.groups[of_story[inside]]
    strengths = np.zeros(stories, dtype=np.float32)
    strengths[inside] = split.strengths[of_story[inside]]
    assignments = np.full(stories, ALONE, dtype=np.int64)
    assignments[group != ALONE] = kept.keys[group[group != ALONE]]
    themes = []
    for index, words in told.items():
        members = np.flatnonzero(group == index).astype(np.int64)
        members = members[np.lexsort((of_story[members], -strengths[members]))]
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
            )
        )
    themes.sort(key=lambda theme: (-len(theme.members), theme.key))
    return Found(stories, tuple(themes), assignments, strengths, kept.memory)
