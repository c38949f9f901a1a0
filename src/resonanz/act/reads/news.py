"""The newest of what everybody may know, with the history that says what it means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from resonanz.act.enums import Outcome, Pledge, Word
from resonanz.act.models import Commitment, CommitmentStep, Decision
from resonanz.act.reads.standing import history_of, told
from resonanz.act.rules.promises import course_of, decided_step, pledged_step, runs
from resonanz.ground import clock

if TYPE_CHECKING:
    from datetime import date


def newest_told_histories(
    inquiry_ids: Iterable[int], *, most: int, also: Iterable[int] = ()
) -> dict[int, list[Decision]]:
    """What was told about the insights of the newest decisions, in order; `also` names insights that must be in it.

    Decided long ago and published today is new, so both orders are looked at. Three statements.
    """
    known = Decision.objects.filter(inquiry_id__in=list(inquiry_ids))
    wanted = set(also)
    wanted.update(known.order_by("-entry_index").values_list("insight_id", flat=True)[:most])
    published = known.filter(public_on__lte=clock.today()).order_by("-public_on", "-pk")
    wanted.update(published.values_list("insight_id", flat=True)[:most])
    histories: dict[int, list[Decision]] = {}
    for row in history_of(wanted).select_related("decided_by", "insight", "inquiry"):
        histories.setdefault(row.insight_id, []).append(row)
    return {pk: told(history) for pk, history in histories.items()}


def newest_pledges(inquiry_ids: Iterable[int], *, most: int, also: Iterable[int] = ()) -> dict[int, Commitment]:
    """The commitments with the newest steps; `also` names commitments that must be in it."""
    steps: QuerySet[CommitmentStep] = CommitmentStep.objects.filter(commitment__inquiry_id__in=list(inquiry_ids))
    wanted = {*also, *steps.order_by("-entry_index").values_list("commitment_id", flat=True)[:most]}
    rows = Commitment.objects.filter(pk__in=wanted).select_related("inquiry").prefetch_related("steps")
    return {row.pk: row for row in rows}


def course_until(history: Sequence[Decision]) -> Outcome:
    """How the last promise of this history stands with its last decision."""
    last = runs(Word(row.word) for row in history)[-1]
    steps = [
        decided_step(on=_day(row.decided_at), word=Word(row.word), due_on=row.due_on) for row in list(history)[last]
    ]
    return course_of(steps, today=clock.today()).outcome


def pledged_course(steps: Sequence[CommitmentStep]) -> Outcome:
    said = [pledged_step(on=_day(step.at), deed=Pledge(step.deed), due_on=step.due_on) for step in steps]
    return course_of(said, today=clock.today()).outcome


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
