"""What people at the demo's utility love, what became of it, and what they expect of their measures."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.act import actions as act
from resonanz.act import reads as act_reads
from resonanz.act.enums import Side, Span, Term, Unit, Verdict

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 9
Told = Mapping[str, Any]


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    stories: dict[str, int]
    inquiry: Any
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    """Late in the evening of each day, after the measures."""
    content = json.loads((files("resonanz.doors") / "data/demo/herzensprojekte.json").read_text("utf-8"))
    for told in content["darlings"]:
        yield from _darling(past, told)
    for told in content["benefits"]:
        yield from _benefit(past, told)


def _darling(past: Past, told: Told) -> Iterator[Deed]:
    made: dict[str, Any] = {"evidence": []}
    steps = [(told, _love), *((row, _bring) for row in told["evidence"]), *((row, _say) for row in told["comments"])]
    steps += [(told[name], do) for name, do in (("verdict", _judge), ("farewell", _leave)) if name in told]
    steps += [(row, _agree) for row in told.get("agreements", ())]
    for n, (row, do) in enumerate(steps):
        yield past.moment(row["days_ago"], 20, n), _ORDER, partial(do, past, row, made)


def _love(past: Past, told: Told, made: dict[str, Any]) -> None:
    words = {name: told[name] for name in ("title", "what", "why", "since", "names", "conditions")}
    makers = [past.people[key] for key in told["makers"]]
    made["pk"] = act.love(**words, makers=makers, agreed=True, by=past.people[told["by"]]).pk


def _loved(made: dict[str, Any]) -> act_reads.Loved:
    loved = act_reads.darling(made["pk"])
    assert loved is not None
    return loved


def _bring(past: Past, told: Told, made: dict[str, Any]) -> None:
    days = told.get("observed_days_ago")
    piece = act.bring_evidence(
        condition=_loved(made).conditions[told["condition"]],
        side=Side(told["side"]),
        observation=told["observation"],
        observed_on=None if days is None else past.today.date() - timedelta(days=days),
        story=past.stories[told["story"]] if "story" in told else None,
        by=past.people[told["by"]],
    )
    made["evidence"].append(piece.pk)


def _say(past: Past, told: Told, made: dict[str, Any]) -> None:
    act.comment(darling=_loved(made).darling, text=told["text"], by=past.people[told["by"]])


def _judge(past: Past, told: Told, made: dict[str, Any]) -> None:
    act.judge(
        darling=_loved(made).darling,
        word=Verdict(told["word"]),
        reason=told["reason"],
        rests_on=[made["evidence"][n] for n in told["rests_on"]],
        by=past.people[told["by"]],
    )


def _leave(past: Past, told: Told, made: dict[str, Any]) -> None:
    words = {name: told[name] for name in ("was", "gave", "thanks", "remains")}
    praise = [(past.stories[row["story"]], row["words"]) for row in told["praise"]]
    act.write_farewell(darling=_loved(made).darling, **words, praise=praise, by=past.people[told["by"]])


def _agree(past: Past, told: Told, made: dict[str, Any]) -> None:
    act.agree(maker=_loved(made).makers[told["maker"]].row, is_public=True, by=past.people[told["by"]])


def _benefit(past: Past, told: Told) -> Iterator[Deed]:
    parts = [_assumption(row) for row in told["assumptions"]]
    yield past.moment(told["days_ago"], 20, 30), _ORDER, partial(_estimate, past, told, parts, "")
    if "again" in told:
        ranges = told["again"]["changes"]
        again = [replace(part, **_range(ranges[part.key])) if part.key in ranges else part for part in parts]
        reason = told["again"]["reason"]
        yield past.moment(told["again"]["days_ago"], 20, 30), _ORDER, partial(_estimate, past, told, again, reason)
    if "actual" in told:
        yield past.moment(told["actual"]["days_ago"], 20, 45), _ORDER, partial(_come, past, told)


def _assumption(row: Told) -> act.Assumption:
    words = {name: row[name] for name in ("key", "label", "source", "owner")}
    numbers = _range([row["low"], row["likely"], row["high"]])
    return act.Assumption(unit=Unit(row["unit"]), term=Term(row["term"]), **words, **numbers)


def _range(numbers: list[str]) -> dict[str, Any]:
    return dict(zip(("low", "likely", "high"), map(Decimal, numbers), strict=True))


def _measure(past: Past, title: str) -> Any:
    found = act_reads.measures_of_inquiry(past.inquiry.pk)
    return next(followed.measure for followed in found if followed.measure.title == title)


def _estimate(past: Past, told: Told, parts: list[act.Assumption], reason: str) -> None:
    act.estimate_benefit(
        measure=_measure(past, told["measure"]),
        template=told["template"],
        assumptions=parts,
        reason=reason,
        by=past.people[told["by"]],
    )


def _come(past: Past, told: Told) -> None:
    row, today = told["actual"], past.today.date()
    act.note_actual(
        measure=_measure(past, told["measure"]),
        span=Span(row["span"]),
        from_on=today - timedelta(days=row["from_days_ago"]),
        to_on=today - timedelta(days=row["to_days_ago"]),
        low=Decimal(row["low"]),
        high=Decimal(row["high"]),
        how=row["how"],
        by=past.people[told["by"]],
    )
