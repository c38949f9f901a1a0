"""Names of themes: phrases of customers that say what tells the theme from the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resonanz_engine.pipeline.reading import Reading
from resonanz_engine.recipe import Recipe
from resonanz_engine.steps import bits, naming, phrases, surfaces
from resonanz_engine.steps.families import families
from resonanz_engine.tokens import Role, Words
from resonanz_engine.types import ALONE, BoolArray, FloatArray, IntArray, Span

FAR = 0.7
"""A phrase from the rim of a theme counts this much, one from its centre in full."""
SHORTLIST = 100


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """worth (stems, groups): how much each stem tells of each group; spans: phrases by group, the name
    first; listed: all that were to choose from.
    """

    worth: FloatArray
    spans: dict[int, tuple[Span, ...]]
    listed: Listed


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """What could be said of the groups. All places where it stands, (o,): word, length, point; phrase (o,) equal for
    the same words in the same group. The phrases, (c,): which of the places is the best one, the group, how well it
    says it, its most telling stem, all its stems, and the points with all of them as bits.
    """

    word: IntArray
    length: IntArray
    point: IntArray
    phrase: IntArray
    best: IntArray
    group: IntArray
    scores: FloatArray
    main: IntArray
    stems: list[frozenset[int]]
    said: list[int]

    def spoken(
        self,
        texts: Sequence[str],
        reading: Reading,
        candidate: int,
        strengths: FloatArray,
        among: BoolArray | None = None,
    ) -> Span:
        """The form in which the points (``among`` them, (p,)) really say a candidate."""
        same = np.flatnonzero(self.phrase == self.phrase[self.best[candidate]])
        same = same if among is None else same[among[self.point[same]]]
        same = same[np.lexsort((same, -strengths[self.point[same]]))]
        places = [span_of(reading, int(self.word[at]), int(self.length[at])) for at in same]
        return surfaces.best_form(texts, places)


def names(
    texts: Sequence[str],
    reading: Reading,
    *,
    groups: IntArray,
    strengths: FloatArray,
    order: Sequence[int],
    recipe: Recipe,
) -> Named:
    """Phrases for the groups (p,) of the points that were read; earlier groups in ``order`` choose first."""
    words, count = reading.words, int(groups.max(initial=ALONE)) + 1
    family = families(words, len(groups))
    heart = phrases.nouns(words)
    worth = _worth(words, groups, family, count, words.content & ~words.generic)
    sizes = np.bincount(groups[groups != ALONE], minlength=count).astype(np.int64)
    found = phrases.phrases(words)
    inside = np.flatnonzero(groups[words.point[found.word]] != ALONE)
    word, length, key = found.word[inside], found.length[inside], found.key[inside]
    point = words.point[word]
    group = groups[point]
    scores, main = _scores(words, worth, heart, word=word, length=length, group=group)
    scores *= found.form[inside] * _near(strengths, groups, count)[point]
    kept = np.flatnonzero(scores > 0)
    scores, main, word, length, key = scores[kept], main[kept], word[kept], length[kept], key[kept]
    group, point = group[kept], point[kept]
    scores *= naming.repeated(_voices(key, group, family[point], count), sizes[group])
    listed = _shortlist(scores, group, key)
    stems = [
        frozenset(words.stem[at : at + size][words.content[at : at + size]].tolist())
        for at, size in zip(word[listed].tolist(), length[listed].tolist(), strict=True)
    ]
    said = _said(words, stems, len(groups))
    ranked = scores[listed] * naming.heard(*_shares(said, groups, group[listed]))
    ranked *= _shape(reading, heart, word[listed], length[listed])
    phrase = key * max(count, 1) + group
    all_ = Listed(word, length, point, phrase, listed, group[listed], ranked, main[listed], stems, said)
    chosen = naming.choose(ranked, all_.group, all_.main, stems, order, recipe.phrases)
    spans = {
        theme: tuple(all_.spoken(texts, reading, candidate, strengths) for candidate in picked)
        for theme, picked in chosen.items()
    }
    return Named(worth, spans, all_)


def span_of(reading: Reading, word: int, length: int) -> Span:
    """The words ``word`` to ``word + length`` as a piece of their story."""
    words = reading.words
    return Span(
        story=int(reading.points.first[reading.sample[words.point[word]]]),
        start=int(words.start[word]),
        end=int(words.end[word + length - 1]),
    )


def _worth(words: Words, groups: IntArray, family: IntArray, count: int, telling: BoolArray) -> FloatArray:
    point, stem = words.point[telling], words.stem[telling]
    counts = naming.occurrences(stem, family[point], groups[point], words.stems, count)
    nowhere = np.zeros(len(point), dtype=np.int64)
    everywhere = naming.occurrences(stem, family[point], nowhere, words.stems, 1).ravel()
    sizes = naming.occurrences(np.zeros_like(family), family, groups, 1, count).ravel()
    return naming.distinctive(counts, sizes, everywhere, len(np.unique(family)))


def _scores(
    words: Words,
    worth: FloatArray,
    heart: BoolArray,
    *,
    word: IntArray,
    length: IntArray,
    group: IntArray,
) -> tuple[FloatArray, IntArray]:
    """What each candidate tells of its group, and its most telling noun; 0 where no noun tells anything."""
    table = np.zeros((len(word), phrases.LONGEST), dtype=np.float32)
    best = np.zeros(len(word), dtype=np.float32)
    main = np.full(len(word), ALONE, dtype=np.int64)
    for step in range(phrases.LONGEST):
        rows = np.flatnonzero(length > step)
        here = word[rows] + step
        told = np.where(words.content[here], worth[words.stem[here], group[rows]], 0)
        table[rows, step] = told
        leads = heart[here] & (told > best[rows])
        best[rows[leads]], main[rows[leads]] = told[leads], words.stem[here[leads]]
    return np.where(main == ALONE, 0, naming.said(table)).astype(np.float32), main


def _said(words: Words, stems: Sequence[frozenset[int]], points: int) -> list[int]:
    """The points with all telling stems of each candidate, as bits."""
    named = frozenset[int]().union(*stems)
    kept = words.content & np.isin(words.stem, np.array(sorted(named), dtype=np.int64))
    said_by = bits.bits(words.stem[kept], words.point[kept], points)
    return [bits.common(said_by[one] for one in own) for own in stems]


def _shares(said: Sequence[int], groups: IntArray, group: IntArray) -> tuple[FloatArray, FloatArray]:
    """(c,), (c,) share of texts that say each candidate: in its group, and everywhere else."""
    inside = groups != ALONE
    member = bits.bits(groups[inside], np.flatnonzero(inside), len(groups))
    sizes = np.bincount(groups[inside], minlength=int(groups.max(initial=0)) + 1)
    within, elsewhere = np.zeros(len(said), np.float32), np.zeros(len(said), np.float32)
    for at, (places, theme) in enumerate(zip(said, group.tolist(), strict=True)):
        common = (places & member[theme]).bit_count()
        within[at] = common / max(int(sizes[theme]), 1)
        elsewhere[at] = (places.bit_count() - common) / max(len(groups) - int(sizes[theme]), 1)
    return within, elsewhere


def _shape(reading: Reading, heart: BoolArray, word: IntArray, length: IntArray) -> FloatArray:
    """(c,) less for phrases that begin with a bare number or with a verb that is no adjective ("plant mehr ...")."""
    words = reading.words
    out = np.where((words.role[word] == Role.NUMBER) & (length > 1), naming.NUMBERED, 1.0).astype(np.float32)
    verb = (words.role[word] == Role.CONTENT) & ~words.capital[word] & ~heart[word] & (length > 1)
    for at in np.flatnonzero(verb).tolist():
        first = reading.masked[int(words.point[word[at]])][int(words.start[word[at]]) : int(words.end[word[at]])]
        if not first.endswith(naming.BENDING):
            out[at] = naming.VERBAL
    return out


def _near(strengths: FloatArray, groups: IntArray, count: int) -> FloatArray:
    """(p,) FAR to 1: how central each point is in its group."""
    top = np.zeros(count + 1, dtype=np.float32)
    np.maximum.at(top, groups, strengths)
    return np.asarray(FAR + (1 - FAR) * strengths / np.maximum(top[groups], 1e-9), dtype=np.float32)


def _voices(key: IntArray, group: IntArray, family: IntArray, count: int) -> IntArray:
    """(c,) how many different voices of the group say the same words."""
    joint, inverse = np.unique(key * max(count, 1) + group, return_inverse=True)
    tally = naming.occurrences(inverse, family, np.zeros_like(family), len(joint), 1).ravel()
    return tally[inverse]


def _shortlist(scores: FloatArray, group: IntArray, key: IntArray) -> IntArray:
    """The best candidates of each group, each sequence of stems once."""
    ranked = np.lexsort((np.arange(len(scores)), -scores))
    _, once = np.unique(np.column_stack([key[ranked], group[ranked]]), axis=0, return_index=True)
    ranked = ranked[np.sort(once)]
    out = [ranked[group[ranked] == theme][:SHORTLIST] for theme in np.unique(group).tolist()]
    return np.concatenate(out) if out else np.zeros(0, dtype=np.int64)
