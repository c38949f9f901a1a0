from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from resonanz.act import actions, reads
from resonanz.act.enums import ExperimentState, MeasureDeed, Turnout
from resonanz.act.errors import MeasureOver, NotNow, NumbersRefused, PlanFixed, PlanIncomplete
from resonanz.act.models import ExperimentStep, Measure
from resonanz.ground import clock
from resonanz.people import actions as people_actions
from resonanz.people.models import Account
from tests.rooms.act.trials import LETTERS, MINUTES, PAIRS, trial
from tests.rooms.answer.support import queries
from tests.support.people import People

pytestmark = pytest.mark.django_db


def shares(hits: int, total: int) -> dict[str, int]:
    return {"hits": hits, "total": total}


def values(*numbers: str) -> Sequence[Decimal]:
    return [Decimal(number) for number in numbers]


BOTH = {"a": shares(12, 100), "b": shares(20, 100)}


class TestPlanning:
    def test_a_draft_may_change_and_is_in_nobodys_way(self, people: People, measure: Measure) -> None:
        empty = replace(LETTERS, hypothesis="Vielleicht", what="", label_new="", label_old="", n_per_group=None)
        made = actions.draft_experiment(measure=measure, plan=empty, by=people.mira.pk)
        assert trial(made.pk).state == ExperimentState.DRAFT
        actions.change_experiment(experiment_id=made.pk, plan=LETTERS)
        assert trial(made.pk).plan == LETTERS

    def test_what_is_missing_is_said_when_it_is_to_start(self, people: People, measure: Measure) -> None:
        empty = replace(MINUTES, hypothesis=" ", what="", unit="", label_new="", label_old="", n_per_group=None)
        made = actions.draft_experiment(measure=measure, plan=empty, by=people.mira.pk)
        with pytest.raises(PlanIncomplete) as refused:
            actions.start_experiment(experiment_id=made.pk, by=people.mira.pk, is_named=False)
        owed = {"hypothesis", "what", "unit", "label_new", "label_old", "n_per_group"}
        assert set(refused.value.problems) == owed
        assert ExperimentStep.objects.count() == 0

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"label_old": "neuer brief"}, "label_old"),
            ({"n_per_group": 1}, "n_per_group"),
            ({"n_per_group": 1_000_001}, "n_per_group"),
            ({"days": 0}, "until"),
            ({"days": -3}, "until"),
        ],
    )
    def test_a_plan_that_contradicts_itself_does_not_start(
        self, people: People, measure: Measure, changes: dict[str, Any], field: str
    ) -> None:
        days = changes.pop("days", None)
        plan = replace(LETTERS, **changes)
        if days is not None:
            plan = replace(plan, until=clock.today() + timedelta(days=days))
        made = actions.draft_experiment(measure=measure, plan=plan, by=people.mira.pk)
        with pytest.raises(PlanIncomplete) as refused:
            actions.start_experiment(experiment_id=made.pk, by=people.mira.pk, is_named=False)
        assert list(refused.value.problems) == [field]

    def test_after_the_start_nothing_of_it_changes(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        with pytest.raises(PlanFixed):
            actions.change_experiment(experiment_id=pk, plan=replace(LETTERS, n_per_group=10))
        with pytest.raises(PlanFixed):
            actions.start_experiment(experiment_id=pk, by=people.mira.pk, is_named=False)
        assert trial(pk).plan == LETTERS

    def test_a_measure_that_is_over_gets_no_new_experiment(self, people: People, measure: Measure) -> None:
        waiting = actions.draft_experiment(measure=measure, plan=LETTERS, by=people.mira.pk)
        actions.end_measure(measure_id=measure.pk, deed=MeasureDeed.DONE, by=people.mira.pk, words="Fertig.")
        with pytest.raises(MeasureOver):
            actions.draft_experiment(measure=measure, plan=LETTERS, by=people.mira.pk)
        with pytest.raises(MeasureOver):
            actions.start_experiment(experiment_id=waiting.pk, by=people.mira.pk, is_named=False)


class TestNumbers:
    def test_lots_add_up_and_stay_apart(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        actions.enter_shares(experiment_id=pk, numbers={"a": shares(5, 40)}, by=people.mira.pk)
        actions.enter_shares(experiment_id=pk, numbers={"a": shares(7, 60), "b": shares(3, 9)}, by=people.jonas.pk)
        found = trial(pk)
        assert found.sizes == [("Neuer Brief", 100), ("Alter Brief", 9)]
        assert [lot.lines for lot in found.lots] == [
            ["Neuer Brief: 5 von 40"],
            ["Neuer Brief: 7 von 60", "Alter Brief: 3 von 9"],
        ]

    @pytest.mark.parametrize(
        ("numbers", "says"),
        [
            ({"a": shares(13, 12)}, "Das geht nicht auf: 13 von 12."),
            ({"a": shares(-1, 12)}, "negativ"),
            ({"a": shares(0, 0)}, "null"),
            ({"c": shares(1, 2)}, "steht nicht im Plan"),
            ({}, "nichts eingetragen"),
        ],
    )
    def test_contradictions_are_refused_whole(
        self, begin: Callable[..., int], numbers: dict[str, Any], says: str
    ) -> None:
        pk = begin()
        with pytest.raises(NumbersRefused) as refused:
            actions.enter_shares(experiment_id=pk, numbers={"b": shares(1, 2), **numbers} if numbers else {}, by=1)
        assert says in " ".join(refused.value.problems.values())
        assert trial(pk).lots == []

    def test_values_where_shares_belong_and_the_other_way_round(self, begin: Callable[..., int]) -> None:
        with pytest.raises(NumbersRefused):
            actions.enter_values(experiment_id=begin(), numbers={"a": values("1", "2")}, by=1)
        with pytest.raises(NumbersRefused):
            actions.enter_shares(experiment_id=begin(MINUTES), numbers=BOTH, by=1)

    @pytest.mark.parametrize("number", ["NaN", "Infinity"])
    def test_what_is_no_number_is_refused(self, begin: Callable[..., int], number: str) -> None:
        with pytest.raises(NumbersRefused):
            actions.enter_values(experiment_id=begin(MINUTES), numbers={"a": values("1", number)}, by=1)

    def test_pairs_come_together(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin(PAIRS)
        for numbers in ({"a": values("1", "2"), "b": values("1")}, {"a": values("1", "2")}):
            with pytest.raises(NumbersRefused) as refused:
                actions.enter_values(experiment_id=pk, numbers=numbers, by=people.mira.pk)
            assert "keine Paare" in refused.value.problems["b"]
        actions.enter_values(
            experiment_id=pk, numbers={"a": values("1", "2"), "b": values("3", "3.5")}, by=people.mira.pk
        )
        assert trial(pk).sizes == [("Nachher", 2), ("Vorher", 2)]

    def test_no_more_than_was_agreed(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        actions.enter_shares(experiment_id=pk, numbers={"a": shares(5, 100)}, by=people.mira.pk)
        with pytest.raises(NumbersRefused) as refused:
            actions.enter_shares(experiment_id=pk, numbers={"a": shares(0, 50)}, by=people.mira.pk)
        assert "vereinbarte Zahl" in refused.value.problems["a"]

    def test_not_before_the_start_nor_after_the_end(self, people: People, measure: Measure) -> None:
        made = actions.draft_experiment(measure=measure, plan=LETTERS, by=people.mira.pk)
        with pytest.raises(NotNow):
            actions.enter_shares(experiment_id=made.pk, numbers=BOTH, by=people.mira.pk)
        actions.start_experiment(experiment_id=made.pk, by=people.mira.pk, is_named=False)
        actions.stop_experiment(experiment_id=made.pk, by=people.mira.pk, reason="Kein Geld mehr.")
        with pytest.raises(NotNow):
            actions.enter_shares(experiment_id=made.pk, numbers=BOTH, by=people.mira.pk)

    def test_sent_twice_counts_once(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        actions.enter_shares(experiment_id=pk, numbers={"a": shares(5, 40)}, by=people.mira.pk, after=1)
        with pytest.raises(NotNow):
            actions.enter_shares(experiment_id=pk, numbers={"a": shares(5, 40)}, by=people.mira.pk, after=1)
        assert trial(pk).sizes[0] == ("Neuer Brief", 40)

    def test_a_mistake_is_struck_and_stays(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        lot = actions.enter_shares(experiment_id=pk, numbers=BOTH, by=people.mira.pk)
        with pytest.raises(NumbersRefused):
            actions.strike_numbers(step_id=lot.pk, reason=" ", by=people.jonas.pk)
        actions.strike_numbers(step_id=lot.pk, reason="Zwei Wochen vertauscht.", by=people.jonas.pk)
        found = trial(pk)
        assert found.state == ExperimentState.RUNNING
        assert found.sizes == [("Neuer Brief", 0), ("Alter Brief", 0)]
        [shown] = found.lots
        assert shown.struck is not None
        assert shown.struck.words == "Zwei Wochen vertauscht."
        with pytest.raises(NotNow):
            actions.strike_numbers(step_id=lot.pk, reason="Noch einmal.", by=people.jonas.pk)


class TestEnding:
    def test_by_its_rule_when_the_number_is_there(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        with pytest.raises(NotNow):
            actions.end_experiment(experiment_id=pk, by=people.mira.pk)
        actions.enter_shares(experiment_id=pk, numbers=BOTH, by=people.mira.pk)
        found = trial(pk)
        assert found.state == ExperimentState.DUE
        assert (found.result, found.finding, found.has_picture) == (None, None, False)
        with pytest.raises(NotNow):
            actions.stop_experiment(experiment_id=pk, reason="Zu spät zum Abbrechen", by=people.mira.pk)
        actions.end_experiment(experiment_id=pk, by=people.jonas.pk)
        found = trial(pk)
        assert found.state == ExperimentState.ENDED
        assert found.finding is not None
        assert "8 Prozentpunkte weniger" in found.finding.sentence
        with pytest.raises(NotNow):
            actions.end_experiment(experiment_id=pk, by=people.mira.pk)

    def test_by_its_rule_on_the_day(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin(until=clock.today() + timedelta(days=2))
        assert trial(pk).state == ExperimentState.RUNNING
        with clock.held_at(clock.now() + timedelta(days=2)):
            assert trial(pk).state == ExperimentState.DUE
            actions.end_experiment(experiment_id=pk, by=people.mira.pk)
        found = trial(pk).finding
        assert found is not None
        assert found.sentence == "Es fehlen Zahlen, darum lässt sich nichts sagen."

    def test_stopped_early_shows_for_ever(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        actions.enter_shares(experiment_id=pk, numbers={"a": shares(0, 30), "b": shares(20, 30)}, by=people.mira.pk)
        with pytest.raises(NumbersRefused):
            actions.stop_experiment(experiment_id=pk, reason="", by=people.mira.pk)
        actions.stop_experiment(experiment_id=pk, reason="Der Drucker ist kaputt.", by=people.mira.pk)
        actions.learn_from_experiment(
            experiment_id=pk, words="Erst den Drucker prüfen.", turnout=Turnout.UNCLEAR, by=people.mira.pk
        )
        found = trial(pk)
        assert found.was_stopped
        assert found.ending is not None
        assert found.ending.words == "Der Drucker ist kaputt."
        assert found.finding is not None
        assert (found.finding.verdict, found.finding.doubt[:18]) == ("", "Vorzeitig beendet:")

    def test_learning_is_owed_in_words_once_and_only_after_the_end(
        self, people: People, begin: Callable[..., int]
    ) -> None:
        def learn(words: str) -> None:
            actions.learn_from_experiment(experiment_id=pk, words=words, turnout=Turnout.NOT_HELD, by=people.mira.pk)

        pk = begin()
        with pytest.raises(NotNow):
            learn("Zu früh.")
        actions.stop_experiment(experiment_id=pk, reason="Niemand kam.", by=people.mira.pk)
        with pytest.raises(NumbersRefused):
            learn("  ")
        learn("Niemand liest den Brief.")
        with pytest.raises(NotNow):
            learn("Doch.")
        assert trial(pk).turnout == "Die Vermutung hat sich nicht gehalten"

    def test_numbers_struck_after_the_end_make_a_new_result_beside_the_old(
        self, people: People, begin: Callable[..., int]
    ) -> None:
        pk = begin()
        actions.enter_shares(experiment_id=pk, numbers={"a": shares(2, 10), "b": shares(5, 10)}, by=people.mira.pk)
        wrong = actions.enter_shares(
            experiment_id=pk, numbers={"a": shares(0, 90), "b": shares(60, 90)}, by=people.mira.pk
        )
        actions.end_experiment(experiment_id=pk, by=people.mira.pk)
        actions.strike_numbers(step_id=wrong.pk, reason="Das war ein anderer Brief.", by=people.mira.pk)
        found = trial(pk)
        assert found.state == ExperimentState.ENDED
        assert found.was_corrected
        assert found.result is not None
        assert (found.result["groups"]["a"]["hits"], found.result["groups"]["a"]["n"]) == (2, 10)
        assert found.ending is not None
        assert found.ending.result is not None
        assert found.ending.result["groups"]["a"]["n"] == 100

    def test_means_and_pairs_end_with_their_intervals(self, people: People, begin: Callable[..., int]) -> None:
        for plan in (MINUTES, PAIRS):
            pk = begin(plan)
            numbers = {"a": values("3", "4", "2.5"), "b": values("7", "6.5", "8")}
            actions.enter_values(experiment_id=pk, numbers=numbers, by=people.mira.pk)
            actions.end_experiment(experiment_id=pk, by=people.mira.pk)
            found = trial(pk).finding
            assert found is not None
            assert "Minuten weniger" in found.sentence


class TestWatching:
    def test_whoever_starts_it_watches_and_is_named_only_by_consent(
        self, people: People, begin: Callable[..., int]
    ) -> None:
        found = trial(begin())
        assert found.watcher == people.mira
        assert found.public_watcher is None

    def test_somebody_else_takes_over_for_themselves(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        actions.take_over_watch(experiment_id=pk, by=people.jonas.pk, is_named=True)
        assert trial(pk).public_watcher == people.jonas
        with pytest.raises(NotNow):
            actions.take_over_watch(experiment_id=pk, by=people.jonas.pk, is_named=True)
        actions.take_over_watch(experiment_id=pk, by=people.jonas.pk, is_named=False)
        assert trial(pk).public_watcher is None

    def test_who_left_watches_nothing(self, people: People, begin: Callable[..., int]) -> None:
        pk = begin()
        actions.take_over_watch(experiment_id=pk, by=people.jonas.pk, is_named=True)
        jonas = Account.objects.get(pk=people.jonas.pk)
        people_actions.change_member(
            account=jonas, name=jonas.name, function="", email=None, is_active=False, by=people.mira
        )
        assert (trial(pk).watcher, trial(pk).public_watcher) == (None, None)


def test_many_experiments_take_no_more_statements(people: People, measure: Measure, begin: Callable[..., int]) -> None:
    def ask() -> list[str]:
        return [found.state for found in reads.experiments_of([measure.pk])[measure.pk]]

    begin()
    few = queries(ask)
    for _ in range(4):
        begin()
    assert queries(ask) == few
    assert ask() == [ExperimentState.RUNNING] * 5
