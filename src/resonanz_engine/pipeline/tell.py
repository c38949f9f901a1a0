"""Lets every theme speak: its name, its phrases and its quotes, all of them verbatim."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.names import names, span_of
from resonanz_engine.pipeline.reading import Reading
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import quotes, sentences, weights
from resonanz_engine.types import ALONE, FloatArray, IntArray, Span

HEARD = 40
"""So many of the strongest members are heard for quotes."""
CENTRE = 0.3
"""How much the nearness of the story counts beside the words of the passage."""
LOOSE = (8, 600)


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a theme."""

    name: Span
    phrases: tuple[Span, ...]
    quotes: tuple[Span, ...]


def tell(texts: Sequence[str], reading: Reading, split: Split, recipe: Recipe) -> dict[int, Told]:
    """Name and quotes for each group that has members, by group."""
    groups, strengths = split.groups[reading.sample], split.strengths[reading.sample]
    count = split.count
    sizes = np.bincount(groups[groups != ALONE], minlength=count)
    present = [int(group) for group in np.lexsort((np.arange(count), -sizes)) if sizes[group]]
    if not present:
        return {}
    named = names(texts, reading, groups=groups, strengths=strengths, order=present, recipe=recipe)
    rarity = weights.rarity(reading.words, len(reading.masked))
    told: dict[int, Told] = {}
    taken = {own[0].words(texts).casefold() for own in named.spans.values() if own}
    for group in present:
        members = np.flatnonzero(groups == group)
        members = members[np.lexsort((members, -strengths[members]))]
        said = _quotes(
            texts,
            reading,
            heard=members[:HEARD],
            strengths=strengths,
            rarity=rarity,
            worth=named.worth[:, group],
            recipe=recipe,
        )
        spans = named.spans[group] or (_lone_name(texts, reading, said[0], taken),)
        taken.add(spans[0].words(texts).casefold())
        told[group] = Told(spans[0], spans, said)
    return told


def _quotes(
    texts: Sequence[str],
    reading: Reading,
    *,
    heard: IntArray,
    strengths: FloatArray,
    rarity: FloatArray,
    worth: FloatArray,
    recipe: Recipe,
) -> tuple[Span, ...]:
    """Passages of the heard points: full of words that tell of the theme, from its centre, and different."""
    spans, ranges, source = _candidates(reading, heard, (quotes.SHORTEST, quotes.LONGEST))
    if len(set(source)) < min(3, len(heard)):
        spans, ranges, source = _candidates(reading, heard, LOOSE)
    if not spans:
        return (_opening(texts, reading, int(heard[0])),)
    words = reading.words
    told = quotes.told([worth[words.stem[begin:end]] for begin, end in ranges], [words.stem[a:b] for a, b in ranges])
    lengths = np.array([span.end - span.start for span in spans], dtype=np.int64)
    top = max(float(strengths[heard].max()), 1e-9)
    clean = np.array([_clean(texts, reading, span, place) for span, place in zip(spans, source, strict=True)])
    near = strengths[source] / top
    relevance = told * (1 - CENTRE + CENTRE * near) * clean * quotes.readable(lengths)
    rows = weights.pieces(words, rarity, ranges)
    likeness = np.asarray((rows @ rows.T).todense(), dtype=np.float32)
    chosen = quotes.diverse(relevance.astype(np.float32), likeness, source, recipe.quotes)
    return tuple(spans[index] for index in chosen)


def _lone_name(texts: Sequence[str], reading: Reading, said: Span, taken: set[str]) -> Span:
    """The longest telling word of a quote, nouns first, for themes without a phrase in two texts."""
    words = reading.words
    place = int(np.flatnonzero(reading.points.first[reading.sample] == said.story)[0])
    first, last = np.searchsorted(words.point, [place, place + 1])
    spoken = [
        (bool(words.capital[word]), int(words.end[word] - words.start[word]), -word)
        for word in range(int(first), int(last))
        if words.content[word] and said.start <= words.start[word] and words.end[word] <= said.end
    ]
    for *_, word in sorted(spoken, reverse=True):
        span = span_of(reading, -word, 1)
        if span.words(texts).casefold() not in taken:
            return span
    return _shortened(texts, said)


def _candidates(
    reading: Reading, heard: IntArray, limits: tuple[int, int]
) -> tuple[list[Span], list[tuple[int, int]], list[int]]:
    """Passages of the heard points, the range of words of each, and the point it comes from."""
    words = reading.words
    spans, ranges, source = [], [], []
    for place in heard.tolist():
        first, last = np.searchsorted(words.point, [place, place + 1])
        story = int(reading.points.first[reading.sample[place]])
        found = sentences.sentences(reading.masked[place], reading.abbreviations)
        for start, end in quotes.passages(found, *limits):
            begin, stop = first + np.searchsorted(words.start[first:last], [start, end])
            spans.append(Span(story, start, end))
            ranges.append((int(begin), int(stop)))
            source.append(place)
    return spans, ranges, source


def _clean(texts: Sequence[str], reading: Reading, span: Span, place: int) -> float:
    """Passages with a hidden handle or address, or without a proper beginning, come later."""
    said = span.words(texts)
    pure = 1.0 if said == reading.masked[place][span.start : span.end] else 0.6
    return pure * (1.0 if said[0].isupper() or not said[0].isalpha() else 0.9)


def _opening(texts: Sequence[str], reading: Reading, place: int) -> Span:
    """The first visible characters of a story that has no sentence of a fitting length."""
    masked = reading.masked[place]
    story = int(reading.points.first[reading.sample[place]])
    start = len(masked) - len(masked.lstrip())
    if start == len(masked):
        masked, start = texts[story], len(texts[story]) - len(texts[story].lstrip())
    return _shortened(texts, Span(story, start, len(masked.rstrip())), quotes.LONGEST)


def _shortened(texts: Sequence[str], span: Span, longest: int = 60) -> Span:
    """The span cut at the last blank before ``longest`` characters."""
    said = span.words(texts)
    if len(said) <= longest:
        return span
    cut = said.rfind(" ", 1, longest)
    return Span(span.story, span.start, span.start + (cut if cut > 0 else longest))
