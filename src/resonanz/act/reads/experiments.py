"""Experiments as they stand, with their numbers and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from resonanz.act.enums import Comparison, ExperimentDeed, ExperimentState, Turnout
from resonanz.act.models import Experiment, ExperimentStep
from resonanz.act.reads.measures import Followed, measures_of_insight
from resonanz.act.rules.batches import sizes, told
from resonanz.act.rules.experiments import experiment_state, experiment_step_body, lots
from resonanz.act.rules.findings import Finding, finding, is_small
from resonanz.act.rules.plans import Plan
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

if TYPE_CHECKING:
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Lot:
    """A step with numbers, in words; `struck` is the step that struck it."""

    step: ExperimentStep
    lines: Sequence[str]
    struck: ExperimentStep | None


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One experiment with everything that became of it. Nothing here is a verdict before it is over."""

    experiment: Experiment
    plan: Plan
    steps: Sequence[ExperimentStep]
    state: ExperimentState

    @property
    def is_over(self) -> bool:
        return self.state in {ExperimentState.ENDED, ExperimentState.STOPPED}

    @property
    def was_stopped(self) -> bool:
        return self.state == ExperimentState.STOPPED

    @property
    def started(self) -> ExperimentStep | None:
        return self._last(ExperimentDeed.STARTED)

    @property
    def ending(self) -> ExperimentStep | None:
        return self._last(ExperimentDeed.ENDED, ExperimentDeed.STOPPED)

    @property
    def learned(self) -> ExperimentStep | None:
        return self._last(ExperimentDeed.LEARNED)

    @property
    def turnout(self) -> str:
        return str(Turnout(self.learned.turnout).label) if self.learned else ""

    @property
    def watch(self) -> ExperimentStep | None:
        """The step with which somebody began to look after it."""
        return self._last(ExperimentDeed.STARTED, ExperimentDeed.WATCHED)

    @property
    def watcher(self) -> Account | None:
        """Who looks after it and is still there."""
        account = self.watch.by if self.watch else None
        return account if account and account.is_active and account.is_team else None

    @property
    def public_watcher(self) -> Account | None:
        return self.watcher if self.watch and self.watch.is_named else None

    @cached_property
    def lots(self) -> list[Lot]:
        strikes = {step.strikes_id: step for step in self.steps if step.strikes_id is not None}
        return [
            Lot(step=step, lines=told(self.plan, step.numbers), struck=strikes.get(step.pk))
            for step in self.steps
            if step.numbers is not None
        ]

    @cached_property
    def sizes(self) -> list[tuple[str, int]]:
        """How many are there, by name of the group."""
        counted = sizes(lots(self.steps))
        return [(name, counted.get(key, 0)) for key, name in self.plan.groups.items()]

    @property
    def result(self) -> dict[str, Any] | None:
        """The newest one: numbers that are struck after the end make a new one, and the old one stays in its step."""
        return next((step.result for step in reversed(self.steps) if step.result is not None), None)

    @property
    def was_corrected(self) -> bool:
        return sum(1 for step in self.steps if step.result is not None) > 1

    @cached_property
    def finding(self) -> Finding | None:
        """In words, only when it is over."""
        return finding(self.plan, self.result, is_early=self.was_stopped) if self.is_over and self.result else None

    @property
    def has_picture(self) -> bool:
        return self.is_over and self.result is not None and self.result["change"] is not None

    @property
    def is_small(self) -> bool:
        """Too few people to say it in public."""
        return self.result is not None and is_small(self.plan, self.result)

    def _last(self, *deeds: ExperimentDeed) -> ExperimentStep | None:
        return next((step for step in reversed(self.steps) if step.deed in deeds), None)


def experiment(pk: int) -> Trial | None:
    row = _rows().filter(pk=pk).first()
    return _trial(row) if row else None


def numbers_step(pk: int) -> ExperimentStep | None:
    return ExperimentStep.objects.filter(pk=pk, deed=ExperimentDeed.NUMBERS).first()


def experiments_of(measure_ids: Iterable[int]) -> dict[int, list[Trial]]:
    """For many measures; two statements for all, in the order in which they were drafted."""
    wanted = list(measure_ids)
    found: dict[int, list[Trial]] = {pk: [] for pk in wanted}
    for row in _rows().filter(measure_id__in=wanted):
        found[row.measure_id].append(_trial(row))
    return found


def measures_with_trials(insight_id: int) -> list[tuple[Followed, list[Trial]]]:
    """All measures of one insight with their experiments, for the team; four statements."""
    found = measures_of_insight(insight_id)
    trials = experiments_of(row.measure.pk for row in found)
    return [(row, trials[row.measure.pk]) for row in found]


def public_measures(insight_id: int) -> list[tuple[Followed, list[Trial]]]:
    """The same for everybody: plans that have not begun are nobody's business yet."""
    return [
        (row, [trial for trial in trials if trial.state != ExperimentState.DRAFT])
        for row, trials in measures_with_trials(insight_id)
    ]


def plan_of(row: Experiment) -> Plan:
    return Plan(
        hypothesis=row.hypothesis,
        what=row.what,
        unit=row.unit,
        kind=Comparison(row.kind),
        label_new=row.label_new,
        label_old=row.label_old,
        n_per_group=row.n_per_group,
        until=row.until,
        counts_people=row.counts_people,
    )


def _rows() -> QuerySet[Experiment]:
    joined = Experiment.objects.select_related("measure__insight", "measure__inquiry", "created_by")
    return joined.prefetch_related("steps__by").order_by("pk")


def _trial(row: Experiment) -> Trial:
    plan, steps = plan_of(row), sorted(row.steps.all(), key=lambda step: step.number)
    return Trial(experiment=row, plan=plan, steps=steps, state=experiment_state(plan, steps, today=clock.today()))


def add_experiments(openings: Openings) -> None:
    rows = ExperimentStep.objects.filter(openings.wanted).select_related("experiment__measure__inquiry", "strikes")
    for row in rows.order_by("entry_index"):
        tried = row.experiment
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.by_id}",
                "body": experiment_step_body(
                    experiment=tried.pk,
                    measure=tried.measure_id,
                    number=row.number,
                    deed=row.deed,
                    words=row.words,
                    plan=plan_of(tried),
                    numbers=row.numbers,
                    strikes=row.strikes.number if row.strikes else None,
                    result=row.result,
                    turnout=row.turnout,
                    is_named=row.is_named,
                ),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.EXPERIMENT, role=TEAM_ROLE, time=row.at, place=tried.measure.inquiry.place, via=Via.WEB
            ),
            table="act_experimentstep",
            row=row.pk,
        )
