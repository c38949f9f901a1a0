"""Lets every theme speak: its name, its phrases and its quotes, all of them verbatim."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from resonanz_engine.pipeline.discover import Split
from resonanz_engine.pipeline.hearing import Passages, passages_of
from resonanz_engine.pipeline.labels import labels
from resonanz_engine.pipeline.names import Listed, names, span_of
from resonanz_engine.pipeline.reading import Reading
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import quotes
from resonanz_engine.types import ALONE, FloatArray, IntArray, Span

HEARD = 40
"""So many of the strongest members are heard for quotes."""
CENTRE = 0.3
"""How much the nearness of the story counts beside the words of the passage."""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a theme; labels of its facets by their number."""

    name: Span
    phrases: tuple[Span, ...]
    quotes: tuple[Span, ...]
    labels: Mapping[int, Span] = field(default_factory=dict)


def tell(texts: Sequence[str], reading: Reading, split: Split, recipe: Recipe) -> dict[int, Told]:
    """Name and quotes for each group that has members, by group."""
    groups, strengths = split.groups[reading.sample], split.strengths[reading.sample]
    count = split.count
    sizes = np.bincount(groups[groups != ALONE], minlength=count)
    present = [int(group) for group in np.lexsort((np.arange(count), -sizes)) if sizes[group]]
    if not present:
        return {}
    named = names(texts, reading, groups=groups, strengths=strengths, order=present, recipe=recipe)
    heard = passages_of(reading, _strongest(groups, strengths, present))
    told: dict[int, Told] = {}
    taken = {own[0].words(texts).casefold() for own in named.spans.values() if own}
    for group, passages in heard.items():
        said = _quotes(texts, reading, passages, strengths=strengths, worth=named.worth[:, group], recipe=recipe)
        spans = named.spans[group] or (_lone_name(texts, reading, said[0], taken),)
        taken.add(spans[0].words(texts).casefold())
        told[group] = Told(spans[0], spans, said)
    return _with_labels(told, texts, reading, split, named.listed)


def _with_labels(
    told: dict[int, Told], texts: Sequence[str], reading: Reading, split: Split, listed: Listed
) -> dict[int, Told]:
    groups, strengths = split.groups[reading.sample], split.strengths[reading.sample]
    if len(split.facets) != len(split.groups):
        return told
    facets = np.where(groups == ALONE, ALONE, split.facets[reading.sample])
    found = labels(
        texts,
        reading,
        listed,
        groups=groups,
        facets=facets,
        strengths=strengths,
        names={group: own.name for group, own in told.items()},
    )
    by_group: dict[int, dict[int, Span]] = {}
    for group, facet in {pair for pair in zip(groups.tolist(), facets.tolist(), strict=True) if pair[1] in found}:
        by_group.setdefault(group, {})[facet] = found[facet]
    return {group: replace(own, labels=by_group.get(group, {})) for group, own in told.items()}


def _strongest(groups: IntArray, strengths: FloatArray, order: Sequence[int]) -> dict[int, IntArray]:
    """The points of each group that are heard, strongest first; equal ones in hashed order."""
    ranked = np.lexsort((-strengths, groups))
    wanted = np.array(order, dtype=np.int64)
    first = np.searchsorted(groups[ranked], wanted)
    last = np.searchsorted(groups[ranked], wanted, side="right")
    return {
        group: ranked[begin : min(end, begin + HEARD)]
        for group, begin, end in zip(order, first.tolist(), last.tolist(), strict=True)
    }


def _quotes(
    texts: Sequence[str],
    reading: Reading,
    heard: Passages,
    *,
    strengths: FloatArray,
    worth: FloatArray,
    recipe: Recipe,
) -> tuple[Span, ...]:
    """Passages of the heard points: full of words that tell of the theme, from its centre, and different."""
    if not heard.spans:
        return (_opening(texts, reading, int(heard.points[0])),)
    stems = reading.words.stem
    own = [stems[begin:end] for begin, end in heard.ranges]
    told = quotes.told([worth[part] for part in own], own)
    lengths = np.array([span.end - span.start for span in heard.spans], dtype=np.int64)
    top = max(float(strengths[heard.points].max()), 1e-9)
    source = heard.source
    clean = np.array([_clean(texts, reading, span, place) for span, place in zip(heard.spans, source, strict=True)])
    near = strengths[source] / top
    relevance = told * (1 - CENTRE + CENTRE * near) * clean * quotes.readable(lengths)
    likeness = (heard.rows @ heard.rows.T).toarray()
    chosen = quotes.diverse(relevance.astype(np.float32), likeness, source, recipe.quotes)
    return tuple(heard.spans[index] for index in chosen)


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
