"""Whether a promise is believed more or less than before, or whether that may be chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from resonanz.mirror.rules.belief_counts import Part
from resonanz_engine.steps.interval import difference, quantile


@dataclass(frozen=True, kw_only=True)
class Change:
    """`low` and `high` are the 95 % interval of the difference of both shares, after minus before."""

    before: Part
    after: Part
    low: float
    high: float

    @property
    def is_sure(self) -> bool:
        return not self.low <= 0 <= self.high

    @property
    def is_more(self) -> bool:
        return self.after.middle > self.before.middle


def change(before: Part, after: Part, *, tests: int = 1) -> Change:
    """Newcombe's interval, wide enough for so many `tests` together; of hidden counts those are taken that lie nearest
    to a half.
    """
    now, was = (
        (np.array(float(part.ratings.believe)), np.array(float(part.ratings.could_say))) for part in (after, before)
    )
    low, high = difference(now, was, quantile(0.95, tests))
    return Change(before=before, after=after, low=float(low), high=float(high))
