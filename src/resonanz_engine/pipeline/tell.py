"""Lets every theme speak: its name, its phrases and its quotes, all of them verbatim."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.reading import Reading
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import naming, quotes, sentences, surfaces, weights
from resonanz_engine.steps import phrases as phrasestep
from resonanz_engine.types import ALONE, FloatArray, IntArray, Span

HEARD = 40
"""So many of the strongest members are heard for quotes."""
MANY = 3000
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
    worth = weights.rarity(reading.words, len(reading.masked))
    named = (
        _names(texts, reading, groups=groups, strengths=strengths, worth=worth, recipe=recipe, count=count)
        if present
        else []
    )
    told: dict[int, Told] = {}
    for group in present:
        members = np.flatnonzero(groups == group)
        members = members[np.lexsort((members, -strengths[members]))]
        said = _quotes(
            texts,
            reading,
            heard=members[:HEARD],
            strengths=strengths,
            worth=worth,
            members=members,
            recipe=recipe,
        )
        spans = named[group] or (
            _lone_name(texts, reading, said[0], {t.name.words(texts) for t in told.values()}),
        )
        told[group] = Told(spans[0], spans, said)
    return told


def _names(
    texts: Sequence[str],
    reading: Reading,
    *,
    groups: IntArray,
    strengths: FloatArray,
    worth: FloatArray,
    recipe: Recipe,
    count: int,
) -> list[tuple[Span, ...]]:
    """For each group its phrases, the name first; empty where no phrase occurs in two texts."""
    words = reading.words
    table = phrasestep.phrases(words, 2 if len(groups) < MANY else 3)
    scores = _scores(reading, table, groups, worth, count)
    sizes = np.bincount(groups[groups != ALONE], minlength=count)
    order = np.lexsort((np.arange(count), -sizes)).tolist()
    chosen = naming.choose(scores, table.stems, order, recipe.phrases)
    out = []
    for group, picked in enumerate(chosen):
        spans = []
        for phrase in picked:
            where = table.word[table.first[phrase] : table.first[phrase + 1]]
            where = where[groups[words.point[where]] == group]
            where = where[np.lexsort((where, -strengths[words.point[where]]))]
            places = [_span(reading, int(first), int(table.length[phrase])) for first in where]
            spans.append(surfaces.best_form(texts, places))
        out.append(tuple(spans))
    return out


def _scores(
    reading: Reading, table: phrasestep.Phrases, groups: IntArray, worth: FloatArray, count: int
) -> FloatArray:
    """(phrases, groups) how well each phrase would name each group."""
    words, total = reading.words, len(table.length)
    point = words.point[table.word]
    family = phrasestep.families(words, len(groups))
    counts = naming.occurrences(table.phrase, family[point], groups[point], total, count)
    nowhere = np.zeros(len(point), dtype=np.int64)
    everywhere = naming.occurrences(table.phrase, family[point], nowhere, total, 1).ravel()
    voices = np.arange(len(groups), dtype=np.int64)
    sizes = naming.occurrences(np.zeros_like(voices), family, groups, 1, count).ravel()
    opened = np.zeros(total, dtype=np.float32)
    opened[table.phrase[~words.content[table.word]]] = 1
    rare = np.array([max(worth[list(own)]) for own in table.stems], dtype=np.float32)
    scores = naming.tellingness(counts, sizes, everywhere, len(np.unique(family)))
    scores = naming.with_form(scores, table.length, table.capital, opened, rare)
    scores[counts < 2] = 0  # noqa: PLR2004  # one voice is no evidence for a name
    return scores


def _span(reading: Reading, word: int, length: int) -> Span:
    words = reading.words
    return Span(
        story=int(reading.points.first[reading.sample[words.point[word]]]),
        start=int(words.start[word]),
        end=int(words.end[word + length - 1]),
    )


def _quotes(
    texts: Sequence[str],
    reading: Reading,
    *,
    heard: IntArray,
    strengths: FloatArray,
    worth: FloatArray,
    members: IntArray,
    recipe: Recipe,
) -> tuple[Span, ...]:
    spans, ranges, source = _candidates(reading, heard, (quotes.SHORTEST, quotes.LONGEST))
    if len(set(source)) < min(3, len(heard)):
        spans, ranges, source = _candidates(reading, heard, LOOSE)
    if not spans:
        return (_opening(texts, reading, int(heard[0])),)
    rows = weights.pieces(reading.words, worth, ranges)
    words = reading.words
    bounds = np.searchsorted(words.point, [members, members + 1]).T
    centre = np.asarray(
        weights.pieces(words, worth, [(int(a), int(b)) for a, b in bounds]).sum(axis=0)
    ).ravel()
    centre = centre / max(float(np.linalg.norm(centre)), 1e-9)
    spoken = np.asarray(rows @ centre, dtype=np.float32).ravel()
    top = max(float(strengths[heard].max()), 1e-9)
    clean = np.array([_clean(texts, reading, span, place) for span, place in zip(spans, source, strict=True)])
    relevance = (0.5 * strengths[source] / top + 0.5 * spoken / max(float(spoken.max()), 1e-9)) * clean
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
        span = _span(reading, -word, 1)
        if span.words(texts) not in taken:
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
