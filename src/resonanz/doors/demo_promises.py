"""What the demo promised outside its evenings: kept late, moved too late, given up, without a name, still internal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from resonanz.act import actions as act
from resonanz.act.enums import Pledge, Word
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from resonanz.doors.demo_votes import Deed

_ORDER = 6


def deeds(past: Any) -> Iterator[Deed]:
    told: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/promises.json").read_text("utf-8"))
    given: dict[str, int] = {}
    for row in told["given"]:
        yield past.moment(row["days_ago"], 15, 5), _ORDER, partial(_give, past, row, given)
        for then in row.get("then", []):
            yield past.moment(then["days_ago"], 16, 5), _ORDER, partial(_follow, past, row, then, given)
    back = told["takes_name_back"]
    yield past.moment(back["days_ago"], 9, 40), _ORDER, partial(_take_back, past, back["who"])
    internal = told["internal"]
    yield past.moment(internal["days_ago"], 17, 30), _ORDER, partial(_decide, past, internal)


def found(past: Any) -> None:
    """Who of the team may be named at promises; the others have not agreed, and nobody asks why."""
    told = json.loads((files("resonanz.doors") / "data/demo/promises.json").read_text("utf-8"))
    for key in told["named"]:
        act.agree_to_name(account_id=past.people[key])


def _day(past: Any, in_days: int) -> Any:
    return past.today.date() + timedelta(days=in_days)


def _give(past: Any, row: Mapping[str, Any], given: dict[str, int]) -> None:
    made = act.commit_to(
        inquiry=past.inquiry,
        text=row["text"],
        owner=row["owner"],
        due_on=_day(past, row["due_in_days"]),
        by=past.people[row["by"]],
    )
    given[row["key"]] = made.pk


def _follow(past: Any, row: Mapping[str, Any], then: Mapping[str, Any], given: Mapping[str, int]) -> None:
    act.follow_up(
        commitment_id=given[row["key"]],
        deed=Pledge(then["deed"]),
        reason=then["reason"],
        due_on=_day(past, then["due_in_days"]) if "due_in_days" in then else None,
        by=past.people[row["by"]],
    )


def _take_back(past: Any, who: str) -> None:
    act.take_name_back(account_id=past.people[who])


def _decide(past: Any, row: Mapping[str, Any]) -> None:
    insight = understand_reads.insight(past.forums.insights[row["insight"]])
    assert insight is not None
    act.decide(
        insight=insight,
        place=insight.inquiry.place,
        word=Word.IN_PROGRESS,
        reason=row["reason"],
        owner=row["owner"],
        due_on=_day(past, row["due_in_days"]),
        public_on=_day(past, row["public_in_days"]),
        by=past.people[row["by"]],
    )
