"""What the steps of an experiment come to, and how they stand in the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from resonanz.act.enums import ExperimentDeed, ExperimentState
from resonanz.act.rules.batches import sizes
from resonanz.act.rules.plans import Plan, is_reached

_ENDS = {ExperimentDeed.ENDED, ExperimentDeed.STOPPED}


class Step(Protocol):
    """What is read of a step here; rows have it. `strikes_id` names the step whose numbers it strikes."""

    pk: int
    deed: str
    numbers: Any
    strikes_id: int | None


def lots(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """The numbers that count: all but the struck ones."""
    rows = list(steps)
    struck = {step.strikes_id for step in rows if step.strikes_id is not None}
    return [step.numbers for step in rows if step.deed == ExperimentDeed.NUMBERS and step.pk not in struck]


def experiment_state(plan: Plan, steps: Iterable[Step], *, today: date) -> ExperimentState:
    rows = list(steps)
    for step in rows:
        if step.deed in _ENDS:
            return ExperimentState(step.deed)
    if not any(step.deed == ExperimentDeed.STARTED for step in rows):
        return ExperimentState.DRAFT
    return ExperimentState.DUE if is_reached(plan, sizes(lots(rows)), today=today) else ExperimentState.RUNNING


def experiment_step_body(
    *,
    experiment: int,
    measure: int,
    number: int,
    deed: str,
    words: str,
    plan: Plan,
    numbers: Any,
    strikes: int | None,
    result: Any,
    turnout: str,
    is_named: bool,
) -> dict[str, Any]:
    """The plan stands whole in the entry of the start, so that nobody changes it afterwards unseen. `strikes` is the
    number of the step."""
    return {
        "experiment": deed,
        "of": experiment,
        "measure": measure,
        "number": number,
        "words": words,
        "plan": plan.body() if deed == ExperimentDeed.STARTED else None,
        "numbers": numbers,
        "strikes": strikes,
        "result": result,
        "turnout": turnout,
        "named": is_named,
    }
