"""One step of an experiment: a row and its entry, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resonanz.act import events
from resonanz.act.models import Experiment, ExperimentStep
from resonanz.act.reads.experiments import experiment
from resonanz.act.rules.experiments import experiment_step_body
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via

if TYPE_CHECKING:
    from resonanz.act.enums import ExperimentDeed
    from resonanz.act.reads.experiments import Trial


def held_experiment(pk: int) -> Trial:
    """Nobody else takes a step until this transaction ends. Raises `Experiment.DoesNotExist`."""
    Experiment.objects.select_for_update(of=("self",)).only("pk").get(pk=pk)
    trial = experiment(pk)
    assert trial is not None
    return trial


def take_step(
    trial: Trial,
    deed: ExperimentDeed,
    *,
    by: int,
    words: str = "",
    numbers: Any = None,
    strikes: ExperimentStep | None = None,
    result: Any = None,
    turnout: str = "",
    is_named: bool = False,
) -> ExperimentStep:
    """Inside the transaction that holds the experiment."""
    row, number, moment, words = trial.experiment, len(trial.steps) + 1, clock.now(), words.strip()
    recorded = record(
        Draft(
            kind=Kind.EXPERIMENT,
            place=row.measure.inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by}",
            body=experiment_step_body(
                experiment=row.pk,
                measure=row.measure_id,
                number=number,
                deed=deed.value,
                words=words,
                plan=trial.plan,
                numbers=numbers,
                strikes=strikes.number if strikes else None,
                result=result,
                turnout=turnout,
                is_named=is_named,
            ),
            moment=moment,
        )
    )
    step = ExperimentStep.objects.create(
        experiment=row,
        number=number,
        deed=deed,
        words=words,
        numbers=numbers,
        strikes=strikes,
        result=result,
        turnout=turnout,
        is_named=is_named,
        by_id=by,
        at=moment,
        entry_index=recorded.index,
    )
    events.measure_changed.announce(row.measure_id)
    return step
