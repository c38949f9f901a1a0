"""What waits, and since when."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from resonanz.act.enums import Word
from resonanz.doors import reads
from resonanz.ground import clock
from resonanz.listen.actions import mark_read
from resonanz.listen.reads.stories import Counts
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, said
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_an_empty_house_waits_for_nothing() -> None:
    assert reads.inquiry_lines() == []
    found = reads.waiting([])
    assert (found.overdue, found.undecided, found.unread, found.unread_since, found.unread_slug) == (
        [],
        [],
        0,
        None,
        "",
    )


def test_each_inquiry_has_its_own_figures(people: People) -> None:
    with clock.held_at(NOON):
        first = people.inquiry(answer_by=DAY)
    with clock.held_at(NOON + timedelta(days=1)):
        people.inquiry(slug="schalter", is_open=False, answer_by=DAY)
    told = guests(people, first)
    insight_of(people, first, told, "Wer anruft, wartet")
    mark_read(story_ids=[told[0].pk], by=people.mira.pk)
    with clock.held_at(NOON + timedelta(days=1)):
        lines = reads.inquiry_lines()
    assert [(line.inquiry.slug, line.counts, line.themes, line.insights, line.answer_is_overdue) for line in lines] == [
        ("schalter", Counts(stories=0, unread=0, withdrawn=0), 0, 0, False),
        ("kontakt", Counts(stories=3, unread=2, withdrawn=0), 0, 1, True),
    ]


def test_an_inquiry_with_all_its_answers_is_not_overdue(people: People) -> None:
    inquiry = people.inquiry(answer_by=DAY)
    said(people, insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet"), Word.EXISTS)
    with clock.held_at(NOON + timedelta(days=1)):
        assert [line.answer_is_overdue for line in reads.inquiry_lines()] == [False]


def test_many_inquiries_cost_what_one_costs(people: People, django_assert_num_queries: Any) -> None:
    for slug in ("eins", "zwei", "drei"):
        people.inquiry(slug=slug)
    with django_assert_num_queries(5):
        assert len(reads.inquiry_lines()) == 3


def test_the_oldest_unread_story_says_since_when(people: People) -> None:
    inquiry, other = people.inquiry(), people.inquiry(slug="schalter")
    with clock.held_at(NOON):
        read, _ = people.tells(inquiry, "gelesen")
    with clock.held_at(NOON + timedelta(hours=1)):
        people.tells(other, "wartet am längsten")
    with clock.held_at(NOON + timedelta(hours=2)):
        people.tells(inquiry, "wartet auch")
    mark_read(story_ids=[read.pk], by=people.mira.pk)
    found = reads.waiting(reads.inquiry_lines())
    assert (found.unread, found.unread_since, found.unread_slug) == (2, NOON + timedelta(hours=1), "schalter")


def test_what_waits_longest_stands_first_and_what_is_decided_does_not_wait(people: People) -> None:
    inquiry = people.inquiry()
    told = guests(people, inquiry)
    made = []
    for day, title in enumerate(("älteste", "entschieden", "jüngste")):
        with clock.held_at(NOON + timedelta(days=day)):
            made.append(insight_of(people, inquiry, told, title))
    said(people, made[1], Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    with clock.held_at(NOON + timedelta(days=1)):
        found = reads.waiting(reads.inquiry_lines())
    assert [insight.title for insight in found.undecided] == ["älteste", "jüngste"]
    assert [promise.title for promise in found.overdue] == ["entschieden"]
