"""What may be said of how many people of one audience believe a promise, so that no small group can be computed.

The size of the audience is known. People fall into four cells: believe, doubt, cannot say, left open. A count is said
exactly only where itself and everything that is left when it is subtracted are no smaller than the floor; that nobody
believes or nobody doubts is not said either. Where one side is hidden, its bounds follow from what is said alone, so
that a reader can check them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from resonanz.mirror.enums import Belief
from resonanz.mirror.rules.beliefs import Ratings
from resonanz_engine.steps.interval import wilson

Bounds = tuple[int, int]
_WIDEST = 0.5


class Said(StrEnum):
    """Exact counts, counts within bounds, nearly everybody on one side, or nothing: too few could say it."""

    EXACT = "exact"
    WITHIN = "within"
    NEARLY_ALL = "nearly_all"
    TOO_FEW = "too_few"


@dataclass(frozen=True, kw_only=True)
class Part:
    """Counts of one audience as bounds, equal where exact. `share` is of those who could say, `low` and `high` its 95 %
    interval; where counts are hidden, both hold whatever the hidden ones are.
    """

    said: Said
    people: int
    believe: Bounds
    doubt: Bounds
    unsure: int | None
    share: tuple[float, float]
    low: float
    high: float

    @property
    def is_told(self) -> bool:
        return self.said != Said.TOO_FEW

    @property
    def is_exact(self) -> bool:
        return self.said == Said.EXACT

    @property
    def middle(self) -> float:
        return sum(self.share) / 2

    @property
    def low_percent(self) -> int:
        return round(self.low * 100)

    @property
    def high_percent(self) -> int:
        return round(self.high * 100)

    @property
    def could_say(self) -> Bounds:
        """How many people the share is of."""
        ends = (self.believe[0] + self.doubt[1], self.believe[1] + self.doubt[0])
        return (min(ends), max(ends))

    def at_least(self, says: Belief) -> int:
        """How many are known to have said so."""
        known = {Belief.BELIEVE: self.believe[0], Belief.DOUBT: self.doubt[0], Belief.UNSURE: self.unsure or 0}
        return known[says]

    @classmethod
    def read(cls, said: Mapping[str, Any] | None) -> Part | None:
        """From a picture; what can be computed from its counts is computed again."""
        if said is None:
            return None
        if Said(said["said"]) == Said.TOO_FEW:
            return _nothing(said["people"])
        believe, doubt = ((said[name][0], said[name][1]) for name in ("believe", "doubt"))
        return _part(Said(said["said"]), said["people"], believe, doubt, said["unsure"])

    def written(self) -> dict[str, Any]:
        """As a picture keeps it: whole numbers alone, because the ledger commits to no others."""
        return {
            "said": self.said.value,
            "people": self.people,
            "believe": list(self.believe),
            "doubt": list(self.doubt),
            "unsure": self.unsure,
        }

    @property
    def ratings(self) -> Ratings:
        """One pair of counts within the bounds, the one nearest to a half: so nothing is told apart that is not."""
        if self.share[0] >= 1 / 2:
            return Ratings(believe=self.believe[0], doubt=self.doubt[1])
        if self.share[1] <= 1 / 2:
            return Ratings(believe=self.believe[1], doubt=self.doubt[0])
        could_say = min(self.believe[0] + self.doubt[1], self.people)
        return Ratings(believe=could_say // 2, doubt=could_say - could_say // 2)


def protected(*, believe: int, doubt: int, unsure: int, left_open: int, floor: int) -> Part | None:
    """None for an audience that is smaller than the floor."""
    rest = unsure + left_open
    people = believe + doubt + rest
    if people < floor:
        return None
    few = floor - 1
    if min(believe, doubt) >= floor and not 0 < rest < floor:
        told = unsure if not left_open or min(unsure, left_open) >= floor else None
        return _part(Said.EXACT, people, (believe, believe), (doubt, doubt), told)
    if max(believe, doubt) < floor:
        return _nothing(people)
    if people - max(believe, doubt) < floor:
        nearly, hardly = (people - few, people), (0, few)
        sides = (nearly, hardly) if believe > doubt else (hardly, nearly)
        return _part(Said.NEARLY_ALL, people, *sides)
    # Never the larger one: which one is said would tell that it is.
    if believe >= floor:
        return _part(Said.WITHIN, people, (believe, believe), _hidden(doubt, rest, floor))
    return _part(Said.WITHIN, people, _hidden(believe, rest, floor), (doubt, doubt))


def _hidden(count: int, rest: int, floor: int) -> Bounds:
    """Bounds of the hidden side, when the other one is said and so is what both leave over."""
    over = count + rest
    if over <= 2 * (floor - 1):
        # Any narrower, and which bounds were given would give the count away.
        return (0, over)
    return (0, floor - 1) if count < floor else (over - floor + 1, over)


def _part(said: Said, people: int, believe: Bounds, doubt: Bounds, unsure: int | None = None) -> Part:
    least, most = believe[0] + doubt[1], believe[1] + doubt[0]
    share = (believe[0] / least, believe[1] / most)
    if share[1] - share[0] > _WIDEST:
        return _nothing(people)
    return Part(
        said=said,
        people=people,
        believe=believe,
        doubt=doubt,
        unsure=unsure,
        share=(round(share[0], 4), round(share[1], 4)),
        low=round(wilson(believe[0], least)[0], 4),
        high=round(wilson(believe[1], most)[1], 4),
    )


def _nothing(people: int) -> Part:
    everything = (0, people)
    return Part(
        said=Said.TOO_FEW,
        people=people,
        believe=everything,
        doubt=everything,
        unsure=None,
        share=(0.0, 1.0),
        low=0.0,
        high=1.0,
    )
