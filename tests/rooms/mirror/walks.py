"""A journey that is laid down, walks through it and stories beside it, without the long way there."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.models import Story
from resonanz.mirror import actions
from resonanz.mirror.enums import WayOut
from resonanz.mirror.models import JourneyEdition, Walk
from resonanz.understand import actions as understand
from resonanz.understand.models import Touchpoint, TouchpointMatch
from tests.support.people import People

DAY = date(2026, 3, 11)
EVENING = datetime(2026, 3, 11, 20, 0, tzinfo=UTC)
STEPS = ("Brief verstehen", "Anrufen", "Nachfragen")


def laid(people: People, *steps: str) -> JourneyEdition:
    with clock.held_at(EVENING):
        return actions.lay_down_journey(
            name="Zählerstand melden", audience="Wer eine Rechnung bekam", steps=steps or STEPS, by=people.mira.pk
        )


def experience(**changes: Any) -> actions.Experience:
    told: dict[str, Any] = {
        "on": DAY,
        "begin": time(11, 40),
        "end": time(12, 20),
        "waited": 34,
        "way_out": WayOut.REACHED,
        **changes,
    }
    return actions.Experience(**told)


def booked(people: People, edition: JourneyEdition, *, walker: int | None = None) -> Walk:
    with clock.held_at(EVENING):
        return actions.book_walk(edition=edition, walker=walker or people.mira.pk, planned_on=DAY, by=people.mira.pk)


def walked(people: People, edition: JourneyEdition, *steps: dict[str, Any]) -> Walk:
    """One dictionary of changes for each step, in their order; then it is finished."""
    walk = booked(people, edition)
    with clock.held_at(EVENING):
        for step, changes in zip(edition.steps.all(), steps, strict=False):
            actions.save_step(walk=walk, step=step, told=experience(**changes), by=people.mira.pk)
        return actions.finish_walk(walk=walk, by=people.mira.pk)


def touchpoint(people: People, name: str = "Warteschleife") -> Touchpoint:
    return understand.describe_touchpoint(name=name, sentence="Jemand wartet.", examples=[], by=people.mira.pk)


def tells_of(people: People, inquiry: Inquiry, place: Touchpoint, text: str, **changes: Any) -> Story:
    """A story that the worker has put to the touchpoint, whole."""
    story, _code = people.tells(inquiry, text, **changes)
    TouchpointMatch.objects.create(story=story, inquiry=inquiry, start=0, end=len(text), touchpoint=place, strength=0.9)
    return story
