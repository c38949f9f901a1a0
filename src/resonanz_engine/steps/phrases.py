"""Word sequences that could name a theme: whole phrases, told by the roles of their words."""

from dataclasses import dataclass

import numpy as np

from resonanz_engine.tokens import Role, Words
from resonanz_engine.types import BoolArray, FloatArray, IntArray

LONGEST = 5
CASED = 0.3
"""From this share of capitals among content words on, capitals tell nouns (German)."""
LOAD = {Role.CONTENT: 1.0, Role.NUMBER: 0.6, Role.QUALIFIER: 0.6, Role.BRIDGE: 0.5}
GENERIC = 0.6
LIGHT = 0.1
"""How much each word says; articles and prepositions say next to nothing."""
LOADS, WORTH = (1.0, 1.6, 2.0, 3.1, 3.7, 5.0), (0.45, 0.9, 1.0, 1.1, 1.0, 0.7)
"""Two or three telling words say what a single one only hints at; more are a sentence."""
COMPOUND, LONG = 9, 1.35
OPENED = 0.85
HALVED = 0.7
CUT = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Candidates as columns (c,): word: index of the first word; length; key: equal for equal stems in equal
    order; form: how well the phrase reads, above 0.
    """

    word: IntArray
    length: IntArray
    key: IntArray
    form: FloatArray


def nouns(words: Words) -> BoolArray:
    """(t,) words that can be the heart of a name: German nouns, told by capitals inside sentences; where
    capitals tell nothing (English, chats in lower case), all that carry meaning.
    """
    telling = words.content & ~words.generic
    if not words.content.any() or float(words.capital[words.content].mean()) < CASED:
        return telling
    size = max(words.stems, 1)
    sure = words.joined & words.content
    inside = np.bincount(words.stem[sure], minlength=size)
    great = np.bincount(words.stem[sure], weights=words.capital[sure], minlength=size)
    opening = words.content & ~words.joined
    other = np.bincount(words.stem[opening], minlength=size)
    opened = np.bincount(words.stem[opening], weights=words.capital[opening], minlength=size)
    share = np.where(inside > 0, great / np.maximum(inside, 1), opened / np.maximum(other, 1))
    return np.asarray(telling & (share[words.stem] >= 0.5))  # noqa: PLR2004  # more often than not


def phrases(words: Words) -> Phrases:
    """All sequences of 1-5 words that begin and end like a name, one blank apart (so never across
    punctuation), with a noun in them.

    They begin with anything but a bridge and end with a noun, or at the end of a clause with any content word.
    """
    heart = nouns(words)
    cased = bool(words.content.any()) and float(words.capital[words.content].mean()) >= CASED
    parts = [_of_length(words, heart, length, cased=cased) for length in range(1, LONGEST + 1)]
    return Phrases(
        word=np.concatenate([part.word for part in parts]),
        length=np.concatenate([part.length for part in parts]),
        key=_keys(words, parts),
        form=np.concatenate([part.form for part in parts]),
    )


def _of_length(words: Words, heart: BoolArray, length: int, *, cased: bool) -> Phrases:
    total = len(words.stem) - length + 1
    if total <= 0:
        none = np.zeros(0, dtype=np.int64)
        return Phrases(none, none, none, none.astype(np.float32))
    stop = len(words.stem)
    role, ends = words.role, np.append(~words.joined[1:], [True])
    fits = role[:total] != Role.BRIDGE
    has_heart = np.zeros(total, dtype=bool)
    for step in range(length):
        here = slice(step, stop - length + 1 + step)
        fits &= role[here] != Role.BREAK
        has_heart |= heart[here]
        if step:
            fits &= words.joined[here]
    last = slice(length - 1, stop)
    whole = words.content[last] & ends[last]
    fits &= has_heart & (heart[last] | whole)
    if length == 1:
        fits &= heart[:total]
    first = np.flatnonzero(fits).astype(np.int64)
    form = _form(words, first, length, heart=heart, ends=ends, cased=cased)
    return Phrases(first, np.full(len(first), length, dtype=np.int64), first, form)


def _form(words: Words, first: IntArray, length: int, *, heart: BoolArray, ends: BoolArray, cased: bool) -> FloatArray:
    """(c,) how well the phrases read; 1 for two telling words without a flaw."""
    role, last = words.role, first + length - 1
    load = np.zeros(len(first))
    bridged = np.zeros(len(first), dtype=bool)
    broken = np.zeros(len(first), dtype=bool)
    for step in range(length):
        here = first + step
        said = np.select([role[here] == kind for kind in LOAD], list(LOAD.values()), LIGHT)
        load += np.where(words.generic[here], np.minimum(said, GENERIC), said)
        bridged |= role[here] == Role.BRIDGE
        if step and cased:
            # "die Dame den Stift": an article right behind a noun begins something else.
            broken |= (role[here] == Role.ARTICLE) & words.content[here - 1]
    form = np.interp(load, LOADS, WORTH)
    if length == 1:
        form = np.where(words.end[first] - words.start[first] >= COMPOUND, form * LONG, form)
    before = np.where(words.joined[first], role[np.maximum(first - 1, 0)], Role.BREAK)
    inside = np.isin(role[first], [Role.CONTENT, Role.QUALIFIER]) & ~heart[first]
    form = np.where(role[first] == Role.LINK, form * OPENED, form)
    form = np.where(inside & np.isin(before, [Role.ARTICLE, Role.QUALIFIER, Role.NUMBER]), form * HALVED, form)
    form = np.where(heart[first] & (length > 1) & (before == Role.QUALIFIER), form * HALVED, form)
    form = np.where(broken | (bridged & ~ends[last]), form * CUT, form)
    following = np.minimum(last + 1, len(role) - 1)
    goes_on = ~ends[last] & words.content[following] & (words.capital[following] if cased else True)
    form = np.where(goes_on, form * HALVED, form)
    if cased:
        form = np.where(heart[last], form, form * HALVED ** (1 - ends[last].astype(float)) * OPENED)
    return form.astype(np.float32)


def _keys(words: Words, parts: list[Phrases]) -> IntArray:
    """Ids that are equal where the stems are, made word by word so that they stay small."""
    out, used = [], 0
    for length, part in enumerate(parts, start=1):
        keys = words.stem[part.word]
        for step in range(1, length):
            keys = np.unique(keys, return_inverse=True)[1] * max(words.stems, 1)
            keys = keys + words.stem[part.word + step]
        distinct, ids = np.unique(keys, return_inverse=True)
        out.append(ids.astype(np.int64) + used)
        used += len(distinct)
    return np.concatenate(out)
