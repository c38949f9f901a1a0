"""The balance of an inquiry: what was said and what became of it. Computed, editable by nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Paginator

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing
from resonanz.act.reads import Stand
from resonanz.ground import clock
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from django.core.paginator import Page

    from resonanz.ask.models import Inquiry
    from resonanz.understand.models import Insight

_FIRST = (
    Standing.MISSED,
    Standing.IN_PROGRESS,
    Standing.DONE,
    Standing.EXISTS,
    Standing.NOT_POSSIBLE,
    Standing.WAITING,
)
"""Missed promises first, then what is on its way: whoever reads this sees our debts before our deeds."""

ON_A_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class BalanceRow:
    insight: Insight
    stand: Stand


@dataclass(frozen=True, kw_only=True)
class Balance:
    rows: list[BalanceRow]
    tally: list[tuple[Standing, int]]
    answer_is_overdue: bool


@dataclass(frozen=True, kw_only=True)
class BalancePage(Balance):
    """As a balance, with the rows of one page; the tally is over all."""

    page: Page[int]


def balance(inquiry: Inquiry, *, for_team: bool = False) -> Balance:
    """Missed promises first, then what waits: whoever reads this sees our debts before our deeds.

    Only the team sees what is still internal.
    """
    insights = list(understand_reads.insights_of(inquiry.pk))
    asked = act_reads.stands if for_team else act_reads.public_stands
    stands = asked(insight.pk for insight in insights)
    rows = [BalanceRow(insight=insight, stand=stands[insight.pk]) for insight in insights]
    rows.sort(key=lambda row: (_FIRST.index(row.stand.key), -row.insight.people, row.insight.pk))
    counted = Counter(row.stand.key for row in rows)
    return Balance(rows=rows, tally=_tally(counted), answer_is_overdue=_is_overdue(inquiry, counted))


def public_balance(inquiry: Inquiry, *, page: str | None = None) -> BalancePage:
    """As everybody sees it today, page by page; the number of statements is the same for thousands of insights."""
    people = understand_reads.people_by_insight(inquiry.pk)
    known = act_reads.standing_keys(inquiry.pk)
    keys = {pk: known.get(pk, Standing.WAITING) for pk in people}
    order = sorted(people, key=lambda pk: (_FIRST.index(keys[pk]), -people[pk], pk))
    shown = Paginator(order, ON_A_PAGE).get_page(page)
    pks = list(shown.object_list)
    insights, stands = understand_reads.insights_by_id(pks), act_reads.public_stands(pks)
    counted = Counter(keys.values())
    return BalancePage(
        rows=[BalanceRow(insight=insights[pk], stand=stands[pk]) for pk in pks],
        tally=_tally(counted),
        answer_is_overdue=_is_overdue(inquiry, counted),
        page=shown,
    )


def _tally(counted: Counter[Standing]) -> list[tuple[Standing, int]]:
    return [(key, counted[key]) for key in Standing if counted[key]]


def _is_overdue(inquiry: Inquiry, counted: Counter[Standing]) -> bool:
    waiting = counted[Standing.WAITING] > 0 or not counted.total()
    return bool(inquiry.answer_by and inquiry.answer_by < clock.today() and waiting)
