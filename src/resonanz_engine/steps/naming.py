"""Which words tell a theme from the others, and the phrases that say them best."""

from collections.abc import Sequence

import numpy as np

from resonanz_engine.types import FloatArray, IntArray

EVIDENCE = 2.0
BREADTH = 0.06
COMMON = float(np.log(4))
"""Words in more than a quarter of the texts (often the house's own name) make poor names."""
HOME = 0.5
"""A word that is said in the theme less often than elsewhere is no sign of it."""
FADING = np.array([1, 0.5, 0.25, 0.15, 0.1], dtype=np.float32)
"""The most telling word of a phrase counts in full, each further one less."""
AGAIN, OFTEN = 0.2, 4.0
CROWD = 100
WIDELY = 0.12
"""How much it counts that many texts of the theme say all words of a name."""
NUMBERED, VERBAL = 0.5, 0.6
BENDING = ("e", "en", "er", "es", "em", "s", "ing", "ed")
"""German adjectives end like this; an uncapitalised word with another ending that opens a phrase is mostly a verb."""


def occurrences(phrase: IntArray, voice: IntArray, theme: IntArray, phrases: int, themes: int) -> IntArray:
    """(phrases, themes) number of different voices of each theme with the phrase; each counts once.

    phrase, voice, theme (o,): of each occurrence, theme negative for none.
    """
    inside = theme >= 0
    voices = int(voice.max(initial=0)) + 1
    triples = np.sort((phrase[inside] * themes + theme[inside]) * voices + voice[inside])
    triples = triples[np.append(triples[1:] != triples[:-1], [True])[: len(triples)]]
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


def distinctive(counts: IntArray, sizes: IntArray, everywhere: IntArray, voices: int) -> FloatArray:
    """(stems, themes) tellingness, less for stems that everybody uses or that are at home elsewhere."""
    out = np.zeros(counts.shape, dtype=np.float32)
    # One voice is no evidence for a name; the few places with more are all that has to be computed.
    stem, theme = np.nonzero(counts >= 2)  # noqa: PLR2004  # one alone proves nothing
    if not len(stem):
        return out
    pairs = counts[stem, theme][:, None]
    scores = tellingness(pairs, sizes[theme][:, None], everywhere[stem], voices).ravel()
    rare = np.log(max(voices, 2) / np.maximum(everywhere[stem], 1))
    home = pairs.ravel() / np.maximum(everywhere[stem], 1)
    out[stem, theme] = scores * np.minimum(rare / COMMON, 1) ** 2 * np.minimum(home / HOME, 1)
    return out


def said(worth: FloatArray) -> FloatArray:
    """(c,) what phrases say together; worth (c, 5) of their words, the most telling counts most."""
    # A matrix product this narrow makes some BLAS kernels compute on memory nobody wrote and warn of it.
    return np.asarray((-np.sort(-worth, axis=1) * FADING[: worth.shape[1]]).sum(axis=1), dtype=np.float32)


def repeated(voices: IntArray, sizes: IntArray) -> FloatArray:
    """(c,) weight of phrases by how many voices use the same words; sizes (c,): voices of their theme.

    In a small theme one good phrase may speak for all, in a large one it must be heard more often.
    """
    support = np.sqrt(voices / (voices + sizes / CROWD))
    often = 1 + AGAIN * np.minimum(np.log2(np.maximum(voices, 1)), OFTEN)
    return np.asarray(support * often, dtype=np.float32)


def heard(within: FloatArray, elsewhere: FloatArray) -> FloatArray:
    """(c,) weight of phrases whose telling words stand together in many texts of the theme and few others.

    within, elsewhere (c,): share of such texts in the theme and outside of it.
    """
    own = within / np.maximum(within + elsewhere, 1e-9)
    return np.asarray(np.power(within, WIDELY) * own, dtype=np.float32)


def choose(
    scores: FloatArray,
    theme: IntArray,
    main: IntArray,
    stems: Sequence[frozenset[int]],
    order: Sequence[int],
    wanted: int,
) -> dict[int, list[int]]:
    """For each theme up to ``wanted`` candidates, the name first; no two names have the same main stem.

    scores, theme, main (c,): of each candidate, main its most telling stem; stems: all it says. Themes choose
    in the given order. Within a theme main stems differ and no candidate says all that another says.
    """
    taken: set[int] = set()
    chosen: dict[int, list[int]] = {}
    ranked = np.lexsort((np.arange(len(scores)), -scores))
    ranked = ranked[scores[ranked] > 0]
    for group in order:
        kept: list[int] = []
        used: set[int] = set()
        for candidate in ranked[theme[ranked] == group].tolist():
            heart, own = int(main[candidate]), stems[candidate]
            if heart in (used if kept else taken):
                continue
            if any(own <= stems[other] or own >= stems[other] for other in kept):
                continue
            kept.append(candidate)
            used.add(heart)
            if len(kept) == wanted:
                break
        if kept:
            taken.add(int(main[kept[0]]))
        chosen[group] = kept
    return chosen
