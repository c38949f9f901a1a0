"""Asking for an answer: the day is what was promised at that moment, and no word of the story is in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from resonanz.ground import clock
from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.errors import AlreadyWithdrawn
from resonanz.listen.models import AnswerWish, Story
from resonanz.people import actions as people_actions
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import LedgerEntry
from tests.support.people import People

pytestmark = pytest.mark.django_db

LATE_AT_NIGHT = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)
"""Already the eleventh in Berlin."""


def test_a_wish_at_telling_notes_the_day_that_is_promised_today(people: People) -> None:
    people_actions.describe_organisation(name="Stadtwerke Auenfurt", answer_days=7)
    with clock.held_at(LATE_AT_NIGHT):
        story, _code = people.tells(people.inquiry(), "Niemand hob ab.", wants_answer=True)
    wish = AnswerWish.objects.get()
    assert (wish.story_id, wish.days, wish.due_on) == (story.pk, 7, date(2026, 3, 18))
    people_actions.describe_organisation(name="Stadtwerke Auenfurt", answer_days=60)
    assert AnswerWish.objects.get().due_on == date(2026, 3, 18)


def test_without_a_wish_there_is_none(people: People) -> None:
    people.tells(people.inquiry(), "Alles gut.")
    assert not AnswerWish.objects.exists()


def test_the_entry_says_nothing_of_the_words(people: People) -> None:
    people.tells(people.inquiry(), "Niemand hob ab.", wants_answer=True)
    leaf = bytes(LedgerEntry.objects.get(index=AnswerWish.objects.get().entry_index).leaf).decode()
    assert "answer_wish" in leaf
    assert "Niemand" not in leaf


def test_the_same_key_asks_once_and_another_wish_is_another_story(people: People) -> None:
    inquiry = people.inquiry()
    for _ in range(2):
        people.tells(inquiry, "Niemand hob ab.", key="one and the same key", wants_answer=True)
    assert AnswerWish.objects.count() == 1
    with pytest.raises(KeyReused):
        people.tells(inquiry, "Niemand hob ab.", key="one and the same key")


def test_asking_later_and_again_changes_nothing(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Niemand hob ab.")
    first = actions.wish_answer(story=story)
    assert actions.wish_answer(story=story) == first
    actions.supersede_story(story=story, place=story.inquiry.place, key="a key for a version", text="Nie hob wer ab.")
    newest = Story.objects.order_by("-pk")[0]
    assert actions.wish_answer(story=newest) == first


def test_who_took_their_words_back_waits_no_more(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Niemand hob ab.", wants_answer=True)
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    assert not reads.living_wishes().exists()
    with pytest.raises(AlreadyWithdrawn):
        actions.wish_answer(story=story)


def test_nobody_moves_the_day(people: People) -> None:
    people.tells(people.inquiry(), "Niemand hob ab.", wants_answer=True)
    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerWish.objects.update(due_on=date(2099, 1, 1))
    with pytest.raises(DatabaseError), transaction.atomic():
        AnswerWish.objects.all().delete()
