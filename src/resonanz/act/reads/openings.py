"""What the entries of decisions say, as this room holds it today."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from resonanz.act.enums import Telling, Word
from resonanz.act.models import Decision, Disclosure
from resonanz.act.rules.decisions import decision_body
from resonanz.act.rules.telling import disclosure_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import SYSTEM_ROLE, Kind, Via
from resonanz.trust.events import Openings, Shown


def add_decisions(openings: Openings) -> None:
    decisions = list(
        Decision.objects.filter(openings.wanted)
        .select_related("inquiry", "insight")
        .prefetch_related("disclosures")
        .order_by("entry_index")
    )
    newest = dict(
        Decision.objects.filter(insight_id__in={row.insight_id for row in decisions})
        .order_by()
        .values_list("insight_id")
        .annotate(Max("number"))
    )
    for row in decisions:
        steps = sorted(row.disclosures.all(), key=lambda step: step.number)
        first_day = steps[0].was_on if steps else row.public_on
        is_promise = row.word == Word.IN_PROGRESS and first_day is None
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.decided_by_id}",
                "body": decision_body(
                    insight=row.insight_id,
                    number=row.number,
                    word=row.word,
                    reason=row.reason,
                    owner=row.owner,
                    due_on=row.due_on,
                    done_on=row.done_on,
                    holder=row.held_by_id,
                    public_on=first_day,
                ),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.COMMITMENT if is_promise else Kind.DECISION,
                role=TEAM_ROLE,
                time=row.decided_at,
                place=row.inquiry.place,
                via=Via.WEB,
            ),
            table="act_decision",
            row=row.pk,
        )
        is_newest = row.number == newest[row.insight_id]
        moved = row.inquiry_id != row.insight.inquiry_id or not _follow(first_day, steps, row.public_on)
        if row.is_current != is_newest or moved:
            openings.orphan("act_decision", row.pk, row.entry_index)


def add_disclosures(openings: Openings) -> None:
    rows = Disclosure.objects.filter(openings.wanted).select_related("decision__inquiry").order_by("entry_index")
    for row in rows:
        held = row.decision
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.by_id}" if row.by_id else SYSTEM_ROLE,
                "body": disclosure_body(
                    insight=held.insight_id,
                    decision=held.number,
                    number=row.number,
                    deed=row.deed,
                    was_on=row.was_on,
                    public_on=row.public_on,
                    reason=row.reason,
                ),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.PUBLICATION,
                role=TEAM_ROLE if row.by_id else SYSTEM_ROLE,
                time=row.at,
                place=held.inquiry.place,
                via=Via.WEB if row.by_id else Via.SYSTEM,
            ),
            table="act_disclosure",
            row=row.pk,
        )


def _follow(first: date | None, steps: list[Disclosure], last: date | None) -> bool:
    """Whether each step begins with the day of the one before, and the day that holds is the last one's."""
    day = first
    for step in steps:
        if step.was_on != day or (step.deed == Telling.TOLD and step is not steps[-1]):
            return False
        day = step.public_on
    return day == last
