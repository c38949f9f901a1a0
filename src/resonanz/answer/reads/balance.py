"""The balance of an inquiry: what was said and what became of it. Computed, editable by nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from resonanz.act import reads as act_reads
from resonanz.act.enums import Standing
from resonanz.act.reads import Stand
from resonanz.ground import clock
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.understand.models import Insight


@dataclass(frozen=True, kw_only=True)
class BalanceRow:
    insight: Insight
    stand: Stand


@dataclass(frozen=True, kw_only=True)
class Balance:
    rows: list[BalanceRow]
    tally: list[tuple[Standing, int]]
    answer_is_overdue: bool


def balance(inquiry: Inquiry) -> Balance:
    """Missed promises first, then what waits: whoever reads this sees our debts before our deeds."""
    insights = list(understand_reads.insights_of(inquiry.pk))
    stands = act_reads.stands(insight.pk for insight in insights)
    rows = [BalanceRow(insight=insight, stand=stands[insight.pk]) for insight in insights]
    first = [
        Standing.MISSED,
        Standing.IN_PROGRESS,
        Standing.DONE,
        Standing.EXISTS,
        Standing.NOT_POSSIBLE,
        Standing.WAITING,
    ]
    rows.sort(key=lambda row: (first.index(row.stand.key), -row.insight.people, row.insight.pk))
    counted = Counter(row.stand.key for row in rows)
    waiting = counted[Standing.WAITING] > 0 or not rows
    return Balance(
        rows=rows,
        tally=[(key, counted[key]) for key in Standing if counted[key]],
        answer_is_overdue=bool(inquiry.answer_by and inquiry.answer_by < clock.today() and waiting),
    )
