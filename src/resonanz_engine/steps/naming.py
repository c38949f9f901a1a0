"""Chooses the phrases that tell a theme from the others."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.types import FloatArray, IntArray

LENGTH_BONUS = (0.0, 1.0, 2.0, 2.3, 2.2)
"""Two or three words say what a single word only hints at."""
NOUN_FLOOR = 0.35
OPENER_MALUS = 0.85
EVIDENCE = 2.0
BREADTH = 0.06
COMMON = float(np.log(4))
"""Words in more than a quarter of the texts (often the house's own name) make poor names."""


def occurrences(phrase: IntArray, voice: IntArray, theme: IntArray, phrases: int, themes: int) -> IntArray:
    """(phrases, themes) number of different voices of each theme with the phrase; each counts once.

    phrase, voice, theme (o,): of each occurrence, theme negative for none.
    """
    inside = theme >= 0
    voices = int(voice.max(initial=0)) + 1
    triples = np.unique((phrase[inside] * themes + theme[inside]) * voices + voice[inside])
    flat = np.bincount(triples // voices, minlength=phrases * themes)
    return flat.reshape(phrases, themes).astype(np.int64)


def tellingness(counts: IntArray, sizes: IntArray, everywhere: IntArray, voices: int) -> FloatArray:
    """(phrases, themes) how much a phrase says about a theme, 0 for nothing.

    A class TF-IDF: sqrt(share inside) ln(share inside / share outside), damped for phrases that only a small
    part of the theme uses. counts as from ``occurrences``; sizes (themes,); everywhere (phrases,):
    voices with
    the phrase; voices: all. After the class-based TF-IDF of Grootendorst, M. (2022), arXiv 2203.05794,
    with the log ratio of shares instead of frequencies so that long texts don't shout.
    """
    inside = counts / np.maximum(sizes, 1)
    outside = (everywhere[:, None] - counts + 0.5) / np.maximum(voices - sizes + 1, 1)
    lift = np.log(np.maximum(inside, 1e-12) / outside)
    damped = np.sqrt(inside) * np.maximum(lift, 0) * counts / (counts + EVIDENCE + BREADTH * sizes)
    return np.asarray(damped, dtype=np.float32)


def with_form(
    scores: FloatArray, length: IntArray, capital: FloatArray, opened: FloatArray, rare: FloatArray
) -> FloatArray:
    """Scores weighed by how well a phrase reads: its length, its noun, no opener if it can be avoided,
    and not only words that everybody uses.

    length, capital, opened, rare (phrases,): words, share of capitals in the last word (German nouns),
    1 where the phrase begins with an opener, ln(n / df) of its rarest word.
    """
    bonus = np.array(LENGTH_BONUS, dtype=np.float32)[length]
    noun = NOUN_FLOOR + (1 - NOUN_FLOOR) * np.sqrt(capital)
    form = bonus * noun * np.where(opened > 0, OPENER_MALUS, 1.0)
    form *= np.minimum(rare / COMMON, 1) ** 2
    return np.asarray(scores * form[:, None], dtype=np.float32)


def choose(
    scores: FloatArray, stems: Sequence[tuple[int, ...]], order: Sequence[int], wanted: int
) -> list[list[int]]:
    """For each theme up to ``wanted`` phrases, the name first; no two themes get the same name.

    Themes choose in the given order; ``stems`` tells which phrases are the same words. Within a theme no
    phrase contains all words of another.
    """
    taken: set[tuple[int, ...]] = set()
    chosen: list[list[int]] = [[] for _ in order]
    for theme in order:
        column = scores[:, theme]
        ranked = np.lexsort((np.arange(len(column)), -column))[: 40 * wanted]
        kept: list[int] = []
        for phrase in ranked.tolist():
            if column[phrase] <= 0 or len(kept) == wanted:
                break
            own = set(stems[phrase])
            if not kept and stems[phrase] in taken:
                continue
            if any(own <= set(stems[other]) or own >= set(stems[other]) for other in kept):
                continue
            kept.append(phrase)
        if kept:
            taken.add(stems[kept[0]])
        chosen[theme] = kept
    return chosen
