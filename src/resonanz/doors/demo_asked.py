"""Two questions from the library that the demo asked, and one that it had better not ask like this."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.ask import actions as ask
from resonanz.doors.demo_trust import Deed
from resonanz.listen import actions as listen

Told = Mapping[str, Any]
_ORDER = 9
_OWED = ("slug", "title", "question", "why", "readers", "in_return")
_WORDS = ("text", "roles", "permission", "feeling")


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


class Asked:
    """`inquiries` are there once they were opened."""

    def __init__(self) -> None:
        self.told = content()
        self.inquiries: list[Any] = []

    def deeds(self, past: Past) -> Iterator[Deed]:
        for asked in self.told["asked"]:
            opened: list[Any] = []
            yield past.moment(asked["opened_days_ago"], 9, 30), _ORDER, partial(self._open, past, asked, opened)
            for number, voice in enumerate(asked["voices"]):
                moment = past.moment(voice["days_ago"], voice["hour"], voice["minute"])
                yield moment, _ORDER, partial(_tell, opened, voice, number)
            if "closed_days_ago" in asked:
                yield past.moment(asked["closed_days_ago"], 18, 0), _ORDER, partial(_close, past, asked, opened)
        draft = self.told["draft"]
        yield past.moment(draft["days_ago"], 11, 20), _ORDER, partial(_draft, past, draft)

    def _open(self, past: Past, asked: Told, opened: list[Any]) -> None:
        by, day = past.people[asked["by"]], past.today.date()
        inquiry = ask.draft_inquiry(
            **{name: asked[name] for name in _OWED},
            answer_by=day + timedelta(days=asked["answer_in_days"]),
            keep_until=day + timedelta(days=asked["keep_until_in_days"]),
            by=by,
        )
        opened.append(ask.open_inquiry(inquiry=inquiry, by=by))
        self.inquiries += opened


def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/fragen.json").read_text("utf-8"))
    return found


def texts(told: Told) -> list[str]:
    """The words of every story that comes of it."""
    return [voice["text"] for asked in told["asked"] for voice in asked["voices"]]


def _tell(opened: list[Any], voice: Told, number: int) -> None:
    [inquiry] = opened
    listen.tell_story(
        inquiry=inquiry,
        key=f"auenfurt-{inquiry.code}-{number}",
        name=voice.get("name", ""),
        **{name: voice[name] for name in _WORDS},
    )


def _close(past: Past, asked: Told, opened: list[Any]) -> None:
    ask.close_inquiry(inquiry=opened[0], by=past.people[asked["by"]])


def _draft(past: Past, draft: Told) -> None:
    ask.draft_inquiry(**{name: draft[name] for name in _OWED}, by=past.people[draft["by"]])
