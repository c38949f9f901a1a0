"""What a measure may bring, as a spread and not as one number: a sum of products of uncertain assumptions.

Each assumption is drawn from a triangular distribution with low and high as its ends and likely as its top (Johnson
1997, The Statistician 46(3), 387 to 398: the triangle in place of the beta distribution where only three numbers are
known; it leaves more weight near the ends than PERT does, which suits people who draw their ranges too narrow).
Assumptions of one estimate are drawn independently of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from resonanz.act.enums import Term, Unit

Numbers = NDArray[np.float64]

DRAWS = 10_000
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95

_SCALE = {Unit.SHARE: 0.01, Unit.MINUTES: 1 / 60}
"""A share is typed in per cent; minutes are paid by the hour."""
_SIGN = {Term.FACTOR: 1, Term.GAIN_YEAR: 1, Term.GAIN_ONCE: 1, Term.COST_YEAR: -1, Term.COST_ONCE: -1}
_ONCE = {Term.GAIN_ONCE, Term.COST_ONCE}


@dataclass(frozen=True, kw_only=True)
class Assumed:
    """One assumption as it is typed: shares in per cent, money in euros."""

    key: str
    unit: Unit
    term: Term
    low: float
    likely: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """All factors are multiplied to one yearly gain; everything else is added or taken off.

    `seed` makes the draws of an estimate the same each time, and those of different estimates independent.
    """

    seed: tuple[int, int]
    assumed: tuple[Assumed, ...]


@dataclass(frozen=True, kw_only=True)
class Draws:
    """Euros, one number per draw. The first year carries what comes or costs only once."""

    first: Numbers
    later: Numbers


@dataclass(frozen=True, kw_only=True)
class Interval:
    """Nine of ten draws lie between low and high (5 % and 95 % quantiles), half of them below the middle."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Swing:
    """The first year if one assumption is at its low or high and all others are as likely."""

    key: str
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """Several estimates together: `apart` if their luck has nothing to do with each other, `together` if all of them
    turn out well or badly at once. The truth lies in between.
    """

    apart: Interval
    together: Interval


def draw(estimate: Estimate, *, draws: int = DRAWS) -> Draws:
    random = np.random.default_rng(np.random.SeedSequence(estimate.seed))
    # One call for each assumption is faster than one for all: numpy does not spread its numbers over a table then.
    drawn = {
        one.key: np.full(draws, one.low)
        if one.low == one.high
        else random.triangular(one.low, one.likely, one.high, draws)
        for one in estimate.assumed
    }
    first, later = _sum(estimate.assumed, drawn, np.zeros(draws))
    return Draws(first=first, later=later)


def interval(numbers: Numbers) -> Interval:
    low, middle, high = np.quantile(numbers, [LOW, MIDDLE, HIGH])
    return Interval(low=float(low), middle=float(middle), high=float(high))


def most_likely(estimate: Estimate) -> float:
    """The first year if every assumption is as likely; with skewed ranges this is not the middle of the draws."""
    return _at(estimate.assumed, {one.key: one.likely for one in estimate.assumed})


def tornado(estimate: Estimate) -> list[Swing]:
    """One swing per assumption that is uncertain, the widest first."""
    likely = {one.key: one.likely for one in estimate.assumed}
    swings = [
        Swing(
            key=one.key,
            at_low=_at(estimate.assumed, {**likely, one.key: one.low}),
            at_high=_at(estimate.assumed, {**likely, one.key: one.high}),
        )
        for one in estimate.assumed
        if one.low != one.high
    ]
    return sorted(swings, key=lambda swing: -swing.width)


def add_up(several: Sequence[Numbers]) -> Sum:
    """The sum of estimates that were drawn equally often; `several` must not be empty."""
    # Drawn with seeds of their own, they are independent as they stand. If all lows meet all lows, quantiles add up.
    alone = np.quantile(several, [LOW, MIDDLE, HIGH], axis=1).sum(axis=1)
    together = Interval(low=float(alone[0]), middle=float(alone[1]), high=float(alone[2]))
    return Sum(apart=interval(np.sum(several, axis=0)), together=together)


def _at(assumed: Iterable[Assumed], values: Mapping[str, float]) -> float:
    first, _later = _sum(assumed, {key: np.array([value]) for key, value in values.items()}, np.zeros(1))
    return float(first[0])


def _sum(assumed: Iterable[Assumed], values: Mapping[str, Numbers], zero: Numbers) -> tuple[Numbers, Numbers]:
    rows = list(assumed)
    factors = [values[one.key] * _SCALE.get(one.unit, 1.0) for one in rows if one.term == Term.FACTOR]
    yearly: Numbers = zero + prod(factors) if factors else zero.copy()
    once: Numbers = zero.copy()
    for one in rows:
        if one.term in _ONCE:
            once += _SIGN[one.term] * values[one.key]
        elif one.term != Term.FACTOR:
            yearly += _SIGN[one.term] * values[one.key]
    return yearly + once, yearly
