from __future__ import annotations

from typing import Any

import pytest

from resonanz.act import actions, reads
from resonanz.act.enums import MeasureDeed, MeasureState
from resonanz.act.errors import MeasureIncomplete, MeasureOver, NotInYourHands
from resonanz.act.models import Measure, MeasureStep
from resonanz.ask.models import Inquiry
from resonanz.people import actions as people_actions
from resonanz.people.models import Account
from resonanz.trust.models import LedgerEntry
from resonanz.understand.models import Insight
from tests.rooms.act.support import insight_on
from tests.rooms.answer.support import queries
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(people: People, insight: Insight) -> Measure:
    return actions.bring_in_measure(
        insight=insight, title="Wir rufen  zurück ", what="Am selben Tag.", by=people.mira.pk
    )


def state(measure: Measure) -> MeasureState:
    [followed] = reads.measures_of_insight(measure.insight_id)
    return followed.state


def held_by(measure: Measure) -> list[str]:
    [followed] = reads.measures_of_insight(measure.insight_id)
    return [account.name for account in followed.carriers]


class TestBringingIn:
    def test_it_belongs_to_the_insight_and_waits_for_somebody(self, measure: Measure, insight: Insight) -> None:
        assert (measure.title, measure.insight_id, measure.inquiry_id) == (
            "Wir rufen zurück",
            insight.pk,
            insight.inquiry_id,
        )
        assert (state(measure), held_by(measure)) == (MeasureState.WAITING, [])

    def test_it_is_in_the_ledger(self, measure: Measure) -> None:
        assert b'"k":"measure"' in bytes(LedgerEntry.objects.get(index=measure.entry_index).leaf)

    @pytest.mark.parametrize("title", ["", "  \n ", "x" * 161])
    def test_it_says_what_in_a_sentence(self, people: People, insight: Insight, title: str) -> None:
        with pytest.raises(MeasureIncomplete) as refused:
            actions.bring_in_measure(insight=insight, title=title, by=people.mira.pk)
        assert list(refused.value.problems) == ["title"]
        assert Measure.objects.count() == 0


class TestHands:
    def test_whoever_wants_picks_it_up_and_several_may(self, people: People, measure: Measure) -> None:
        actions.pick_up_measure(measure_id=measure.pk, by=people.jonas.pk)
        actions.pick_up_measure(measure_id=measure.pk, by=people.mira.pk)
        assert (state(measure), held_by(measure)) == (MeasureState.CARRIED, ["Jonas Perk", "Mira Holt"])

    def test_nobody_picks_up_twice(self, people: People, measure: Measure) -> None:
        actions.pick_up_measure(measure_id=measure.pk, by=people.mira.pk)
        with pytest.raises(NotInYourHands):
            actions.pick_up_measure(measure_id=measure.pk, by=people.mira.pk)

    def test_only_who_holds_it_lays_it_down(self, people: People, measure: Measure) -> None:
        actions.pick_up_measure(measure_id=measure.pk, by=people.mira.pk)
        with pytest.raises(NotInYourHands):
            actions.lay_down_measure(measure_id=measure.pk, by=people.jonas.pk)
        actions.lay_down_measure(measure_id=measure.pk, by=people.mira.pk)
        assert state(measure) == MeasureState.WAITING
        assert [step.deed for step in measure.steps.all()] == ["taken", "laid"]

    def test_who_leaves_the_team_holds_nothing_any_more(self, people: People, measure: Measure) -> None:
        actions.pick_up_measure(measure_id=measure.pk, by=people.jonas.pk)
        jonas = Account.objects.get(pk=people.jonas.pk)
        people_actions.change_member(
            account=jonas, name=jonas.name, function="", email=None, is_active=False, by=people.mira
        )
        [followed] = reads.measures_of_insight(measure.insight_id)
        assert followed.state == MeasureState.WAITING
        assert [account.name for account in followed.left] == ["Jonas Perk"]


class TestEnding:
    @pytest.mark.parametrize("deed", [MeasureDeed.DONE, MeasureDeed.GIVEN_UP])
    def test_it_ends_with_words_and_only_once(self, people: People, measure: Measure, deed: MeasureDeed) -> None:
        with pytest.raises(MeasureIncomplete):
            actions.end_measure(measure_id=measure.pk, deed=deed, by=people.mira.pk, words="  ")
        actions.end_measure(measure_id=measure.pk, deed=deed, by=people.mira.pk, words="Es war zu teuer.")
        assert state(measure) == deed.value
        with pytest.raises(MeasureOver):
            actions.end_measure(measure_id=measure.pk, deed=deed, by=people.mira.pk, words="Doch.")
        with pytest.raises(MeasureOver):
            actions.pick_up_measure(measure_id=measure.pk, by=people.mira.pk)
        with pytest.raises(MeasureOver):
            actions.note_on_measure(measure_id=measure.pk, by=people.mira.pk, words="Nachtrag")
        assert MeasureStep.objects.count() == 1

    def test_only_an_end_ends_it(self, people: People, measure: Measure) -> None:
        with pytest.raises(ValueError, match="taken"):
            actions.end_measure(measure_id=measure.pk, deed=MeasureDeed.TAKEN, by=people.mira.pk, words="Ende")

    def test_a_note_says_something(self, people: People, measure: Measure) -> None:
        with pytest.raises(MeasureIncomplete):
            actions.note_on_measure(measure_id=measure.pk, by=people.mira.pk, words=" ")
        actions.note_on_measure(measure_id=measure.pk, by=people.mira.pk, words="Die Liste steht.")
        assert state(measure) == MeasureState.WAITING


def test_many_measures_take_no_more_statements(people: People, inquiry: Inquiry) -> None:
    def bring(count: int) -> None:
        for n in range(count):
            insight = insight_on(people, inquiry, f"Erkenntnis {n}")
            made = actions.bring_in_measure(insight=insight, title="Rückruf", by=people.mira.pk)
            actions.pick_up_measure(measure_id=made.pk, by=people.jonas.pk)

    def ask() -> Any:
        return [row.carriers for row in reads.measures_of_inquiry(inquiry.pk)]

    bring(1)
    few = queries(ask)
    bring(4)
    assert queries(ask) == few
