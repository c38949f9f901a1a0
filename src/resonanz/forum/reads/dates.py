"""Every promise that runs and that everybody may know of, with the day that holds now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from resonanz.act import reads as act_reads
from resonanz.act.enums import Outcome
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_RUNS = {Outcome.OPEN, Outcome.MISSED}


@dataclass(frozen=True, kw_only=True)
class DueDay:
    """`first_entry` is where the promise began and never changes; `url` is the address on this house."""

    first_entry: int
    due_on: date
    moved: int
    changed_at: datetime
    title: str
    owner: str
    url: str


def due_days(inquiries: Sequence[Inquiry]) -> list[DueDay]:
    """The nearest first, overdue ones too; in a constant number of statements."""
    slugs = {inquiry.pk: inquiry.slug for inquiry in inquiries}
    rows = [row for row in act_reads.promise_rows(slugs) if row.outcome in _RUNS]
    insights = understand_reads.insights_by_id([row.about for row in rows if row.kind == "decision"])
    stands = act_reads.public_stands(insights)
    given = {promise.commitment.pk: promise for promise in act_reads.open_commitments()}
    found: list[DueDay] = []
    for row in rows:
        if row.kind == "decision":
            insight, word = insights[row.about], stands[row.about].decision
            assert word is not None, "a promise that runs was decided"
            title, owner, changed_at = insight.title, word.owner_shown, word.decided_at
            url = reverse("answer:public_insight", args=[slugs[insight.inquiry_id], insight.pk])
        else:
            promise = given[row.about]
            title, owner, changed_at = promise.commitment.text, promise.owner, promise.steps[-1].at
            url = reverse("answer:balance", args=[slugs[promise.commitment.inquiry_id]])
        found.append(
            DueDay(
                first_entry=row.first_entry,
                due_on=row.due_on,
                moved=row.moved,
                changed_at=changed_at,
                title=title,
                owner=owner,
                url=url,
            )
        )
    return sorted(found, key=lambda day: (day.due_on, day.first_entry))
