"""An experiment from its start: numbers come in, mistaken ones are struck, it ends, and something is learned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act.actions.stepping import held_experiment, take_step
from resonanz.act.enums import ExperimentDeed, ExperimentState, Turnout
from resonanz.act.errors import NotNow, NumbersRefused
from resonanz.act.models import ExperimentStep
from resonanz.act.rules.batches import as_json, shares_problems, sizes, together, values_problems
from resonanz.act.rules.experiments import lots
from resonanz.act.rules.intervals import estimate

if TYPE_CHECKING:
    from resonanz.act.reads.experiments import Trial

_OPEN = {ExperimentState.RUNNING, ExperimentState.DUE}
_OVER = {ExperimentState.ENDED, ExperimentState.STOPPED}


@transaction.atomic
def enter_shares(
    *, experiment_id: int, numbers: Mapping[str, Mapping[str, int]], by: int, after: int | None = None
) -> ExperimentStep:
    """`numbers` holds `hits` and `total` by group; `after` is the newest step the person saw.

    Raises `NumbersRefused` and, when it is not running or somebody was faster, `NotNow`.
    """
    trial = _open(experiment_id, after)
    if not trial.plan.kind.is_share:
        raise NumbersRefused({"": _("In diesem Versuch werden Werte gemessen, keine Anteile gezählt.")})
    return _enter(trial, numbers, shares_problems(trial.plan, numbers), by=by)


@transaction.atomic
def enter_values(
    *, experiment_id: int, numbers: Mapping[str, Sequence[Decimal]], by: int, after: int | None = None
) -> ExperimentStep:
    """The same for single values; those of pairs stand in the same order on both sides."""
    trial = _open(experiment_id, after)
    if trial.plan.kind.is_share:
        raise NumbersRefused({"": _("In diesem Versuch werden Anteile gezählt, keine Werte gemessen.")})
    filled = {key: values for key, values in numbers.items() if values}
    return _enter(trial, filled, values_problems(trial.plan, filled), by=by)


@transaction.atomic
def strike_numbers(*, step_id: int, reason: str, by: int) -> ExperimentStep:
    """They stay visible with the reason. After the end the result is computed anew, and the old one stays as well.

    Raises `NumbersRefused` without a reason and `NotNow` when it was struck before.
    """
    if not reason.strip():
        raise NumbersRefused({"reason": _("Warum werden diese Zahlen gestrichen? Der Grund bleibt dabei stehen.")})
    row = ExperimentStep.objects.get(pk=step_id, deed=ExperimentDeed.NUMBERS)
    trial = held_experiment(row.experiment_id)
    struck = {step.strikes_id for step in trial.steps}
    if row.pk in struck:
        raise NotNow
    left = [step for step in trial.steps if step.pk != row.pk]
    result = _result(trial, left) if trial.state in _OVER else None
    return take_step(trial, ExperimentDeed.STRUCK, by=by, words=reason, strikes=row, result=result)


@transaction.atomic
def take_over_watch(*, experiment_id: int, by: int, is_named: bool) -> ExperimentStep:
    """Only for oneself. Raises `NotNow` when it is not running or one watches it already."""
    trial = held_experiment(experiment_id)
    if trial.state not in _OPEN or (trial.watch and (trial.watch.by_id, trial.watch.is_named) == (by, is_named)):
        raise NotNow
    return take_step(trial, ExperimentDeed.WATCHED, by=by, is_named=is_named)


@transaction.atomic
def end_experiment(*, experiment_id: int, by: int) -> ExperimentStep:
    """Only once its own rule says so. Raises `NotNow`."""
    trial = held_experiment(experiment_id)
    if trial.state != ExperimentState.DUE:
        raise NotNow
    return take_step(trial, ExperimentDeed.ENDED, by=by, result=_result(trial, trial.steps))


@transaction.atomic
def stop_experiment(*, experiment_id: int, reason: str, by: int) -> ExperimentStep:
    """Before its rule says so, and that shows for ever. Raises `NumbersRefused` without a reason and `NotNow`."""
    trial = held_experiment(experiment_id)
    if trial.state != ExperimentState.RUNNING:
        raise NotNow
    if not reason.strip():
        raise NumbersRefused({"reason": _("Warum hören Sie früher auf als vereinbart? Der Grund steht überall dabei.")})
    return take_step(trial, ExperimentDeed.STOPPED, by=by, words=reason, result=_result(trial, trial.steps))


@transaction.atomic
def learn_from_experiment(*, experiment_id: int, words: str, turnout: Turnout, by: int) -> ExperimentStep:
    """Owed also when nothing came of it. Raises `NumbersRefused` without words and `NotNow` before the end."""
    trial = held_experiment(experiment_id)
    if trial.state not in _OVER or trial.learned is not None:
        raise NotNow
    if not words.strip():
        raise NumbersRefused({"words": _("Was haben Sie gelernt? Auch wenn es nicht gelungen ist, gerade dann.")})
    return take_step(trial, ExperimentDeed.LEARNED, by=by, words=words, turnout=turnout)


def _open(experiment_id: int, after: int | None) -> Trial:
    trial = held_experiment(experiment_id)
    if trial.state not in _OPEN or after not in {None, len(trial.steps)}:
        raise NotNow
    return trial


def _enter(trial: Trial, numbers: Mapping[str, Any], problems: dict[str, str], *, by: int) -> ExperimentStep:
    if not numbers:
        problems[""] = _("Es ist nichts eingetragen.")
    wanted, there = trial.plan.n_per_group, sizes(lots(trial.steps))
    for key in numbers:
        if wanted is not None and there.get(key, 0) >= wanted:
            problems.setdefault(
                key, _("Die vereinbarte Zahl ist erreicht. Mehr Zahlen würden die Regel im Nachhinein ändern.")
            )
    if problems:
        raise NumbersRefused(problems)
    return take_step(trial, ExperimentDeed.NUMBERS, by=by, numbers=as_json(numbers))


def _result(trial: Trial, steps: Sequence[ExperimentStep]) -> dict[str, Any]:
    return estimate(trial.plan.kind, together(lots(steps)))
