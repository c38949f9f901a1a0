"""Answers of the demo: one in English, one to many at once, notes beside a story, and a draft that was slept on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.answer import actions as answer
from resonanz.listen import reads as listen_reads
from resonanz.people import actions as people
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 5


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    stories: dict[str, int]
    insights: dict[str, int]
    inquiry: Any

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    told: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/workshop.json").read_text("utf-8"))
    rows = [("english", _reply), ("slept", _sleep), ("bulk", _answer_all)]
    for name, deed in rows:
        yield past.moment(told[name]["days_ago"], 17, 55), _ORDER, partial(deed, past, told[name])
    for row in told["notes"]:
        yield past.moment(row["days_ago"], 10, 20), _ORDER, partial(_note, past, row)


def _reply(past: Past, row: Mapping[str, Any]) -> None:
    answer.send_reply(story=_story(past, row), text=row["text"], by=past.people[row["by"]])


def _sleep(past: Past, row: Mapping[str, Any]) -> None:
    answer.sleep_on(story=_story(past, row), text=row["text"], by=past.people[row["by"]])


def _note(past: Past, row: Mapping[str, Any]) -> None:
    story = _story(past, row)
    by = people_reads.member(past.people[row["by"]])
    people.note_about_story(whose=people.Whose(teller=story.teller), story=story.pk, text=row["text"], by=by)


def _answer_all(past: Past, row: Mapping[str, Any]) -> None:
    insight = understand_reads.insight(past.insights[row["insight"]])
    assert insight is not None
    key = f"auenfurt-{past.inquiry.code}-to-all"
    bulk = answer.answer_all(insight=insight, text=row["text"], key=key, by=past.people[row["by"]])
    answer.work_on_bulk(bulk.pk)


def _story(past: Past, row: Mapping[str, Any]) -> Any:
    return listen_reads.story(past.stories[row["story"]])
