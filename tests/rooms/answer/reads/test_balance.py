"""The balance: debts before deeds, computed, editable by nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.act.enums import Standing, Word
from resonanz.answer.reads import balance
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, said
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry(answer_by=DAY)


def test_missed_promises_stand_first_and_what_waits_last(people: People, inquiry: Inquiry) -> None:
    told = guests(people, inquiry, 4)
    titles = ["waiting", "not_possible", "exists", "done", "in_progress", "missed", "missed by more"]
    made = {t: insight_of(people, inquiry, told[: 4 if "more" in t else 3], t) for t in titles}
    said(people, made["not_possible"], Word.NOT_POSSIBLE, reason="Es fehlt Platz.")
    said(people, made["exists"], Word.EXISTS)
    said(people, made["done"], Word.DONE)
    said(people, made["in_progress"], Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    for title in titles[-2:]:
        before = NOON - timedelta(days=9)
        said(people, made[title], Word.IN_PROGRESS, moment=before, owner="Ole", due_on=DAY - timedelta(days=1))
    with clock.held_at(NOON):
        found = balance(inquiry)
    assert [row.insight.title for row in found.rows] == [
        "missed by more",
        "missed",
        "in_progress",
        "done",
        "exists",
        "not_possible",
        "waiting",
    ]
    assert found.tally == [
        (Standing.DONE, 1),
        (Standing.EXISTS, 1),
        (Standing.IN_PROGRESS, 1),
        (Standing.NOT_POSSIBLE, 1),
        (Standing.MISSED, 2),
        (Standing.WAITING, 1),
    ]


def test_an_empty_balance_has_nothing(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(NOON):
        found = balance(inquiry)
    assert (found.rows, found.tally, found.answer_is_overdue) == ([], [], False)


@pytest.mark.parametrize(("days", "is_overdue"), [(0, False), (1, True)])
def test_without_a_result_the_answer_is_overdue_the_day_after(
    people: People,
    inquiry: Inquiry,
    days: int,
    is_overdue: bool,  # noqa: FBT001
) -> None:
    with clock.held_at(NOON + timedelta(days=days)):
        assert balance(inquiry).answer_is_overdue is is_overdue


def test_one_insight_without_a_word_keeps_the_answer_overdue(people: People, inquiry: Inquiry) -> None:
    told = guests(people, inquiry)
    first, second = insight_of(people, inquiry, told, "eins"), insight_of(people, inquiry, told, "zwei")
    said(people, first, Word.EXISTS)
    with clock.held_at(NOON + timedelta(days=1)):
        assert balance(inquiry).answer_is_overdue is True
        said(people, second, Word.EXISTS)
        assert balance(inquiry).answer_is_overdue is False


def test_insights_of_another_inquiry_are_not_in_it(people: People, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="schalter")
    insight_of(people, other, guests(people, other), "Anderswo")
    assert balance(inquiry).rows == []
