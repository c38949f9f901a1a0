"""The walked journey of the demo: by the board at first, again after something had changed, and once more to come."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from django.utils import timezone

from resonanz.ground import clock
from resonanz.listen.enums import Feeling
from resonanz.mirror import actions as mirror
from resonanz.mirror import reads as mirror_reads
from resonanz.mirror.enums import WayOut
from resonanz.understand import reads as understand_reads

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 9
_FRIDAY = 4


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    content: dict[str, Any]
    people: dict[str, int]

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    """In the evening: what was walked at noon has to be over by then."""
    content = json.loads((files("resonanz.doors") / "data/demo/walks.json").read_text("utf-8"))
    made: dict[str, int] = {}
    told = content["journey"]
    yield past.moment(told["days_ago"], 18, 0), _ORDER, partial(_lay, past, told, made)
    for walk in content["walks"]:
        ago = walk["days_ago"]
        moment = past.moment(ago + _from_weekend(past.moment(ago, 12, 0)) if ago > 0 else 0, 18, 20)
        yield moment, _ORDER, partial(_walk, past, walk, made)


def _from_weekend(day: datetime) -> int:
    """Days back to the last Friday; the counter is closed at weekends."""
    return max(0, day.weekday() - _FRIDAY)


def _lay(past: Past, told: Mapping[str, Any], made: dict[str, int]) -> None:
    by = past.people[told["by"]]
    names = [step["name"] for step in told["steps"]]
    edition = mirror.lay_down_journey(name=told["name"], audience=told["audience"], steps=names, by=by)
    made["journey"] = edition.journey_id
    named = {one["key"]: one["name"] for one in past.content["touchpoints"]}
    ids = {name: pk for pk, name in understand_reads.touchpoint_names()}
    for step, row in zip(told["steps"], edition.steps.all(), strict=True):
        wanted = [ids[named[key]] for key in step["touchpoints"]]
        mirror.link_touchpoints(step=row, touchpoint_ids=wanted, by=by)


def _walk(past: Past, told: Mapping[str, Any], made: Mapping[str, int]) -> None:
    walker, edition = past.people[told["walker"]], mirror_reads.editions_of(made["journey"])[0]
    day = clock.today() - timedelta(days=min(told["days_ago"], 0))
    day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > _FRIDAY else 0)
    walk = mirror.book_walk(
        edition=edition,
        walker=walker,
        planned_on=day,
        planned_at=time(*told["planned_at"]),
        by=past.people[told["booked_by"]],
    )
    for step, one in zip(edition.steps.all(), told["steps"], strict=False):
        experience = mirror.Experience(
            on=timezone.localdate(clock.now()),
            begin=time(*one["begin"]),
            end=time(*one["end"]),
            waited=one["waited"],
            way_out=WayOut(one["way_out"]),
            feeling=Feeling(one["feeling"]),
            words=one["words"],
            photo=_photo(one["photo"]) if "photo" in one else None,
        )
        mirror.save_step(walk=walk, step=step, told=experience, by=walker)
    if told["steps"]:
        mirror.finish_walk(walk=walk, by=walker)


def _photo(name: str) -> bytes:
    return (files("resonanz.doors") / "data/demo" / name).read_bytes()
