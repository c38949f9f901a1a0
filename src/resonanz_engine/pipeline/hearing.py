"""The passages that may speak for each theme."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from resonanz_engine.pipeline.reading import Reading
from resonanz_engine.steps import quotes, sentences, weights
from resonanz_engine.types import IntArray, Span

LOOSE = (8, 600)
"""Characters of a passage where a theme has too few of the usual length."""
ENOUGH = 3

Cut = tuple[list[Span], list[tuple[int, int]], list[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Passages:
    """Passages (c,) of the points that are heard for one theme: the range of words of each, the point it comes from,
    and its words as unit rows (c, stems), rare ones weighing more."""

    points: IntArray
    spans: list[Span]
    ranges: list[tuple[int, int]]
    source: list[int]
    rows: sparse.csr_array


def passages_of(reading: Reading, heard: Mapping[int, IntArray]) -> dict[int, Passages]:
    """The passages of the points heard for each group; few places are looked up one by one, so plain lists are
    quicker than arrays."""
    words, places = reading.words, np.arange(len(reading.masked) + 1)
    first = np.searchsorted(words.point, places).tolist()
    starts = words.start.tolist()
    stories = reading.points.first[reading.sample].tolist()

    def cut(points: list[int], limits: tuple[int, int]) -> Cut:
        spans, ranges, source = [], [], []
        for point in points:
            found = sentences.sentences(reading.masked[point], reading.abbreviations)
            for start, end in quotes.passages(found, *limits):
                begin = bisect_left(starts, start, first[point], first[point + 1])
                spans.append(Span(stories[point], start, end))
                ranges.append((begin, bisect_left(starts, end, begin, first[point + 1])))
                source.append(point)
        return spans, ranges, source

    usual = (quotes.SHORTEST, quotes.LONGEST)
    cuts = {group: cut(points.tolist(), usual) for group, points in heard.items()}
    for group, points in heard.items():
        if len(set(cuts[group][2])) < min(ENOUGH, len(points)):
            cuts[group] = cut(points.tolist(), LOOSE)
    rarity = weights.rarity(words, len(reading.masked))
    rows = weights.pieces(words, rarity, [one for _, ranges, _ in cuts.values() for one in ranges])
    ends = np.cumsum([0, *(len(own[0]) for own in cuts.values())]).tolist()
    return {
        group: Passages(heard[group], *own, rows=rows[begin:end])
        for (group, own), begin, end in zip(cuts.items(), ends, ends[1:], strict=False)
    }
