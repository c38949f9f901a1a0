"""What the entries of decisions say, as this room holds it today."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from resonanz.act.enums import Word
from resonanz.act.models import Decision
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def add_decisions(openings: Openings) -> None:
    decisions = list(Decision.objects.filter(openings.wanted).select_related("inquiry", "insight"))
    newest = dict(
        Decision.objects.filter(insight_id__in={row.insight_id for row in decisions})
        .order_by()
        .values_list("insight_id")
        .annotate(Max("number"))
    )
    for row in decisions:
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.decided_by_id}",
                "body": {
                    "insight": row.insight_id,
                    "number": row.number,
                    "word": row.word,
                    "reason": row.reason,
                    "owner": row.owner,
                    "due_on": _day(row.due_on),
                    "done_on": _day(row.done_on),
                },
                "meta": None,
            },
            shown=Shown(
                kind=Kind.COMMITMENT if row.word == Word.IN_PROGRESS else Kind.DECISION,
                role=TEAM_ROLE,
                time=row.decided_at,
                place=row.inquiry.place,
                via=Via.WEB,
            ),
            table="act_decision",
            row=row.pk,
        )
        is_newest = row.number == newest[row.insight_id]
        if row.is_current != is_newest or row.inquiry_id != row.insight.inquiry_id:
            openings.orphan("act_decision", row.pk, row.entry_index)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
