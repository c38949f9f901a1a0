"""Where an insight stands: computed from its decisions and today's date, editable by nobody."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from resonanz.act import reads
from resonanz.act.actions import decide
from resonanz.act.enums import Outcome, Standing, Word
from resonanz.act.models import Decision
from resonanz.act.reads import Stand
from resonanz.act.reads.standing import running
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.understand.models import Insight
from tests.rooms.act.support import DAY, NOON, insight_on
from tests.support.people import People

pytestmark = pytest.mark.django_db


def said(people: People, insight: Insight, word: Word, *, moment: datetime = NOON, **owed: Any) -> Decision:
    with clock.held_at(moment):
        return decide(insight=insight, place="inquiry:AUEN", word=word, by=people.mira.pk, **owed)


def promised(people: People, insight: Insight, due_on: date, **changes: Any) -> Decision:
    return said(people, insight, Word.IN_PROGRESS, owner="Ole Brandwirth", due_on=due_on, **changes)


def stand(insight: Insight, *, day: date = DAY) -> Stand:
    with clock.held_at(NOON + (day - DAY)):
        return reads.stands([insight.pk])[insight.pk]


def _outcome(found: Stand) -> Outcome | None:
    return found.promise.outcome if found.promise else None


def test_without_a_decision_it_waits(insight: Insight) -> None:
    assert stand(insight) == Stand(insight_id=insight.pk, key=Standing.WAITING, decision=None, promised_for=None)


@pytest.mark.parametrize(
    ("word", "owed", "label"),
    [
        (Word.DONE, {}, "Umgesetzt"),
        (Word.EXISTS, {}, "Gibt es schon"),
        (Word.NOT_POSSIBLE, {"reason": "Es fehlt Platz."}, "Geht nicht"),
    ],
)
def test_a_final_word_stands_as_it_was_said(
    people: People, insight: Insight, word: Word, owed: dict[str, Any], label: str
) -> None:
    decision = said(people, insight, word, **owed)
    found = stand(insight, day=DAY + timedelta(days=400))
    assert found == Stand(insight_id=insight.pk, key=Standing(word.value), decision=decision, promised_for=None)
    assert found.label == label


@pytest.mark.parametrize(("days", "key"), [(-1, Standing.IN_PROGRESS), (0, Standing.IN_PROGRESS), (1, Standing.MISSED)])
def test_a_promise_is_missed_the_day_after_and_not_on_the_day(
    people: People, insight: Insight, days: int, key: Standing
) -> None:
    due = DAY + timedelta(days=10)
    promised(people, insight, due)
    found = stand(insight, day=due + timedelta(days=days))
    assert (found.key, found.promised_for) == (key, due)


def test_the_day_ends_at_midnight_of_the_house(people: People, insight: Insight) -> None:
    promised(people, insight, DAY)
    zone = timezone.get_current_timezone()
    last_minute = datetime(DAY.year, DAY.month, DAY.day, 23, 59, tzinfo=zone)
    with clock.held_at(last_minute):
        assert reads.stands([insight.pk])[insight.pk].key == Standing.IN_PROGRESS
    with clock.held_at(last_minute + timedelta(minutes=1)):
        assert reads.stands([insight.pk])[insight.pk].key == Standing.MISSED


def test_missed_says_so_in_its_label(people: People, insight: Insight) -> None:
    promised(people, insight, DAY)
    assert stand(insight, day=DAY + timedelta(days=1)).label == "Nicht gehalten"


def test_done_after_the_day_was_late_and_remembers_the_promise(people: People, insight: Insight) -> None:
    promised(people, insight, DAY)
    said(people, insight, Word.DONE, moment=NOON + timedelta(days=3))
    found = stand(insight, day=DAY + timedelta(days=4))
    assert (found.key, found.promised_for, _outcome(found)) == (Standing.DONE, DAY, Outcome.LATE)


def test_done_on_the_day_was_not_late(people: People, insight: Insight) -> None:
    promised(people, insight, DAY)
    said(people, insight, Word.DONE)
    found = stand(insight)
    assert (found.key, found.promised_for, _outcome(found)) == (Standing.DONE, DAY, Outcome.KEPT)


def test_done_without_a_promise_was_not_late(people: People, insight: Insight) -> None:
    said(people, insight, Word.DONE)
    assert (stand(insight).promised_for, _outcome(stand(insight))) == (None, None)


def test_a_new_promise_replaces_the_missed_one(people: People, insight: Insight) -> None:
    promised(people, insight, DAY)
    promised(people, insight, DAY + timedelta(days=30), moment=NOON + timedelta(days=5), reason="Es dauert länger.")
    found = stand(insight, day=DAY + timedelta(days=6))
    assert (found.key, found.promised_for, _outcome(found), found.was_missed) == (
        Standing.IN_PROGRESS,
        DAY + timedelta(days=30),
        Outcome.OPEN,
        True,
    )
    assert found.promise is not None
    assert (found.promise.missed_on, found.promise.moved) == (DAY, 1)


def test_a_refusal_remembers_what_was_promised(people: People, insight: Insight) -> None:
    promised(people, insight, DAY)
    said(people, insight, Word.NOT_POSSIBLE, reason="Der Umbau ist zu teuer.")
    found = stand(insight)
    assert (found.key, found.promised_for, _outcome(found)) == (Standing.NOT_POSSIBLE, DAY, Outcome.BROKEN)


def test_many_stands_cost_one_statement(
    people: People, inquiry: Inquiry, insight: Insight, django_assert_num_queries: Any
) -> None:
    others = [insight_on(people, inquiry, f"Nummer {n}") for n in range(3)]
    said(people, others[0], Word.EXISTS)
    promised(people, others[1], DAY)
    wanted = [insight.pk, *(other.pk for other in others)]
    with django_assert_num_queries(1), clock.held_at(NOON + timedelta(days=1)):
        found = reads.stands(wanted)
    assert [found[pk].key for pk in wanted] == [
        Standing.WAITING,
        Standing.EXISTS,
        Standing.MISSED,
        Standing.WAITING,
    ]


def test_no_insights_have_no_stands() -> None:
    assert reads.stands([]) == {}


def test_the_history_is_in_order_and_only_of_the_wanted(people: People, inquiry: Inquiry, insight: Insight) -> None:
    other = insight_on(people, inquiry, "Geheim gehalten")
    said(people, other, Word.NOT_POSSIBLE, reason="Das gehört zu einer anderen Erkenntnis.")
    promised(people, insight, DAY)
    said(people, insight, Word.DONE)
    assert [(d.number, d.word, d.decided_by.name) for d in reads.history_of([insight.pk])] == [
        (1, "in_progress", "Mira Holt"),
        (2, "done", "Mira Holt"),
    ]


def test_running_are_current_promises_only_the_day_that_comes_first_on_top(people: People, inquiry: Inquiry) -> None:
    titles = ["gestern", "vorige Woche", "heute", "erledigt", "neu zugesagt", "gibt es"]
    made = {title: insight_on(people, inquiry, title) for title in titles}
    before = NOON - timedelta(days=40)
    promised(people, made["gestern"], DAY - timedelta(days=1), moment=before)
    promised(people, made["vorige Woche"], DAY - timedelta(days=7), moment=before)
    promised(people, made["heute"], DAY, moment=before)
    promised(people, made["erledigt"], DAY - timedelta(days=20), moment=before)
    said(people, made["erledigt"], Word.DONE)
    promised(people, made["neu zugesagt"], DAY - timedelta(days=30), moment=before)
    promised(people, made["neu zugesagt"], DAY + timedelta(days=30), reason="Noch einmal.")
    said(people, made["gibt es"], Word.EXISTS)
    found = [(d.insight.title, d.inquiry.slug) for d in running()]
    assert found == [(title, "kontakt") for title in ("vorige Woche", "gestern", "heute", "neu zugesagt")]


def test_decided_insights_leave_out_what_waits_and_other_inquiries(
    people: People, inquiry: Inquiry, insight: Insight
) -> None:
    decided = insight_on(people, inquiry, "Entschieden")
    foreign = insight_on(people, people.inquiry(slug="schalter"), "Anderswo")
    said(people, decided, Word.EXISTS)
    said(people, foreign, Word.EXISTS)
    assert reads.decided_insights([inquiry.pk]) == {decided.pk}
    assert insight.pk not in reads.decided_insights([inquiry.pk, foreign.inquiry_id])
