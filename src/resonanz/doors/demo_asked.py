"""Two questions from the library that the demo asked, and one that it had better not ask like this."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.act import actions as act
from resonanz.act.enums import Word
from resonanz.ask import actions as ask
from resonanz.doors.demo_trust import Deed
from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.understand import actions as understand
from resonanz.understand.enums import Side

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
            told: dict[int, int] = {}
            yield past.moment(asked["opened_days_ago"], 9, 30), _ORDER, partial(self._open, past, asked, opened)
            for number, voice in enumerate(asked["voices"]):
                moment = past.moment(voice["days_ago"], voice["hour"], voice["minute"])
                yield moment, _ORDER, partial(_tell, opened, voice, number, told)
            for row in asked.get("insights", []):
                yield past.moment(row["days_ago"], 16, 10), _ORDER, partial(_understand, past, row, opened, told)
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


def _tell(opened: list[Any], voice: Told, number: int, told: dict[int, int]) -> None:
    [inquiry] = opened
    told[number] = listen.tell_story(
        inquiry=inquiry,
        key=f"auenfurt-{inquiry.code}-{number}",
        name=voice.get("name", ""),
        **{name: voice[name] for name in _WORDS},
    ).story_id


def _understand(past: Past, row: Told, opened: list[Any], told: Mapping[int, int]) -> None:
    """What we learn of it, and the word that it gets in the same hour."""
    passages = [
        understand.passage_of(story=_story(told[quoted["voice"]]), words=quoted["quote"], side=side)
        for side, quotes in ((Side.SUPPORT, row["evidence"]), (Side.COUNTER, row["counter"]))
        for quoted in quotes
    ]
    words = {name: row[name] for name in ("title", "summary")}
    insight = understand.make_insight(inquiry=opened[0], passages=passages, by=past.people[row["by"]], **words)
    word = row["decision"]
    act.decide(
        insight=insight,
        place=opened[0].place,
        word=Word(word["word"]),
        reason=word["reason"],
        owner=word["owner"],
        due_on=past.today.date() + timedelta(days=word["due_in_days"]),
        by=past.people[word["by"]],
    )


def _story(story_id: int) -> Any:
    return listen_reads.story(story_id)


def _close(past: Past, asked: Told, opened: list[Any]) -> None:
    ask.close_inquiry(inquiry=opened[0], by=past.people[asked["by"]])


def _draft(past: Past, draft: Told) -> None:
    ask.draft_inquiry(**{name: draft[name] for name in _OWED}, by=past.people[draft["by"]])
