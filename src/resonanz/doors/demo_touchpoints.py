"""The steps of the way in the demo: described by those who work there, corrected where the program was wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from resonanz.doors.demo_trust import Deed, Past
from resonanz.ground import clock
from resonanz.understand import actions as understand
from resonanz.understand import reads as understand_reads

_ORDER = 7


def deeds(content: dict[str, Any], past: Past) -> Iterator[Deed]:
    for n, told in enumerate(content["touchpoints"]):
        yield past.moment(told["days_ago"], 10, n), _ORDER, partial(_describe, past, told)


def correct(content: dict[str, Any], past: Past) -> None:
    """What somebody saw when the passages had been compared; an empty touchpoint takes the passage out of its own."""
    names = {told["key"]: told["name"] for told in content["touchpoints"]}
    ids = {name: pk for pk, name in understand_reads.touchpoint_names()}
    for told in content["touchpoint_corrections"]:
        place, by = understand.Place(story_id=past.stories[told["story"]], start=0), past.people[told["by"]]
        with clock.held_at(past.moment(told["days_ago"], 11, 0)):
            if told["touchpoint"]:
                understand.put_passage(place=place, touchpoint_id=ids[names[told["touchpoint"]]], by=by)
                continue
            match = understand_reads.passage_at(place.story_id, place.start)
            # Another model may not have made this mistake.
            if match is not None and match.touchpoint_id is not None:
                understand.take_passage_out(place=place, touchpoint_id=match.touchpoint_id, by=by)


def _describe(past: Past, told: dict[str, Any]) -> None:
    understand.describe_touchpoint(
        name=told["name"], sentence=told["sentence"], examples=told["examples"], by=past.people[told["by"]]
    )
