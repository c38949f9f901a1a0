"""An experiment until it starts: drafted, changed, and then fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.act.actions.stepping import held_experiment, take_step
from resonanz.act.enums import ExperimentDeed, ExperimentState, MeasureDeed
from resonanz.act.errors import MeasureOver, PlanFixed, PlanIncomplete
from resonanz.act.models import Experiment, ExperimentStep, MeasureStep
from resonanz.act.rules.plans import plan_problems
from resonanz.ground import clock

if TYPE_CHECKING:
    from resonanz.act.models import Measure
    from resonanz.act.rules.plans import Plan


@transaction.atomic
def draft_experiment(*, measure: Measure, plan: Plan, by: int) -> Experiment:
    """A draft may still lack everything; what is missing is said when it is to start. Raises `MeasureOver`."""
    _check_measure(measure.pk)
    return Experiment.objects.create(measure_id=measure.pk, created_by_id=by, created_at=clock.now(), **_columns(plan))


@transaction.atomic
def change_experiment(*, experiment_id: int, plan: Plan) -> None:
    """Only a draft changes; whoever wants something else after the start makes a new one. Raises `PlanFixed`."""
    trial = held_experiment(experiment_id)
    if trial.state != ExperimentState.DRAFT:
        raise PlanFixed
    Experiment.objects.filter(pk=experiment_id).update(**_columns(plan))


@transaction.atomic
def start_experiment(*, experiment_id: int, by: int, is_named: bool) -> ExperimentStep:
    """Fixes the plan; whoever starts it looks after it. Raises `PlanIncomplete`, `PlanFixed` and `MeasureOver`."""
    trial = held_experiment(experiment_id)
    if trial.state != ExperimentState.DRAFT:
        raise PlanFixed
    _check_measure(trial.experiment.measure_id)
    problems = plan_problems(trial.plan, today=clock.today())
    if problems:
        raise PlanIncomplete(problems)
    return take_step(trial, ExperimentDeed.STARTED, by=by, is_named=is_named)


def _check_measure(measure_id: int) -> None:
    ended = MeasureStep.objects.filter(measure_id=measure_id, deed__in=[MeasureDeed.DONE, MeasureDeed.GIVEN_UP])
    if ended.exists():
        raise MeasureOver


def _columns(plan: Plan) -> dict[str, object]:
    return {
        "hypothesis": plan.hypothesis.strip(),
        "what": plan.what.strip(),
        "unit": "" if plan.kind.is_share else plan.unit.strip(),
        "kind": plan.kind,
        "label_new": plan.label_new.strip(),
        "label_old": plan.label_old.strip() if plan.kind.has_two else "",
        "n_per_group": plan.n_per_group,
        "until": plan.until,
        "counts_people": plan.counts_people,
    }
