"""Whoever told something before a promise changed learns of it: on their page, and by mail if they asked for mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.answer.actions import tell_outcomes
from resonanz.ask import actions as ask
from resonanz.ground import clock
from resonanz.listen.actions import attach_story, withdraw_stories
from resonanz.listen.enums import Withdrawal
from tests.rooms.answer.test_telling import confirmed
from tests.rooms.people.support import mails, reachable
from tests.support.people import People

pytestmark = pytest.mark.django_db
NOTE = "Das Versprechen wurde am"


@pytest.fixture(autouse=True)
def _reachable(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)


def page_of(people: People, code: str) -> str:
    return people.client().get(f"/stimme/{code}/").content.decode()


def test_who_told_before_sees_before_and_after_and_who_told_later_does_not(people: People) -> None:
    inquiry = people.inquiry()
    _story, earlier = people.tells(inquiry, "Vorher erzählt.")
    assert NOTE not in page_of(people, earlier)
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, readers="Zwei Menschen und die Geschäftsleitung.")
    _story, later = people.tells(inquiry, "Danach erzählt.")
    page = page_of(people, earlier)
    assert NOTE in page
    assert "<del>Zwei Menschen aus dem Kundendienst.</del>" in page
    assert "<ins>Zwei Menschen und die Geschäftsleitung.</ins>" in page
    assert "/anliegen/kontakt/versprechen/" in page
    assert NOTE not in page_of(people, later)


def test_what_is_not_promised_is_not_told(people: People) -> None:
    inquiry = people.inquiry()
    _story, code = people.tells(inquiry, "Vorher erzählt.")
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, slug="hotline", minimum_people=5)
    ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    ask.open_inquiry(inquiry=inquiry, by=people.mira.pk)
    assert NOTE not in page_of(people, code)


def test_who_took_their_words_back_has_nothing_to_learn(people: People) -> None:
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "Vorher erzählt.")
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, why="Wir bauen um.")
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert NOTE not in page_of(people, code)


def test_the_list_of_own_voices_says_it_too(people: People) -> None:
    inquiry = people.inquiry()
    story, _code = people.tells(inquiry, "Vorher erzählt.")
    attach_story(story=story, place=inquiry.place, person=people.jonas)
    client = people.client(people.jonas)
    assert NOTE not in client.get("/konto/stimmen/").content.decode()
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, why="Wir bauen um.")
    assert NOTE in client.get("/konto/stimmen/").content.decode()


def test_one_mail_a_day_tells_those_who_asked_and_only_once(people: People) -> None:
    inquiry = people.inquiry()
    _story, code = people.tells(inquiry, "Herr Kolbe rief nie zurück.", permission="team")
    people.tells(inquiry, "Ohne Adresse.")
    confirmed(people, code)
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, answer_by=people.today() + timedelta(days=60))
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, readers="Drei Menschen.")
    assert tell_outcomes() == 1
    [(_to, _subject, body)] = mails()
    assert body.count("Unser Versprechen wurde am") == 2
    assert "„Bis wann wir antworten“" in body
    assert "/anliegen/kontakt/versprechen/" in body
    assert "Kolbe" not in body
    with clock.held_at(clock.now() + timedelta(days=3)):
        assert tell_outcomes() == 0


def test_a_promise_changed_before_somebody_told_is_no_news(people: People) -> None:
    inquiry = people.inquiry()
    ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, readers="Drei Menschen.")
    _story, code = people.tells(inquiry, "Danach erzählt.")
    confirmed(people, code)
    assert tell_outcomes() == 0


def test_a_change_asks_for_the_mails_after_its_commit(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    jobs = ProcrastinateJob.objects.filter(task_name="answer.tell_outcomes")
    with django_capture_on_commit_callbacks(execute=True):
        ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, minimum_people=5)
    assert jobs.count() == 0
    with django_capture_on_commit_callbacks(execute=True):
        ask.change_inquiry(inquiry=inquiry, by=people.mira.pk, readers="Drei Menschen.")
        assert jobs.count() == 0
    assert jobs.count() == 1
