"""Word sequences that occur verbatim in several texts, and how telling each is for each theme."""

from dataclasses import dataclass

import numpy as np

from resonanz_engine.types import BoolArray, FloatArray, IntArray, Words

LONGEST = 4
RUN = 5
MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Occurrences of phrases as columns (o,), sorted by phrase, then position.

    phrase: 0-based id; word: index of the first word; first (phrases + 1,): where the occurrences of each
    phrase begin; length (phrases,): words in the phrase;
    stems (phrases,): the stems, content words only, as sorted tuples; capital (phrases,): share of
    occurrences with a capital in the last word.
    """

    phrase: IntArray
    word: IntArray
    first: IntArray
    length: IntArray
    stems: list[tuple[int, ...]]
    capital: FloatArray


def phrases(words: Words, least: int) -> Phrases:
    """All sequences of 1-4 words in at least ``least`` points that begin and end like a name.

    A name begins with a content word or an opener and ends with a content word; its words stand one blank
    apart, so it never crosses punctuation. Sequences are equal when their stems are.
    """
    total = len(words.stem)
    keys = words.stem.copy()
    alive = np.ones(total, dtype=bool)
    parts: list[tuple[IntArray, IntArray, int]] = []
    for length in range(1, LONGEST + 1):
        if length > 1:
            keys, alive = _longer(words, keys, alive & _going_on(words, length), length)
        alive = _frequent(keys, alive, words.point, least)
        named = _named(words, alive, length)
        starts = np.flatnonzero(named)
        parts.append((keys[starts], starts.astype(np.int64), length))
    return _table(words, parts)


def _going_on(words: Words, length: int) -> BoolArray:
    """Where the word that would become the second last may stand inside a phrase."""
    step = length - 2
    fits = words.content | words.linker | (words.opener if step == 0 else False)
    out = np.zeros(len(fits), dtype=bool)
    out[: len(fits) - step] = fits[step:]
    return out


def _longer(words: Words, keys: IntArray, alive: BoolArray, length: int) -> tuple[IntArray, BoolArray]:
    """Keys of sequences one word longer; ids stay small because they are numbered anew."""
    total, step = len(keys), length - 1
    grown = np.zeros(total, dtype=bool)
    if total > step:
        grown[: total - step] = alive[: total - step] & words.joined[step:]
    follower = np.zeros(total, dtype=np.int64)
    follower[: max(total - step, 0)] = words.stem[step:]
    fresh = np.zeros(total, dtype=np.int64)
    if grown.any():
        joint = keys[grown] * words.stems + follower[grown]
        fresh[grown] = np.unique(joint, return_inverse=True)[1]
    return fresh, grown


def families(words: Words, points: int) -> IntArray:
    """(points,) equal for texts that copy long passages from each other.

    The smallest hash of five words in a row stands for a text; two texts agree on it with the probability of
    their likeness. Broder, A. (1997), On the resemblance and containment of documents, SEQUENCES '97.
    """
    total = len(words.stem) - RUN + 1
    smallest = np.arange(points, dtype=np.uint64) + np.uint64(2**63)
    if total > 0:
        mixed = np.zeros(total, dtype=np.uint64)
        for step in range(RUN):
            mixed = (mixed + words.stem[step : step + total].astype(np.uint64) + np.uint64(1)) * MIX
            mixed ^= mixed >> np.uint64(29)
        whole = words.point[:total] == words.point[RUN - 1 :]
        np.minimum.at(smallest, words.point[:total][whole], mixed[whole] >> np.uint64(1))
    return np.asarray(np.unique(smallest, return_inverse=True)[1], dtype=np.int64)


def _frequent(keys: IntArray, alive: BoolArray, point: IntArray, least: int) -> BoolArray:
    """Where a living key occurs in at least ``least`` points."""
    if not alive.any():
        return alive
    points = int(point.max()) + 1
    pairs = np.unique(keys[alive] * points + point[alive])
    spread = np.bincount(pairs // points, minlength=int(keys.max()) + 1)
    return np.asarray(alive & (spread[keys] >= least))


def _named(words: Words, alive: BoolArray, length: int) -> BoolArray:
    begins = words.content | words.opener if length > 1 else words.content
    named = alive & begins
    ends = np.zeros(len(alive), dtype=bool)
    reach = len(alive) - (length - 1)
    if reach > 0:
        ends[:reach] = words.content[length - 1 :]
    return np.asarray(named & ends)


def _table(words: Words, parts: list[tuple[IntArray, IntArray, int]]) -> Phrases:
    phrase, word, lengths = [], [], []
    stems: list[tuple[int, ...]] = []
    capital: list[FloatArray] = []
    for keys, starts, length in parts:
        distinct, first, ids = np.unique(keys, return_index=True, return_inverse=True)
        phrase.append(ids.astype(np.int64) + len(stems))
        word.append(starts)
        lengths.append(np.full(len(distinct), length, dtype=np.int64))
        for begin in starts[first].tolist():
            inside = range(begin, begin + length)
            stems.append(tuple(sorted({int(words.stem[i]) for i in inside if words.content[i]})))
        times = np.bincount(ids, minlength=len(distinct))
        great = np.bincount(ids, weights=words.capital[starts + length - 1], minlength=len(distinct))
        capital.append((great / np.maximum(times, 1)).astype(np.float32))
    joint, place = np.concatenate(phrase), np.concatenate(word)
    order = np.argsort(joint, kind="stable")
    return Phrases(
        phrase=joint[order],
        word=place[order],
        first=np.searchsorted(joint[order], np.arange(len(stems) + 1)).astype(np.int64),
        length=np.concatenate(lengths),
        stems=stems,
        capital=np.concatenate(capital),
    )
