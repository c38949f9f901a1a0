"""What the ledger says about measures and experiments is what the tables say, and whoever changes them is seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from resonanz.act import actions
from resonanz.act.enums import MeasureDeed, Turnout
from resonanz.act.models import Experiment, ExperimentStep, Measure, MeasureStep
from resonanz.act.reads.experiments import add_experiments
from resonanz.act.reads.measures import add_measure_steps, add_measures
from resonanz.trust.enums import Field
from resonanz.trust.events import Openings
from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.leaves import canonical, commitment
from resonanz.understand.models import Insight
from tests.rooms.act.trials import LETTERS
from tests.support.people import People

pytestmark = pytest.mark.django_db


def fits() -> dict[str, list[bool]]:
    """For each kind, entry by entry, whether the body of the row opens what the leaf commits to."""
    openings = Openings()
    add_measures(openings)
    add_measure_steps(openings)
    add_experiments(openings)
    found: dict[str, list[bool]] = {}
    for index, values in sorted(openings.opens.items()):
        leaf = bytes(LedgerEntry.objects.get(index=index).leaf)
        salt = bytes(LedgerOpening.objects.get(index=index).body_salt or b"")
        told = commitment(salt, Field.BODY, canonical(values["body"])).encode()
        found.setdefault(str(openings.shown[index].kind), []).append(told in leaf)
    return found


@pytest.fixture
def lived(people: People, insight: Insight) -> None:
    measure = actions.bring_in_measure(insight=insight, title="Ein neuer Brief", by=people.mira.pk)
    actions.pick_up_measure(measure_id=measure.pk, by=people.jonas.pk)
    pk = actions.draft_experiment(measure=measure, plan=LETTERS, by=people.mira.pk).pk
    actions.start_experiment(experiment_id=pk, by=people.mira.pk, is_named=True)
    numbers = {"a": {"hits": 12, "total": 100}, "b": {"hits": 20, "total": 100}}
    wrong = actions.enter_shares(experiment_id=pk, numbers={"a": numbers["b"]}, by=people.mira.pk)
    actions.strike_numbers(step_id=wrong.pk, reason="Vertauscht.", by=people.jonas.pk)
    actions.enter_shares(experiment_id=pk, numbers=numbers, by=people.mira.pk)
    actions.end_experiment(experiment_id=pk, by=people.jonas.pk)
    actions.learn_from_experiment(experiment_id=pk, words="Viel.", turnout=Turnout.UNCLEAR, by=people.mira.pk)
    actions.end_measure(measure_id=measure.pk, deed=MeasureDeed.DONE, by=people.mira.pk, words="Der Brief ist da.")


@pytest.mark.usefixtures("lived")
def test_every_step_opens_its_entry() -> None:
    assert fits() == {"measure": [True] * 3, "experiment": [True] * 6}


@pytest.mark.usefixtures("lived")
@pytest.mark.parametrize(
    "tamper",
    [
        lambda: Measure.objects.update(title="Ein anderer Brief"),
        lambda: MeasureStep.objects.filter(deed="done").update(words="Es war ein großer Erfolg."),
        lambda: Experiment.objects.update(n_per_group=10),
        lambda: Experiment.objects.update(hypothesis="Das haben wir schon immer vermutet."),
        lambda: ExperimentStep.objects.filter(deed="numbers").update(numbers={"a": {"hits": 1, "total": 100}}),
        lambda: ExperimentStep.objects.filter(deed="ended").update(deed="stopped", words="Früher."),
        lambda: ExperimentStep.objects.filter(deed="learned").update(turnout="held"),
        lambda: ExperimentStep.objects.filter(deed="ended").update(result={"problem": "empty"}),
    ],
)
def test_whoever_changes_a_row_is_seen(tamper: Callable[[], object]) -> None:
    tamper()
    assert False in [fit for fits_of_kind in fits().values() for fit in fits_of_kind]
