"""What was promised in public, to be read in one look: what runs with its days, then what ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from resonanz.act import reads as act_reads
from resonanz.act.enums import Outcome
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.act.reads import PromiseRow
    from resonanz.ask.models import Inquiry

MOST = 12
_RUNS = {Outcome.OPEN, Outcome.MISSED}


@dataclass(frozen=True, kw_only=True)
class ListedPromise:
    """`promised_for` is the day that was named first, `due_on` the one that holds or held at the end."""

    title: str
    outcome: Outcome
    due_on: date
    promised_for: date

    @property
    def is_moved(self) -> bool:
        return self.due_on != self.promised_for


@dataclass(frozen=True, kw_only=True)
class PromiseList:
    """`running` has the nearest day first, so what is overdue leads; `ended` the last day first.

    `more` is how many there are beyond the `MOST` that are listed.
    """

    running: Sequence[ListedPromise]
    ended: Sequence[ListedPromise]
    more: int


def promise_list(inquiries: Sequence[Inquiry]) -> PromiseList:
    """The order knows days only, so that nothing kept can push out what was not; a constant number of statements."""
    rows = act_reads.promise_rows([inquiry.pk for inquiry in inquiries])
    running = sorted((row for row in rows if row.outcome in _RUNS), key=lambda row: (row.due_on, row.first_entry))
    ended = sorted(
        (row for row in rows if row.outcome not in _RUNS), key=lambda row: (row.due_on, row.first_entry), reverse=True
    )
    shown = [*running, *ended][:MOST]
    titles = _titles(shown)
    listed = [
        ListedPromise(
            title=titles[row.kind, row.about], outcome=row.outcome, due_on=row.due_on, promised_for=row.promised_for
        )
        for row in shown
    ]
    return PromiseList(
        running=[promise for promise in listed if promise.outcome in _RUNS],
        ended=[promise for promise in listed if promise.outcome not in _RUNS],
        more=len(rows) - len(shown),
    )


def _titles(rows: Sequence[PromiseRow]) -> dict[tuple[str, int], str]:
    insights = understand_reads.insights_by_id([row.about for row in rows if row.kind == "decision"])
    given = act_reads.commitment_texts([row.about for row in rows if row.kind == "commitment"])
    return {
        **{("decision", pk): insight.title for pk, insight in insights.items()},
        **{("commitment", pk): text for pk, text in given.items()},
    }
