"""How the demo's utility sees itself in three words, and how it is seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.ask import actions as ask
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import Instrument, Side

Deed = tuple[datetime, int, Callable[[], object]]
Told = Mapping[str, Any]
_ORDER = 11


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    content = json.loads((files("resonanz.doors") / "data/demo/drei_worte.json").read_text("utf-8"))
    asked = content["inquiry"]
    held: dict[str, Any] = {}
    first = max(look["begin_days_ago"] for look in content["looks"])
    yield past.moment(first + 1, 9, 0), _ORDER, partial(_ask, past, asked, held)
    for number, told in enumerate(content["looks"]):
        yield from _look(past, told, held, number)


def _ask(past: Past, told: Told, held: dict[str, Any]) -> None:
    day = past.today.date()
    inquiry = ask.draft_inquiry(
        **{name: told[name] for name in ("slug", "title", "question", "why", "readers", "in_return")},
        answer_by=day + timedelta(days=told["answer_in_days"]),
        keep_until=day + timedelta(days=told["keep_until_in_days"]),
        by=next(iter(past.people.values())),
    )
    held["inquiry"] = ask.open_inquiry(inquiry=inquiry, by=next(iter(past.people.values())))


def _look(past: Past, told: Told, held: dict[str, Any], number: int) -> Iterator[Deed]:
    by = past.people[told["by"]]
    begin, seal = told["begin_days_ago"], told["seal_days_ago"]
    yield past.moment(begin, 9, 10), _ORDER, partial(_begin, past, told, held, number)
    for place, (side, words) in enumerate(
        [*((Side.LEADERSHIP, words) for words in told["leaders"]), *((Side.STAFF, words) for words in told["staff"])]
    ):
        key = f"auenfurt-inside-words-{number}-{place}"
        yield past.moment(begin - 1, 8, place), _ORDER, partial(_inside, held, number, side, words, key)
    yield past.moment(seal, 12, 0), _ORDER, lambda: mirror.seal_look(look=held[f"look {number}"], by=by)
    for place, row in enumerate(told["outside"]):
        days, key = seal - 1 - place // 3, f"auenfurt-words-of-guests-{number}-{place}"
        yield past.moment(days, 7 + place % 14, place), _ORDER, partial(_outside, held, number, row, key)
    if "open_days_ago" in told:
        moment = past.moment(told["open_days_ago"], 18, 0)
        yield moment, _ORDER, lambda: mirror.open_look(look=held[f"look {number}"], by=by)


def _begin(past: Past, told: Told, held: dict[str, Any], number: int) -> None:
    look = mirror.draft_look(
        instrument=Instrument.THREE_WORDS,
        title=told["title"],
        why=told["why"],
        keep_until=past.today.date() + timedelta(days=told["keep_until_in_days"]),
        inquiry=held["inquiry"],
        follows=held.get(f"look {number - 1}"),
        by=past.people[told["by"]],
    )
    mirror.begin_look(look=look, by=past.people[told["by"]])
    held[f"look {number}"] = look


def _inside(held: dict[str, Any], number: int, side: Side, words: list[str], key: str) -> None:
    [code] = mirror.issue_passes(look=held[f"look {number}"], side=side)
    mirror.answer_inside(code=code, key=key, answers={"words": words})


def _outside(held: dict[str, Any], number: int, row: Told, key: str) -> None:
    mirror.answer_outside(
        look=held[f"look {number}"],
        answers={"words": row["words"]},
        key=key,
        text=row["text"] or ", ".join(row["words"]),
        roles=row["roles"],
        permission=row["permission"],
    )
