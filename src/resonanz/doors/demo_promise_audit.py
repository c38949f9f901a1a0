"""What the demo's utility promises in public, who believes it, and why not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.ask import actions as ask
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import Belief, Instrument, Side

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 10
_SAYS = {"b": Belief.BELIEVE, "n": Belief.DOUBT, "u": Belief.UNSURE}
Told = Mapping[str, Any]


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    """One audit from its draft to its opening; people answer over three weeks."""
    content: Told = json.loads((files("resonanz.doors") / "data/demo/versprechen.json").read_text("utf-8"))
    made: dict[str, Any] = {}
    begun = content["begun_days_ago"]
    yield past.moment(begun + 1, 21, 0), _ORDER, partial(_draft, past, content, made)
    yield past.moment(begun, 8, 0), _ORDER, partial(_begin, past, content, made)
    for n, said in enumerate(content["customers"]["answers"]):
        yield past.moment(begun - 1 - n * 2 // 3, 18 + n % 3, n), _ORDER, partial(_judge, content, made, n, said)
    for side in (Side.LEADERSHIP, Side.STAFF):
        words = content[side].get("evidence", {})
        for n, said in enumerate(content[side]["answers"]):
            moment = past.moment(begun - 2 - n * 2 // 3, 12, n)
            yield moment, _ORDER, partial(_judge_inside, made, side, n, _judged(said, words.get(str(n), {})))
    yield past.moment(content["opened_days_ago"], 9, 0), _ORDER, partial(_open, past, content, made)


def _draft(past: Past, content: Told, made: dict[str, Any]) -> None:
    by, today = past.people[content["by"]], past.today.date()
    owed = content["inquiry"]
    words = {name: owed[name] for name in ("slug", "title", "question", "why", "readers", "in_return")}
    days: dict[str, Any] = {
        name: today + timedelta(days=owed[f"{name}_in_days"]) for name in ("answer_by", "keep_until")
    }
    made["inquiry"] = ask.draft_inquiry(**words, **days, by=by)
    ask.open_inquiry(inquiry=made["inquiry"], by=by)
    made["look"] = mirror.draft_look(
        instrument=Instrument.PROMISES,
        title=content["title"],
        why=content["why"],
        keep_until=days["keep_until"],
        inquiry=made["inquiry"],
        by=by,
    )
    mirror.keep_promises(look=made["look"], items=[mirror.Item(**item) for item in content["items"]])


def _begin(past: Past, content: Told, made: dict[str, Any]) -> None:
    mirror.begin_look(look=made["look"], by=past.people[content["by"]])


def _judge(content: Told, made: dict[str, Any], n: int, said: str) -> None:
    told = content["customers"]
    mirror.judge_outside(
        look=made["look"],
        judged=_judged(said, told["reasons"].get(str(n), {})),
        key=f"auenfurt-{made['inquiry'].code}-versprechen-{n}",
        text=told["stories"][n],
        roles=["customer"],
        permission="public_anonymous" if n % 3 else "team",
    )


def _judge_inside(made: dict[str, Any], side: Side, n: int, judged: Mapping[int, mirror.Judgement]) -> None:
    [code] = mirror.issue_passes(look=made["look"], side=side)
    key = f"auenfurt-{made['inquiry'].code}-{side}-{n}"
    mirror.judge_inside(code=code, key=key, judged=judged)


def _judged(said: str, words: Mapping[str, str]) -> dict[int, mirror.Judgement]:
    return {
        number: mirror.Judgement(says=_SAYS[letter], why=words.get(str(number), ""))
        for number, letter in enumerate(said, start=1)
        if letter in _SAYS
    }


def _open(past: Past, content: Told, made: dict[str, Any]) -> None:
    mirror.open_look(look=made["look"], by=past.people[content["by"]])
