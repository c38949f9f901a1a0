"""Which numbers of twenty answered statements may be said, so that they tell of a side and of nobody in it.

`release_counts` audits counts over a lattice of at most some sixty combinations; twenty statements with five answers
have far more. So no counts of answers are said at all, only means, and only these:

- of a statement its mean over all who answered it, from the side's floor on, rounded to half a step (a quarter from
  sixteen people on) and cut off at both ends, so that even beside the most extreme number one person may have
  answered the opposite;
- of a theme the mean of those rounded means: nothing that could not be computed from them;
- how far people are apart only as one of two levels for the whole look (`Spread`); where the look is so small that even
  this would tell of somebody, the level is chosen without looking at the answers.

Protected: whoever knows every number that is said, and also who passed over which statement, can rule out no answers of
anybody. For every person and every sheet they could have handed in there are answers of the others with which exactly
the same numbers would have been said; `tests/rooms/mirror/test_readiness_numbers.py` builds them, by the hundred.

Not protected: somebody with whom all others of their side conspire. Who knows all answers but one learns from a rounded
mean roughly, at the edge of a step exactly, what the last one said, as from any number that is not blurred at random
(every tenth answer in the test, which measures it). Not protected either is that few or nobody passed over a statement,
and bounds over several people together ("most of them agree"), which are what the picture is for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor, sqrt
from typing import Any

from resonanz.mirror.rules.readiness import HIGHEST, LOWEST

Person = Mapping[str, int]
Side = Sequence[Person]
Layout = Mapping[str, Sequence[str]]
"""The keys of the statements of each theme."""
_RANGE = HIGHEST - LOWEST
_FINER_FROM, _COARSE, _FINE = 16, 0.5, 0.25
_FEWEST_QUESTIONS = 3
WHOLE = 10_000
_Z95 = 1.959963984540054
LEVELS = (0.5, 0.75, 1.0)
"""Shares of the largest standard deviation that persons' means can have around a mean between 1 and 5."""


@dataclass(frozen=True, kw_only=True)
class _Group:
    """A theme on one side: its published mean, how many said anything about it, how far they are apart in fact."""

    mean: float
    people: int
    squares: float
    step: float

    @property
    def most(self) -> float:
        """The largest sum of squares around this mean (Bhatia and Davis 2000)."""
        return (self.people - 1) * (HIGHEST - self.mean) * (self.mean - LOWEST)

    @property
    def outlier(self) -> float:
        """No less than the sum of squares where one person answers anything and all others alike."""
        away = max(HIGHEST - self.mean, self.mean - LOWEST) + self.step / 2
        return away * away * self.people / (self.people - 1) + self.alike

    @property
    def alike(self) -> float:
        """No less than the sum of squares where all answer as alike as whole answers allow."""
        return self.people / 16


def picture(sides: Mapping[str, Side], layout: Layout, floors: Mapping[str, int]) -> dict[str, Any]:
    """Everything that may be said, as JSON. `sides` hold for each person answers 1 to 5 by key, 5 the good sign.

    By side: `people` (None below the floor, and then nothing else), `questions` and `themes` by key. A question has
    `mean`, `edge` ("top", "bottom" or ""), and `answered`, None where the number would tell of few; a theme `mean`,
    `low`, `high` and `half` the width of its 95 % interval, or None where less than three of its statements are there.
    `level` says how far people are taken to be apart.
    """
    shown = {side: people for side, people in sides.items() if len(people) >= floors[side]}
    asked = {side: _questions(people, layout, floors[side]) for side, people in shown.items()}
    groups = {side: _groups(people, asked[side], layout) for side, people in shown.items()}
    level = _level({side: list(found.values()) for side, found in groups.items()})
    said: dict[str, Any] = {"level": level, "sides": {}}
    for side in sides:
        if side not in shown:
            said["sides"][side] = {"people": None, "questions": {}, "themes": {}}
            continue
        least = {
            theme: min((one["least"] for key in keys if (one := asked[side][key])), default=0)
            for theme, keys in layout.items()
        }
        said["sides"][side] = {
            "people": len(shown[side]),
            "questions": {
                key: {name: value for name, value in one.items() if name != "least"} if one else None
                for key, one in asked[side].items()
            },
            "themes": {
                theme: _theme(group, least[theme], level) if (group := groups[side].get(theme)) else None
                for theme in layout
            },
        }
    return said


def in_whole(said: Any) -> Any:
    """A picture as the ledger takes it, which knows whole numbers only: what is no count, in parts of `WHOLE`."""
    if isinstance(said, dict):
        return {name: in_whole(value) for name, value in said.items()}
    return round(said * WHOLE) if isinstance(said, float) else said


def said_mean(total: int, people: int) -> tuple[float, str]:
    """The mean that is said of so many answers, and at which edge it stands."""
    step = _step(people)
    top, bottom = (_rounded(value, step) for value in (HIGHEST - _RANGE / people, LOWEST + _RANGE / people))
    inside = min(max(total / people, LOWEST + _RANGE / people), HIGHEST - _RANGE / people)
    mean = _rounded(inside, step)
    return mean, "top" if mean == top else "bottom" if mean == bottom else ""


def _step(people: int) -> float:
    return _FINE if people >= _FINER_FROM else _COARSE


def _rounded(value: float, step: float) -> float:
    # A hair more, so that what lies on a border is not torn to either side by how fractions are kept.
    return floor(value / step + 0.5 + 1e-9) * step


def _questions(people: Side, layout: Layout, least: int) -> dict[str, dict[str, Any] | None]:
    found: dict[str, dict[str, Any] | None] = {}
    for keys in layout.values():
        for key in keys:
            given = [person[key] for person in people if key in person]
            if len(given) < least:
                found[key] = None
                continue
            mean, edge = said_mean(sum(given), len(given))
            answered = len(given) if len(people) - len(given) >= least else None
            found[key] = {"mean": mean, "edge": edge, "answered": answered, "least": len(given)}
    return found


def _groups(people: Side, asked: Mapping[str, Any], layout: Layout) -> dict[str, _Group]:
    found = {}
    for theme, keys in layout.items():
        there = [key for key in keys if asked[key]]
        if len(there) < _FEWEST_QUESTIONS:
            continue
        own = [[person[key] for key in there if key in person] for person in people]
        means = [sum(given) / len(given) for given in own if given]
        middle = sum(means) / len(means)
        found[theme] = _Group(
            mean=sum(asked[key]["mean"] for key in there) / len(there),
            people=len(means),
            squares=sum((mean - middle) ** 2 for mean in means),
            step=max(_step(asked[key]["least"]) for key in there),
        )
    return found


def _level(sides: Mapping[str, Sequence[_Group]]) -> float:
    """The smallest level that anybody could still stand out of; the largest where people are further apart."""
    everything = [group for groups in sides.values() for group in groups]
    most = sum(group.most for group in everything)
    alike = sum(group.alike for group in everything)
    outlier = max((sum(one.outlier - one.alike for one in groups) for groups in sides.values()), default=0.0)
    start = next((level for level in LEVELS if level**2 * most >= outlier + alike), LEVELS[-1])
    if start == LEVELS[-1] or sum(group.squares for group in everything) > start**2 * most:
        return LEVELS[-1]
    return start


def _theme(group: _Group, people: int, level: float) -> dict[str, float]:
    spread = level * sqrt((HIGHEST - group.mean) * (group.mean - LOWEST))
    # What rounding adds: errors even within a step, over at least three statements.
    rounding = group.step**2 / 12 / _FEWEST_QUESTIONS
    half = _Z95 * sqrt(spread**2 / people + rounding)
    return {
        "mean": round(group.mean, 4),
        "low": round(max(float(LOWEST), group.mean - half), 4),
        "high": round(min(float(HIGHEST), group.mean + half), 4),
        "half": round(half, 4),
    }
