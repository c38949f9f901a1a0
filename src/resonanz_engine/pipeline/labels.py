"""What tells each facet of a theme from its siblings, in the words of its own stories."""

from collections.abc import Mapping, Sequence

import numpy as np

from resonanz_engine.pipeline.names import Listed
from resonanz_engine.pipeline.reading import Reading
from resonanz_engine.steps import bits, naming
from resonanz_engine.types import ALONE, BoolArray, FloatArray, IntArray, Span

TWICE = 2
"""One voice is no evidence."""
RATHER = 1.5
"""So many times more often than in its siblings a label must be said."""
OWN = 0.5
"""How much it counts that a phrase speaks for the theme beside that it tells the facet from the others."""


def labels(
    texts: Sequence[str],
    reading: Reading,
    listed: Listed,
    *,
    groups: IntArray,
    facets: IntArray,
    strengths: FloatArray,
    names: Mapping[int, Span],
) -> dict[int, Span]:
    """A phrase for each facet (its number in facets (p,)) that more than one of its points says and hardly any sibling.

    Groups of one facet have none; a facet that nothing tells from the others has none either. names: of the groups,
    which no label repeats.
    """
    inside = facets != ALONE
    member = bits.bits(facets[inside], np.flatnonzero(inside), len(facets))
    pairs = sorted(set(zip(groups[inside].tolist(), facets[inside].tolist(), strict=True)))
    out: dict[int, Span] = {}
    for group, name in names.items():
        own, parts = np.flatnonzero(listed.group == group), [facet for one, facet in pairs if one == group]
        if len(parts) < TWICE or not len(own):
            continue
        counts = np.array([[(listed.said[at] & member[part]).bit_count() for part in parts] for at in own.tolist()])
        sizes = np.array([member[part].bit_count() for part in parts], dtype=np.int64)
        all_ = counts.sum(axis=1)
        telling = naming.tellingness(counts, sizes[None, :], all_, int(sizes.sum()))
        others = (all_[:, None] - counts) / np.maximum(sizes.sum() - sizes, 1)
        tells = (counts >= TWICE) & (counts / np.maximum(sizes, 1) >= RATHER * others)
        worth = np.where(tells, telling * (listed.scores[own] ** OWN)[:, None], 0)
        taken = {name.words(texts).casefold()}
        for place in np.argsort(-sizes, kind="stable").tolist():
            among = facets == parts[place]
            label = _best(texts, reading, listed, own, worth[:, place], among=among, strengths=strengths, taken=taken)
            if label is not None:
                out[parts[place]] = label
    return out


def _best(
    texts: Sequence[str],
    reading: Reading,
    listed: Listed,
    own: IntArray,
    worth: FloatArray,
    *,
    among: BoolArray,
    strengths: FloatArray,
    taken: set[str],
) -> Span | None:
    """The best phrase that the facet's points really say in one piece and nobody has taken."""
    for at in np.lexsort((np.arange(len(own)), -worth)).tolist():
        if worth[at] <= 0:
            return None
        candidate = int(own[at])
        if not among[listed.point[listed.phrase == listed.phrase[listed.best[candidate]]]].any():
            continue
        span = listed.spoken(texts, reading, candidate, strengths, among)
        form = span.words(texts).casefold()
        if form not in taken:
            taken.add(form)
            return span
    return None
