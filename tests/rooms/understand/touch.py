"""Touchpoints and their matches made by hand, without the engine."""

from __future__ import annotations

from collections.abc import Sequence

from resonanz.listen.models import Story
from resonanz.understand.actions import count_touchpoints, describe_touchpoint
from resonanz.understand.models import Touchpoint, TouchpointMatch
from tests.support.people import People


def a_touchpoint(people: People, name: str = "Warteschleife", **words: object) -> Touchpoint:
    told = {"sentence": "Jemand wartet am Telefon in der Warteschleife der Hotline.", "examples": [], **words}
    return describe_touchpoint(name=name, by=people.mira.pk, **told)  # type: ignore[arg-type]


def matched_by_hand(
    touchpoint: Touchpoint | None, stories: Sequence[Story], *, span: tuple[int, int] | None = None
) -> list[TouchpointMatch]:
    """The whole story, or one piece of each; the first is the clearest."""
    made = []
    for n, story in enumerate(stories):
        start, end = span or (0, len(story.text))
        match = TouchpointMatch(
            story=story, inquiry=story.inquiry, start=start, end=end, touchpoint=touchpoint, strength=0.9 - n / 100
        )
        match.save()
        made.append(match)
    count_touchpoints()
    return made
