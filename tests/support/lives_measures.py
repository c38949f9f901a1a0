"""Measures and experiments in random histories: each call lives a few steps of one of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random

from resonanz.act import actions as act
from resonanz.act import reads
from resonanz.act.enums import Comparison, MeasureDeed, Turnout
from resonanz.act.errors import MeasureOver, NotInYourHands, NotNow, NumbersRefused
from resonanz.act.models import Measure
from resonanz.understand.models import Insight


def live_measure(insight: Insight | None, random: Random, words: Callable[[], str], by: Callable[[], int]) -> None:
    """Somebody brings one in, and somebody does something with one that is there."""
    if insight is None:
        return
    act.bring_in_measure(insight=insight, title=words(), what=words(), by=by())
    measure = random.choice(list(Measure.objects.order_by("pk")))
    for _ in range(3):
        with suppress(MeasureOver, NotInYourHands):
            deed = random.choice([*MeasureDeed])
            if deed == MeasureDeed.TAKEN:
                act.pick_up_measure(measure_id=measure.pk, by=by())
            elif deed == MeasureDeed.LAID:
                act.lay_down_measure(measure_id=measure.pk, by=by(), words=words())
            elif deed == MeasureDeed.NOTE:
                act.note_on_measure(measure_id=measure.pk, by=by(), words=words())
            elif random.random() < 0.3:
                act.end_measure(measure_id=measure.pk, deed=deed, by=by(), words=words())


def live_experiment(random: Random, words: Callable[[], str], by: Callable[[], int]) -> None:
    """From the plan to what was learned, now and then with a mistake or an early end."""
    for measure in Measure.objects.order_by("-pk")[:1]:
        with suppress(MeasureOver, NotNow, NumbersRefused):
            _try(measure, random, words, by)


def _try(measure: Measure, random: Random, words: Callable[[], str], by: Callable[[], int]) -> None:
    plan = reads.Plan(
        hypothesis=words(),
        what=words(),
        unit="",
        kind=random.choice([Comparison.TWO_SHARES, Comparison.BEFORE_AFTER_SHARES]),
        label_new="Neu",
        label_old="Alt",
        n_per_group=20,
        until=None,
        counts_people=True,
    )
    pk = act.draft_experiment(measure=measure, plan=plan, by=by()).pk
    act.start_experiment(experiment_id=pk, by=by(), is_named=random.random() < 0.5)
    for _ in range(random.randint(1, 3)):
        lot = {key: {"hits": random.randint(0, 9), "total": random.randint(9, 12)} for key in "ab"}
        step = act.enter_shares(experiment_id=pk, numbers=lot, by=by())
        if random.random() < 0.3:
            act.strike_numbers(step_id=step.pk, reason=words(), by=by())
    with suppress(NotNow):
        act.stop_experiment(experiment_id=pk, reason=words(), by=by())
    with suppress(NotNow):
        act.end_experiment(experiment_id=pk, by=by())
    act.learn_from_experiment(experiment_id=pk, words=words(), turnout=random.choice([*Turnout]), by=by())
