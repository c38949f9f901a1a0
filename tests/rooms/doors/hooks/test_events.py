"""What a message holds: what happened and where, never a word."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.act import actions as act
from resonanz.answer.events import replied
from resonanz.ask import actions as ask
from resonanz.doors.hooks.events import Told, tell_what_is_due
from resonanz.ground import clock
from resonanz.ground.hooks import keeping as store
from resonanz.ground.models import HookDelivery
from tests.support.people import People

pytestmark = pytest.mark.django_db
WORDS = "Die Warteschleife sang Frau Imhagen vor, imhagen@example.org."


def told() -> list[tuple[str, dict[str, Any]]]:
    rows = HookDelivery.objects.order_by("pk").values_list("event", "body")
    return [(event, json.loads(body)["data"]) for event, body in rows]


def test_every_event_has_a_name_that_stays() -> None:
    assert {one.value for one in Told} == {
        "inquiry.opened",
        "story.received",
        "story.erased",
        "insight.published",
        "decision.made",
        "commitment.changed",
        "commitment.due",
        "commitment.missed",
        "reply.written",
        "forum.closed",
        "forum.sealed",
        "forum.balanced",
    }


def test_a_story_is_told_without_its_words(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    store.add_hook(name="Liste", url="https://example.org/", events=[Told.STORY_RECEIVED])
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(inquiry, WORDS)
    [(event, data)] = told()
    assert (event, data) == ("story.received", {"inquiry": "kontakt", "url": "/team/anliegen/kontakt/"})
    body = HookDelivery.objects.get().body
    assert not [word for word in ("Warteschleife", "Imhagen", "@") if word in body]


def test_nobody_wants_it_and_nothing_is_written(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(inquiry, WORDS)
    assert told() == []


def test_commitments_that_are_due_and_missed_are_told_once(people: People) -> None:
    inquiry = people.inquiry()
    store.add_hook(name="Liste", url="https://example.org/", events=[Told.COMMITMENT_DUE, Told.COMMITMENT_MISSED])
    today = clock.today()
    for days in (6, 8):
        act.commit_to(
            inquiry=inquiry,
            text=f"Rückruf {days}",
            owner="Technik",
            due_on=today + timedelta(days=days),
            by=people.mira.pk,
        )
    tell_what_is_due()
    tell_what_is_due()
    [(event, data)] = told()
    assert (event, data["inquiry"], data["due_on"]) == (
        "commitment.due",
        "kontakt",
        (today + timedelta(days=6)).isoformat(),
    )
    assert "Rückruf" not in HookDelivery.objects.get().body
    with time_machine.travel(
        datetime.combine(today + timedelta(days=7), datetime.min.time(), tzinfo=UTC).replace(hour=12)
    ):
        tell_what_is_due()
        tell_what_is_due()
    assert [event for event, _data in told()] == ["commitment.due", "commitment.due", "commitment.missed"]


def test_what_is_asked_among_staff_is_told_to_nobody(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    ask.plan_audience(
        inquiry=inquiry,
        places=3,
        rule="Alle.",
        apply_until=None,
        groups=[ask.Wanted(key="haus", role="employee", label="Haus", target=3)],
    )
    store.add_hook(name="Liste", url="https://example.org/", events=Told.values)
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(inquiry, WORDS, roles=["employee"])
        act.commit_to(inquiry=inquiry, text="Ja.", owner="Technik", due_on=clock.today(), by=people.mira.pk)
    tell_what_is_due()
    assert told() == []


def test_a_reply_names_the_entry_of_its_story(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    story, _code = people.tells(people.inquiry(), WORDS)
    store.add_hook(name="Liste", url="https://example.org/", events=[Told.REPLY_WRITTEN])
    with django_capture_on_commit_callbacks(execute=True):
        replied.announce(story.pk)
    [(event, data)] = told()
    assert (event, data["entry"], data["inquiry"]) == ("reply.written", story.entry_index, "kontakt")
