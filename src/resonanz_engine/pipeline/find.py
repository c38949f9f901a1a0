"""The whole way from texts and vectors to named themes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np
import numpy.typing as npt
from scipy import sparse

from resonanz_engine.pipeline import decide, keep
from resonanz_engine.pipeline.checks import checked_ids, checked_vectors
from resonanz_engine.pipeline.discover import discovered
from resonanz_engine.pipeline.locate import (
    Groups,
    Located,
    checked_groups,
    located,
    members_of,
    space_of,
    with_addressees,
)
from resonanz_engine.pipeline.place import shown
from resonanz_engine.pipeline.reading import Reading, read
from resonanz_engine.pipeline.result import found_from
from resonanz_engine.pipeline.tell import tell
from resonanz_engine.ports import Tools
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import centroids
from resonanz_engine.steps import space as spaces
from resonanz_engine.steps.changes import changes
from resonanz_engine.types import ALONE, Decisions, FloatArray, Found, IntArray, Space, ThemeMemory


@dataclass(frozen=True, slots=True, eq=False)
class _Before:
    """What the last run left: its memory, where the points were, and what people decided since."""

    memory: ThemeMemory | None
    earlier: keep.Earlier | None
    decisions: Decisions


def find_themes(
    texts: Sequence[str],
    vectors: npt.ArrayLike,
    recipe: Recipe,
    tools: Tools,
    *,
    ids: Sequence[str] | None = None,
    memory: ThemeMemory | None = None,
    previous: Mapping[str, int] | None = None,
    groups: Groups | None = None,
    decisions: Decisions | None = None,
) -> Found:
    """Find the themes of the texts (n) from their vectors (n, d).

    memory: of the last run, so that themes keep their keys; previous: theme key (or ALONE) of every story of
    the last run by id, without stories that were edited since: these stay where they were, count when themes
    are recognised, and only beside them new matters can open new themes. groups: known metadata whose common
    tone is taken off, column -> value of each story; messages to several houses ("@house ...") are known by their
    addressees without being told. decisions: what people decided, all of it, at every run.
    The result doesn't depend on the order of the stories. Raises VectorError and InputError.
    """
    rows = checked_vectors(vectors, len(texts))
    names = checked_ids(ids, len(texts))
    columns = with_addressees(checked_groups(groups, len(texts)), texts, memory)
    begin = perf_counter()
    made = _decided(memory, decisions)
    reading = read(texts, rows, recipe, tools, decide.heard(made, names, previous) if made.decided else ())
    before = _Before(memory, _earlier(reading, names, previous), made)
    wished = decide.wishes(made, names, reading.points)
    kept, place, space = _themes(reading, rows, columns, before=before, wished=wished, recipe=recipe, tools=tools)
    after = decide.united(kept, made)
    middle = perf_counter()
    told = tell(texts, reading, after.split, recipe)
    centres = centroids.centres(place.units, after.split.groups, after.split.count)
    stored = kept.memory(recipe, space, dict(made.merged))
    found = found_from(reading.points.of_story, after, told, centres=centres, memory=stored)
    found.timings.update(embed=0.0, themes=middle - begin, naming=perf_counter() - middle)
    return _with_changes(found, names, previous, memory)


def _decided(memory: ThemeMemory | None, decisions: Decisions | None) -> Decisions:
    """The decisions, with the merges the memory knows."""
    from_memory = dict(memory.merged) if memory is not None else {}
    if decisions is None:
        return Decisions(merged=from_memory)
    return replace(decisions, merged={**from_memory, **decisions.merged})


def _themes(
    reading: Reading,
    rows: FloatArray,
    columns: Groups,
    *,
    before: _Before,
    wished: decide.Wishes,
    recipe: Recipe,
    tools: Tools,
) -> tuple[keep.Kept, Located, Space]:
    points, sample, memory = reading.points, reading.sample, before.memory
    known = memory if memory is not None and keep.fits(memory, recipe, rows.shape[1], tuple(columns)) else None
    goes_on = known is not None and len(points.first) <= recipe.growth * known.fitted
    space = (
        known.space if known is not None and goes_on else space_of(rows, points.first, sample, columns, points, recipe)
    )
    place = located(rows, points, columns, space)
    weights = _weights(reading, columns, space)
    earlier = before.earlier
    if known is not None and goes_on:
        kept = keep.continued(
            place,
            earlier=earlier,
            sample=sample,
            weights=weights,
            memory=known,
            recipe=recipe,
            tools=tools,
            lasting=before.decisions.decided,
        )
        view = None if earlier is None else earlier.members
    else:
        split = discovered(place, sample=sample, weights=weights, recipe=recipe, tools=tools)
        seen = _placed(rows, reading, columns, known)
        kept = keep.recognised(split, placed=seen[0], parts=seen[1], earlier=earlier, memory=memory)
        view = seen[0] if earlier is None else earlier.members
    return decide.obeyed(kept, place, wished, before.decisions, view), place, space


def _placed(
    rows: FloatArray, reading: Reading, columns: Groups, memory: ThemeMemory | None
) -> tuple[IntArray | None, IntArray | None]:
    """Theme and facet key the memory gives each point, in its own space; None without a memory that fits."""
    if memory is None:
        return None, None
    place = located(rows, reading.points, columns, memory.space)
    nearest, cosines = centroids.assign(place.units, memory.centroids)
    fits = cosines * place.share >= memory.floor
    return (
        np.where(fits, memory.keys[nearest], ALONE).astype(np.int64),
        np.where(fits, memory.facets[nearest], ALONE).astype(np.int64),
    )


def _weights(reading: Reading, columns: Groups, space: Space) -> sparse.csr_array:
    """The words of the sample, those light that only give away a known group."""
    if not columns:
        return reading.weights
    members = members_of(columns, reading.points, space.values)
    return spaces.independent(reading.weights, [own[reading.sample] for own in members])


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


def _with_changes(
    found: Found, names: list[str], previous: Mapping[str, int] | None, memory: ThemeMemory | None
) -> Found:
    if memory is None or previous is None:
        return found
    was = np.array([previous.get(name, 0) for name in names], dtype=np.int64)
    known = frozenset({*shown(memory).tolist(), *memory.keys.tolist(), *np.unique(was).tolist()})
    return replace(found, changes=changes(was, found.assignments, known))
