"""What is kept between two readers is never older than what was entered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.act.enums import Word
from resonanz.answer import actions, reads
from resonanz.answer.reads.house_balance import Numbers
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, said
from tests.support.people import People

pytestmark = pytest.mark.django_db


def numbers(*inquiries: Inquiry) -> Numbers:
    """As the next reader gets them; they must be those that are counted from nothing."""
    ids = tuple(inquiry.pk for inquiry in inquiries)
    kept = reads.house_numbers(ids)
    cache.clear()
    assert kept == reads.house_numbers(ids)
    return kept


def test_every_word_about_an_insight_is_counted_at_once(people: People) -> None:
    with clock.held_at(NOON):
        inquiry, other = people.inquiry(), people.inquiry(slug="schalter")
        first = insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet")
        second = insight_of(people, other, guests(people, other), "Am Schalter zieht es")
        assert numbers(inquiry, other).promises.all == 0
        said(people, first, Word.IN_PROGRESS, owner="Kundendienst", due_on=DAY + timedelta(days=9))
        assert numbers(inquiry, other).promises.all == 1
        said(people, second, Word.IN_PROGRESS, owner="Haustechnik", due_on=DAY + timedelta(days=2))
        assert numbers(inquiry, other).promises.all == 2
        assert numbers(other).promises.all == 1
        said(people, second, Word.DONE)
        assert numbers(inquiry, other).promises.broken == 0
    with clock.held_at(NOON + timedelta(days=10)):
        assert numbers(inquiry, other).promises.broken == 1


def test_an_answer_and_an_erasure_change_the_times_at_once(people: People) -> None:
    with clock.held_at(NOON):
        inquiry = people.inquiry()
        told = [people.tells(inquiry, f"Niemand hob ab, {n}.", wants_answer=True)[0] for n in range(3)]
        assert (numbers(inquiry).times.asked, numbers(inquiry).times.waiting) == (3, 3)
        actions.reply_to(story=told[0], text="Es tut uns leid.", by=people.mira.pk)
        assert (numbers(inquiry).times.asked, numbers(inquiry).times.waiting) == (3, 2)
        listen.withdraw_stories(story_ids=[told[1].pk], ground=Withdrawal.TELLER)
        assert (numbers(inquiry).times.asked, numbers(inquiry).times.waiting) == (2, 1)


def test_a_story_makes_nobody_count_again(people: People) -> None:
    with clock.held_at(NOON):
        inquiry = people.inquiry()
        told = guests(people, inquiry)
        said(people, insight_of(people, inquiry, told, "Wer anruft, wartet"), Word.EXISTS)
        before = reads.house_numbers((inquiry.pk,))
        people.tells(inquiry, "Noch eine Geschichte.")
        with CaptureQueriesContext(connection) as asked:
            assert reads.house_numbers((inquiry.pk,)) == before
    assert not [query for query in asked.captured_queries if query["sql"].lstrip().startswith("WITH")]
