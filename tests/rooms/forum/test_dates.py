"""Promised days and next evenings in one calendar: public ones alone, and the same day under the same name."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from resonanz.act.actions import commit_to, follow_up
from resonanz.act.enums import Pledge, Word
from resonanz.ask.models import Inquiry
from resonanz.forum.enums import Form
from resonanz.ground import clock
from resonanz.understand.models import Insight
from tests.rooms.answer.support import guests, insight_of, queries, said
from tests.rooms.forum.support import announced, drafted
from tests.support.people import People

pytestmark = pytest.mark.django_db

PATH = "/termine.ics"


def events(people: People) -> list[Any]:
    response = people.client().get(PATH)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return list(Calendar.from_ical(response.content.decode()).walk("VEVENT"))


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def insight(people: People, inquiry: Inquiry) -> Insight:
    return insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet")


def test_an_empty_house_has_an_empty_calendar(people: People) -> None:
    assert events(people) == []


def test_a_promise_stands_on_its_day_and_moves_with_it(people: People, inquiry: Inquiry, insight: Insight) -> None:
    day = people.today() + timedelta(days=5)
    said(people, insight, Word.IN_PROGRESS, moment=clock.now(), owner="Kundendienst", due_on=day)
    (first,) = events(people)
    assert (first["DTSTART"].dt, first["DTEND"].dt) == (day, day + timedelta(days=1))
    assert first["SUMMARY"] == "Zugesagt bis heute: Wer anruft, wartet"
    assert first["DESCRIPTION"] == "Es kümmert sich: Kundendienst."
    assert first["URL"] == f"http://testserver/anliegen/kontakt/bilanz/{insight.pk}/"
    later = {"owner": "Kundendienst", "due_on": day + timedelta(days=3), "reason": "Das Teil fehlt."}
    said(people, insight, Word.IN_PROGRESS, moment=clock.now(), **later)
    (moved,) = events(people)
    assert (moved["UID"], moved["SEQUENCE"], moved["DTSTART"].dt) == (first["UID"], 1, day + timedelta(days=3))
    said(people, insight, Word.DONE, moment=clock.now(), reason="Eingebaut.")
    assert events(people) == []


def test_a_commitment_stands_there_until_it_has_ended(people: People, inquiry: Inquiry) -> None:
    day = people.today() + timedelta(days=2)
    given = commit_to(inquiry=inquiry, text="Wir rufen zurück", owner="Leitung", due_on=day, by=people.mira.pk)
    (event,) = events(people)
    assert (event["SUMMARY"], event["DTSTART"].dt) == ("Zugesagt bis heute: Wir rufen zurück", day)
    with clock.held_at(clock.now() + timedelta(days=9)):
        assert [overdue["DTSTART"].dt for overdue in events(people)] == [day]
    follow_up(commitment_id=given.pk, deed=Pledge.KEPT, by=people.mira.pk)
    assert events(people) == []


def test_what_is_still_internal_is_on_no_calendar(people: People, insight: Insight) -> None:
    day = people.today() + timedelta(days=30)
    words = {"owner": "Kundendienst", "due_on": day, "public_on": people.today() + timedelta(days=9)}
    said(people, insight, Word.IN_PROGRESS, moment=clock.now(), **words)
    assert events(people) == []


def test_next_evenings_stand_there_as_in_their_own_files(people: People) -> None:
    forum = announced(people)
    (event,) = events(people)
    own = Calendar.from_ical(people.client().get(f"/forum/{forum.inquiry.slug}/termin.ics").content.decode())
    assert event.to_ical() == own.walk("VEVENT")[0].to_ical()


def test_evenings_among_staff_and_drafts_are_on_no_calendar(people: People) -> None:
    drafted(people)
    announced(people, slug="haus", form=Form.STAFF)
    assert events(people) == []


def test_calendars_that_come_again_are_told_that_nothing_changed(people: People, inquiry: Inquiry) -> None:
    first = people.client().get(PATH)
    again = people.client().get(PATH, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_number_of_statements_stays_the_same(people: People, inquiry: Inquiry, insight: Insight) -> None:
    day = people.today() + timedelta(days=5)
    said(people, insight, Word.IN_PROGRESS, moment=clock.now(), owner="Kundendienst", due_on=day)
    commit_to(inquiry=inquiry, text="Zusage", owner="Leitung", due_on=day, by=people.mira.pk)
    few = queries(lambda: events(people))
    for n in range(6):
        commit_to(inquiry=inquiry, text=f"Zusage {n}", owner="Leitung", due_on=day, by=people.mira.pk)
    assert queries(lambda: events(people)) == few
