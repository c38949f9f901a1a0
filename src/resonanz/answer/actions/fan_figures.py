"""How many declared, paused and left, month by month: said only as far as no small group shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from resonanz.answer.enums import FanDeed, FanStanding
from resonanz.answer.reads.fans import fan_months, months_shown, standings, step_key, steps_before
from resonanz.trust.actions import Attribute, Population, release_counts
from resonanz.trust.reads import ReleasedTable, ShownCell

DEEDS = (FanDeed.DECLARED, FanDeed.PAUSED, FanDeed.LEFT)
_HALF = 6
_ACTIVE, _AWAY = "active", "away"


@dataclass(frozen=True, kw_only=True)
class FanMonth:
    """One month; each cell may be withheld."""

    first: date
    cells: Sequence[ShownCell]


@dataclass(frozen=True, kw_only=True)
class FanFigures:
    """`table` is the newest release; `active` is how many are in it now, as far as that may be said."""

    months: Sequence[FanMonth]
    active: ShownCell
    table: ReleasedTable


def fan_figures() -> FanFigures:
    """All pages show the same releases, so that nobody can hold two of them against each other.

    Half a year is one population: what guards the cells looks at every pair of steps, and years of months would make
    that slow. How many are in it now is said with the present half and guarded together with it.
    """
    halves = [list(months) for _half, months in groupby(months_shown(), key=_half_of)]
    tables = [_table(months, with_now=months is halves[-1]) for months in halves]
    shown: list[FanMonth] = []
    for months, table in zip(halves, tables, strict=True):
        steps = table.by_value("step")
        shown += [FanMonth(first=month, cells=[steps[step_key(month, deed)] for deed in DEEDS]) for month in months]
    return FanFigures(months=shown, active=tables[-1].by_value("now")[_ACTIVE], table=tables[-1])


def _half_of(month: date) -> tuple[int, int]:
    return month.year, (month.month - 1) // _HALF


def _table(months: Sequence[date], *, with_now: bool) -> ReleasedTable:
    """All months of the half are there from the beginning, so that a new month alone is no reason to count anew."""
    year, half = _half_of(months[0])
    first = half * _HALF + 1
    keys = tuple(step_key(date(year, month, 1), deed) for month in range(first, first + _HALF) for deed in DEEDS)
    return release_counts(
        population=Population(
            key=f"fans:{year}-{half + 1}",
            attributes=(
                Attribute(name="step", values=keys, several=True),
                Attribute(name="now", values=(_ACTIVE, _AWAY)),
            ),
            stamp=steps_before(date(year + half, 1 if half else first + _HALF, 1)),
            load=lambda: _units(set(keys)),
        ),
        cuts=[("step",), ("now",)] if with_now else [("step",)],
    )


def _units(keys: set[str]) -> list[tuple[str, dict[str, list[str]]]]:
    standing = standings()
    return [
        (
            f"fan:{account_id}",
            {
                "step": sorted(held & keys),
                "now": [_ACTIVE if standing[account_id] == FanStanding.ACTIVE else _AWAY],
            },
        )
        for account_id, held in fan_months().items()
    ]
