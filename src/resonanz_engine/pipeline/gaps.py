"""Two audiences beside each other, and one audience over time: the order of the steps."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from resonanz_engine.errors import InputError
from resonanz_engine.pipeline.audiences import Heard, enough, parts
from resonanz_engine.steps.interval import Z95, difference
from resonanz_engine.word_types import Contrast, Course, Gap, Grouped, Part, Said

TOLD = frozenset({Said.SHOWN, Said.NEARLY_ALL, Said.PROTECTS})
"""At least as many people as the floor said it, so its words may show."""


def contrast(
    grouped: Grouped, said: Heard, ours: str, theirs: str, withheld: frozenset[tuple[str, str]] = frozenset()
) -> Contrast:
    """Where two audiences meet and where they part; InputError for an audience beside itself.

    What neither side may show is only counted.
    """
    if ours == theirs:
        raise InputError("An audience cannot be held against itself.")
    if not (enough(said, ours) and enough(said, theirs)):
        return Contrast(too_few=True)
    size = {name: int(said.there[name].sum()) for name in (ours, theirs)}
    known = parts(said, withheld)
    gaps: list[Gap] = []
    spoken = 0
    for one in grouped.groups:
        mine, other = known[ours, one.key], known[theirs, one.key]
        spoken += {mine.said, other.said} != {Said.UNSPOKEN}
        tellers = [name for name, part in ((ours, mine), (theirs, other)) if part.said in TOLD]
        if not tellers:
            continue
        ranges = [_range(part, size[name], said.floor[name]) for name, part in ((ours, mine), (theirs, other))]
        gap, low, high = _gap(mine, other, size[ours], size[theirs])
        gaps.append(
            Gap(
                key=one.key,
                label=_label(said, one.key, tellers),
                ours=mine,
                theirs=other,
                gap=gap,
                low=low,
                high=high,
                at_least=max(0.0, ranges[0][0] - ranges[1][1], ranges[1][0] - ranges[0][1]),
            )
        )
    return Contrast(
        gaps=tuple(sorted(gaps, key=lambda one: (-one.at_least, one.key))),
        ours=size[ours],
        theirs=size[theirs],
        withheld=spoken - len(gaps),
    )


def course(said: Heard, periods: Sequence[str], withheld: frozenset[tuple[str, str]] = frozenset()) -> Course:
    """The shares of each group over time; a group that no period may show is left out."""
    known = parts(said, withheld)
    keys = sorted({key for (_, key), part in known.items() if part.said in TOLD})
    return Course(
        periods=tuple(periods),
        people=tuple(int(said.there[name].sum()) if enough(said, name) else None for name in periods),
        parts={key: tuple(known.get((name, key)) for name in periods) for key in keys},
    )


def _range(part: Part, people: int, floor: int) -> tuple[float, float]:
    """Between what the share must lie by what is shown."""
    if part.share is not None:
        return part.share, part.share
    few = (floor - 1) / people
    return {Said.FEW: (0.0, few), Said.NEARLY_ALL: (1 - few, 1.0)}.get(part.said, (floor / people, 1 - floor / people))


def _gap(mine: Part, other: Part, ours: int, theirs: int) -> tuple[float | None, float | None, float | None]:
    if mine.people is None or other.people is None or mine.share is None or other.share is None:
        return None, None, None
    inside, outside = (
        (np.array(float(part.people or 0)), np.array(float(size))) for part, size in ((mine, ours), (other, theirs))
    )
    low, high = difference(inside, outside, Z95)
    return mine.share - other.share, float(low), float(high)


def _label(said: Heard, key: str, tellers: Sequence[str]) -> str:
    """The spelling of most people on the sides that may show."""
    counted: Counter[str] = Counter()
    for name in tellers:
        counted.update(said.spelled[name, key])
    return min(counted, key=lambda text: (-counted[text], text))
