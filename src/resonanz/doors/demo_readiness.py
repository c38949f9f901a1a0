"""The demo's utility asks twice how ready it is: eight leaders, and two dozen of its staff, apart."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from importlib.resources import files
from random import Random
from typing import Any, Protocol

from resonanz.mirror import actions as mirror
from resonanz.mirror import reads as mirror_reads
from resonanz.mirror.enums import Instrument, Side

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 13
_CANNOT_SAY = 0
Told = Mapping[str, Any]


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    content = json.loads((files("resonanz.doors") / "data/demo/readiness.json").read_text("utf-8"))
    by, made = past.people[content["by"]], list[int]()
    for told in content["looks"]:
        yield from _look(past, told, by, made)


def _look(past: Past, told: Told, by: int, made: list[int]) -> Iterator[Deed]:
    """`made` holds the looks so far, for the one that is asked once more."""
    random, codes = Random(told["seed"]), list[str]()  # noqa: S311  # The same demo every time; nothing secret hangs on it.
    yield past.moment(told["begun_days_ago"], 9, 5), _ORDER, partial(_begin, past, told, by, made, codes)
    number = 0
    for side in told["sides"].values():
        for _person in range(side["people"]):
            answers = _answers(random, side)
            moment = past.moment(told["begun_days_ago"] - 1 - number % 5, 10 + number % 7, number)
            yield moment, _ORDER, partial(_answer, codes, number, told["seed"], answers)
            number += 1
    yield past.moment(told["opened_days_ago"], 16, 0), _ORDER, partial(_open, by, made)


def _begin(past: Past, told: Told, by: int, made: list[int], codes: list[str]) -> None:
    look = mirror.draft_look(
        instrument=Instrument.READINESS,
        title=told["title"],
        why=told["why"],
        keep_until=past.today.date() + timedelta(days=told["keep_in_days"]),
        by=by,
        follows=mirror_reads.look(made[-1]) if made else None,
    )
    mirror.begin_look(look=look, by=by)
    made.append(look.pk)
    for side, row in told["sides"].items():
        codes += mirror.issue_passes(look=look, side=Side(side), count=row["people"])


def _answers(random: Random, side: Told) -> dict[str, int]:
    """Somebody a little above or below the others, who here and there cannot say."""
    lean = random.gauss(0, 0.35)
    return {
        key: _CANNOT_SAY
        if random.random() < side["cannot_say"].get(key, 0)
        else min(5, max(1, round(mean + lean + random.gauss(0, 0.8))))
        for key, mean in side["means"].items()
    }


def _answer(codes: list[str], number: int, seed: int, answers: dict[str, int]) -> None:
    mirror.answer_inside(code=codes[number], key=f"demo readiness {seed} {number}", answers={"answers": answers})


def _open(by: int, made: list[int]) -> None:
    look = mirror_reads.look(made[-1])
    assert look is not None, "it was begun some days before"
    mirror.open_look(look=look, by=by)
