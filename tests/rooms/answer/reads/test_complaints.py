"""Time to the first answer of a human. Open ones count as open."""

from __future__ import annotations

from datetime import timedelta

import pytest

from resonanz.answer import actions, reads
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import AnswerWish, Story
from tests.rooms.answer.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    with clock.held_at(NOON):
        return people.inquiry()


def asks(people: People, inquiry: Inquiry, *, answered_after: int | None = None, asked_after: int = 0) -> Story:
    with clock.held_at(NOON + timedelta(days=asked_after)):
        story, _code = people.tells(inquiry, f"Niemand hob ab, {asked_after} {answered_after}.", wants_answer=True)
    if answered_after is not None:
        with clock.held_at(NOON + timedelta(days=asked_after + answered_after)):
            actions.reply_to(story=story, text="Es tut uns leid.", by=people.mira.pk)
    return story


def test_in_time_late_and_open_are_counted_when_their_day_is_over(people: People, inquiry: Inquiry) -> None:
    for days in (0, 3, 14, 15, 20):
        asks(people, inquiry, answered_after=days)
    asks(people, inquiry)
    asks(people, inquiry, asked_after=20)
    with clock.held_at(NOON + timedelta(days=30)):
        found = reads.answer_times([inquiry.pk])
    assert (found.asked, found.waiting, found.over) == (7, 2, 6)
    assert (found.in_time, found.late, found.still_open) == (3, 2, 1)
    assert found.median_days == 14
    assert found.is_shown


def test_where_more_than_half_wait_there_is_no_time_to_boast_of(people: People, inquiry: Inquiry) -> None:
    asks(people, inquiry, answered_after=1)
    for _ in range(4):
        asks(people, inquiry)
    with clock.held_at(NOON + timedelta(days=30)):
        found = reads.answer_times([inquiry.pk])
    assert (found.is_shown, found.median_days, found.still_open) == (True, None, 4)


def test_four_are_too_few_to_be_told_apart(people: People, inquiry: Inquiry) -> None:
    for _ in range(4):
        asks(people, inquiry, answered_after=1)
    asks(people, inquiry, asked_after=29)
    with clock.held_at(NOON + timedelta(days=30)):
        assert not reads.answer_times([inquiry.pk]).is_shown


def test_who_is_erased_is_in_no_number(people: People, inquiry: Inquiry) -> None:
    story = asks(people, inquiry, answered_after=40)
    listen.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    with clock.held_at(NOON + timedelta(days=90)):
        found = reads.answer_times([inquiry.pk])
        assert (found.asked, found.over, found.late) == (0, 0, 0)
        assert list(reads.waiting_complaints()) == []


def test_what_was_said_before_somebody_asked_is_no_answer(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(NOON):
        story, _code = people.tells(inquiry, "Niemand hob ab.")
        actions.reply_to(story=story, text="Danke.", by=people.mira.pk)
    with clock.held_at(NOON + timedelta(days=1)):
        listen.wish_answer(story=story)
        found = reads.complaint_of(story)
        assert found is not None
        assert found.answered_at is None
        assert [wish.story_id for wish in reads.waiting_complaints()] == [story.pk]


def test_an_answer_to_a_later_version_answers_the_voice(people: People, inquiry: Inquiry) -> None:
    story = asks(people, inquiry)
    with clock.held_at(NOON + timedelta(days=1)):
        listen.supersede_story(
            story=story, place=inquiry.place, key="a key for a version", text="Nie hob jemand ab, nie."
        )
        actions.reply_to(story=Story.objects.order_by("-pk")[0], text="Es tut uns leid.", by=people.mira.pk)
    assert list(reads.waiting_complaints()) == []
    with clock.held_at(NOON + timedelta(days=30)):
        assert reads.answer_times([inquiry.pk]).in_time == 1


def test_the_longest_overdue_stands_on_top(people: People, inquiry: Inquiry) -> None:
    late, later = asks(people, inquiry, asked_after=5), asks(people, inquiry)
    answered = asks(people, inquiry, answered_after=2)
    assert [wish.story_id for wish in reads.waiting_complaints()] == [later.pk, late.pk]
    assert [wish.story_id for wish in reads.all_complaints()] == [later.pk, late.pk, answered.pk]


@pytest.mark.parametrize(("days", "is_overdue"), [(14, False), (15, True)])
def test_overdue_begins_the_day_after(people: People, inquiry: Inquiry, days: int, is_overdue: bool) -> None:  # noqa: FBT001
    story = asks(people, inquiry)
    with clock.held_at(NOON + timedelta(days=days)):
        found = reads.complaint_of(story)
        assert found is not None
        assert found.is_overdue is is_overdue
    assert AnswerWish.objects.count() == 1
