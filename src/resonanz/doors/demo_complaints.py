"""Who in the demo asked for an answer: answered in time, late, and not yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads

if TYPE_CHECKING:
    from resonanz.doors.demo_votes import Deed

_ORDER = 1


def deeds(content: dict[str, Any], past: Any) -> Iterator[Deed]:
    """Each wish at the hour of its story: whoever ticks the box does so while telling."""
    asked = json.loads((files("resonanz.doors") / "data/demo/complaints.json").read_text("utf-8"))["asked"]
    for story in content["stories"]:
        if story["key"] in asked:
            moment = past.moment(story["days_ago"], story["hour"], story["minute"])
            yield moment, _ORDER, partial(_ask, past, story["key"])


def _ask(past: Any, key: str) -> None:
    story = listen_reads.story(past.stories[key])
    assert story is not None, "a story of the demo is told before it asks for an answer"
    listen.wish_answer(story=story)
