"""Laying down the way of a customer, step by step. Changed steps are the next edition; nothing is changed in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.mirror.errors import JourneyIncomplete
from resonanz.mirror.models import (
    LONGEST_AUDIENCE,
    LONGEST_NAME,
    MOST_STEPS,
    Journey,
    JourneyEdition,
    JourneyStep,
    StepTouchpoint,
)
from resonanz.mirror.rules.step_names import same_step
from resonanz.mirror.rules.walk_entries import PLACE, edition_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via
from resonanz.understand import reads as understand_reads


@transaction.atomic
def lay_down_journey(*, name: str, audience: str, steps: Sequence[str], by: int) -> JourneyEdition:
    """The first edition. Raises `JourneyIncomplete` with problems at name, audience and steps."""
    name, audience, names = _checked(name, audience, steps)
    return _enter(Journey.objects.create(by_id=by, at=clock.now()), name, audience, names, number=1, by=by)


@transaction.atomic
def relaunch_journey(*, journey: Journey, name: str, audience: str, steps: Sequence[str], by: int) -> JourneyEdition:
    """The next edition; steps that keep their name keep their touchpoints. Raises `JourneyIncomplete`."""
    name, audience, names = _checked(name, audience, steps)
    # Two who change it at once follow each other. Lock order: journey, ledger head.
    Journey.objects.select_for_update(no_key=True).get(pk=journey.pk)
    before = JourneyEdition.objects.filter(journey=journey).prefetch_related("steps__links").latest("number")
    if (before.name, before.audience, [step.name for step in before.steps.all()]) == (name, audience, names):
        raise JourneyIncomplete({"steps": _("Daran hat sich nichts geändert.")})
    made = _enter(journey, name, audience, names, number=before.number + 1, by=by)
    known = {same_step(step.name): [link.touchpoint_id for link in step.links.all()] for step in before.steps.all()}
    for step in made.steps.all():
        _link(step, known.get(same_step(step.name), []), by=by)
    return made


@transaction.atomic
def link_touchpoints(*, step: JourneyStep, touchpoint_ids: Collection[int], by: int) -> None:
    """Beside which stories the step is shown from now on; those that are not in use are passed over."""
    Journey.objects.select_for_update(no_key=True).get(pk=step.edition.journey_id)
    known = {pk for pk, _name in understand_reads.touchpoint_names()}
    wanted = [pk for pk in dict.fromkeys(touchpoint_ids) if pk in known]
    there = set(StepTouchpoint.objects.filter(step=step).values_list("touchpoint_id", flat=True))
    StepTouchpoint.objects.filter(step=step, touchpoint_id__in=there - set(wanted)).delete()
    _link(step, [pk for pk in wanted if pk not in there], by=by)


def _link(step: JourneyStep, touchpoint_ids: Sequence[int], *, by: int) -> None:
    now = clock.now()
    StepTouchpoint.objects.bulk_create(
        StepTouchpoint(step=step, touchpoint_id=pk, by_id=by, at=now) for pk in touchpoint_ids
    )


def _enter(journey: Journey, name: str, audience: str, names: Sequence[str], *, number: int, by: int) -> JourneyEdition:
    row = JourneyEdition(journey=journey, number=number, name=name, audience=audience, by_id=by, at=clock.now())
    steps = [JourneyStep(edition=row, position=n, name=step) for n, step in enumerate(names, start=1)]
    row.entry_index = record(
        Draft(
            kind=Kind.WALK,
            place=PLACE,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=edition_body(row, steps),
            moment=row.at,
        )
    ).index
    row.save(force_insert=True)
    for step in steps:
        step.edition = row
    JourneyStep.objects.bulk_create(steps)
    return row


def _checked(name: str, audience: str, steps: Sequence[str]) -> tuple[str, str, list[str]]:
    name, audience = name.strip(), audience.strip()
    names = [" ".join(step.split()) for step in steps if step.strip()]
    problems: dict[str, str] = {}
    if not name or len(name) > LONGEST_NAME:
        problems["name"] = _("Wie heißt die Reise? Höchstens %(most)s Zeichen.") % {"most": LONGEST_NAME}
    if not audience or len(audience) > LONGEST_AUDIENCE:
        problems["audience"] = _("Wer geht diesen Weg sonst? Höchstens %(most)s Zeichen.") % {"most": LONGEST_AUDIENCE}
    if doubt := _doubt(names):
        problems["steps"] = doubt
    if problems:
        raise JourneyIncomplete(problems)
    return name, audience, names


def _doubt(names: Sequence[str]) -> str:
    if not names:
        return _("Eine Reise braucht mindestens einen Schritt.")
    if len(names) > MOST_STEPS:
        return _(
            "Das sind %(found)s Schritte, es gehen höchstens %(most)s. Fassen Sie zusammen, was man als eines erlebt."
        ) % {"found": len(names), "most": MOST_STEPS}
    for position, name in enumerate(names, start=1):
        if len(name) > LONGEST_NAME:
            told = {"n": position, "found": len(name), "most": LONGEST_NAME}
            return _("Schritt %(n)s hat %(found)s Zeichen, es gehen höchstens %(most)s.") % told
    seen: set[str] = set()
    for name in names:
        if same_step(name) in seen:
            twice = _("„%(name)s“ steht zweimal da. Schritte werden über ihren Namen verglichen; bitte unterscheiden.")
            return twice % {"name": name}
        seen.add(same_step(name))
    return ""
