"""Bringing a measure in, picking it up, laying it down, ending it. Nobody does any of it for somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act import events
from resonanz.act.enums import MeasureDeed
from resonanz.act.errors import MeasureIncomplete, MeasureOver, NotInYourHands
from resonanz.act.models import Measure, MeasureStep
from resonanz.act.rules.measures import hands, measure_body, measure_step_body
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.understand.models import Insight

_LONGEST_TITLE = 160
_ENDS = {MeasureDeed.DONE, MeasureDeed.GIVEN_UP}


@transaction.atomic
def bring_in_measure(*, insight: Insight, title: str, by: int, what: str = "") -> Measure:
    """Anyone on the team may; it is in nobody's hands until somebody picks it up. Raises `MeasureIncomplete`."""
    title, what = " ".join(title.split()), what.strip()
    if not title:
        raise MeasureIncomplete({"title": _("Was soll geschehen? Ein Satz genügt.")})
    if len(title) > _LONGEST_TITLE:
        raise MeasureIncomplete({"title": _("Bitte in einem kurzen Satz; alles Weitere hat darunter Platz.")})
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.MEASURE,
            place=insight.inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=measure_body(insight=insight.pk, title=title, what=what),
            moment=moment,
        )
    )
    measure = Measure.objects.create(
        insight_id=insight.pk,
        inquiry_id=insight.inquiry_id,
        title=title,
        what=what,
        brought_in_by_id=by,
        brought_in_at=moment,
        entry_index=recorded.index,
    )
    events.measure_changed.announce(measure.pk)
    return measure


def pick_up_measure(*, measure_id: int, by: int) -> MeasureStep:
    """Only for oneself. Raises `MeasureOver` and `NotInYourHands`."""
    return _step(measure_id, MeasureDeed.TAKEN, by=by)


def lay_down_measure(*, measure_id: int, by: int, words: str = "") -> MeasureStep:
    """Nobody has to say why. Raises `MeasureOver` and `NotInYourHands`."""
    return _step(measure_id, MeasureDeed.LAID, by=by, words=words)


def note_on_measure(*, measure_id: int, by: int, words: str) -> MeasureStep:
    """How it is going. Raises `MeasureOver` and `MeasureIncomplete`."""
    if not words.strip():
        raise MeasureIncomplete({"words": _("Was möchten Sie nachtragen?")})
    return _step(measure_id, MeasureDeed.NOTE, by=by, words=words)


def end_measure(*, measure_id: int, deed: MeasureDeed, by: int, words: str) -> MeasureStep:
    """Done or given up, with what came of it. Raises `MeasureOver` and `MeasureIncomplete`."""
    if deed not in _ENDS:
        raise ValueError(deed)
    if not words.strip():
        raise MeasureIncomplete({"words": _("Bitte sagen Sie, was daraus geworden ist. Auch wenn es nichts wurde.")})
    return _step(measure_id, deed, by=by, words=words)


@transaction.atomic
def _step(measure_id: int, deed: MeasureDeed, *, by: int, words: str = "") -> MeasureStep:
    measure = Measure.objects.select_for_update(of=("self",)).select_related("inquiry").get(pk=measure_id)
    steps = list(measure.steps.order_by("number"))
    if any(step.deed in _ENDS for step in steps):
        raise MeasureOver
    is_held = by in hands((step.deed, step.by_id) for step in steps)
    if (deed == MeasureDeed.LAID and not is_held) or (deed == MeasureDeed.TAKEN and is_held):
        raise NotInYourHands
    number, moment, words = len(steps) + 1, clock.now(), words.strip()
    recorded = record(
        Draft(
            kind=Kind.MEASURE,
            place=measure.inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=measure_step_body(measure=measure.pk, number=number, deed=deed.value, words=words),
            moment=moment,
        )
    )
    step = MeasureStep.objects.create(
        measure=measure, number=number, deed=deed, words=words, by_id=by, at=moment, entry_index=recorded.index
    )
    events.measure_changed.announce(measure.pk)
    return step
