"""Measures of the demo: one with an experiment that held and one that still runs, one whose experiment failed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.act import actions as act
from resonanz.act import reads as act_reads
from resonanz.act.enums import Comparison, MeasureDeed, Turnout
from resonanz.ground import clock
from resonanz.understand import reads as understand_reads

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 8


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    insights: dict[str, int]

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    """In the evening of each day, after whatever else was decided on it."""
    content = json.loads((files("resonanz.doors") / "data/demo/measures.json").read_text("utf-8"))
    for told in content["measures"]:
        made: dict[str, int] = {}
        yield past.moment(told["days_ago"], 18, 30), _ORDER, partial(_bring_in, past, told, made)
        for step in told["steps"]:
            yield past.moment(step["days_ago"], 19, 30), _ORDER, partial(_step, past, step, made)
        for tried in told["experiments"]:
            yield from _trial(past, tried, made)


def _trial(past: Past, told: Mapping[str, Any], made: dict[str, int]) -> Iterator[Deed]:
    here: dict[str, int] = {}
    yield past.moment(told["days_ago"], 18, 40), _ORDER, partial(_begin, past, told, made, here)
    for numbers in told["numbers"]:
        yield past.moment(numbers["days_ago"], 18, 45), _ORDER, partial(_enter, past, numbers, here)
    if "end" in told:
        yield past.moment(told["end"]["days_ago"], 18, 50), _ORDER, partial(_end, past, told["end"], here)
    if "learned" in told:
        yield past.moment(told["learned"]["days_ago"], 18, 55), _ORDER, partial(_learn, past, told["learned"], here)


def _bring_in(past: Past, told: Mapping[str, Any], made: dict[str, int]) -> None:
    insight = understand_reads.insight(past.insights[told["insight"]])
    assert insight is not None
    by = past.people[told["by"]]
    made["measure"] = act.bring_in_measure(insight=insight, title=told["title"], what=told["what"], by=by).pk


def _step(past: Past, step: Mapping[str, Any], made: Mapping[str, int]) -> None:
    deed, pk, by = MeasureDeed(step["deed"]), made["measure"], past.people[step["by"]]
    if deed == MeasureDeed.TAKEN:
        act.pick_up_measure(measure_id=pk, by=by)
    elif deed == MeasureDeed.NOTE:
        act.note_on_measure(measure_id=pk, by=by, words=step["words"])
    else:
        act.end_measure(measure_id=pk, deed=deed, by=by, words=step["words"])


def _begin(past: Past, told: Mapping[str, Any], made: Mapping[str, int], here: dict[str, int]) -> None:
    measure, by = act_reads.measure(made["measure"]), past.people[told["by"]]
    assert measure is not None
    words = ("hypothesis", "what", "unit", "label_new", "label_old", "n_per_group", "counts_people")
    plan = act_reads.Plan(
        **{name: told[name] for name in words},
        kind=Comparison(told["kind"]),
        until=clock.today() + timedelta(days=told["until_days"]),
    )
    here["experiment"] = act.draft_experiment(measure=measure, plan=plan, by=by).pk
    act.start_experiment(experiment_id=here["experiment"], by=by, is_named=told["is_named"])


def _enter(past: Past, told: Mapping[str, Any], here: Mapping[str, int]) -> None:
    pk, by = here["experiment"], past.people[told["by"]]
    if "values" in told:
        values = {key: [Decimal(value) for value in group] for key, group in told["values"].items()}
        act.enter_values(experiment_id=pk, numbers=values, by=by)
        return
    step = act.enter_shares(experiment_id=pk, numbers=told["shares"], by=by)
    if "struck" in told:
        act.strike_numbers(step_id=step.pk, reason=told["struck"], by=by)


def _end(past: Past, told: Mapping[str, Any], here: Mapping[str, int]) -> None:
    pk, by = here["experiment"], past.people[told["by"]]
    if told["stopped"]:
        act.stop_experiment(experiment_id=pk, reason=told["stopped"], by=by)
    else:
        act.end_experiment(experiment_id=pk, by=by)


def _learn(past: Past, told: Mapping[str, Any], here: Mapping[str, int]) -> None:
    act.learn_from_experiment(
        experiment_id=here["experiment"],
        words=told["words"],
        turnout=Turnout(told["turnout"]),
        by=past.people[told["by"]],
    )
