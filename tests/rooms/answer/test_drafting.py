"""Drafts of replies: kept for their writer, slept on, sent once, gone with the story."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from resonanz.answer import reads
from resonanz.answer.actions import erase, keep_draft, send_reply, sleep_on
from resonanz.answer.errors import NobodyToAnswer, StillSleeping
from resonanz.answer.models import Reply, ReplyDraft
from resonanz.answer.rules.nights import next_morning
from resonanz.ground import clock
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.models import LedgerHead
from resonanz.trust.reads import Erasure
from tests.rooms.answer.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db

WORDS = "Das tut mir leid."


@pytest.fixture
def story(people: People) -> Story:
    return people.tells(people.inquiry(), "Niemand hob ab.")[0]


@pytest.mark.parametrize(
    ("moment", "morning"),
    [
        (datetime(2026, 3, 11, 11, 0, tzinfo=UTC), datetime(2026, 3, 12, 5, 0, tzinfo=UTC)),
        (datetime(2026, 3, 11, 22, 59, tzinfo=UTC), datetime(2026, 3, 12, 5, 0, tzinfo=UTC)),
        (datetime(2026, 3, 11, 23, 1, tzinfo=UTC), datetime(2026, 3, 13, 5, 0, tzinfo=UTC)),
        (datetime(2026, 3, 28, 18, 0, tzinfo=UTC), datetime(2026, 3, 29, 4, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 18, 0, tzinfo=UTC), datetime(2026, 10, 25, 5, 0, tzinfo=UTC)),
    ],
    ids=["noon", "one minute before midnight", "one minute after", "clocks forward", "clocks back"],
)
def test_a_night_ends_at_six_where_the_house_stands(moment: datetime, morning: datetime) -> None:
    assert next_morning(moment) == morning


def test_a_draft_is_nobodys_but_its_writers(people: People, story: Story) -> None:
    before = LedgerHead.objects.get().size
    keep_draft(story=story, text=WORDS, by=people.mira.pk)
    keep_draft(story=story, text=WORDS + " Sehr.", by=people.mira.pk)
    assert ReplyDraft.objects.get().text == WORDS + " Sehr."
    assert reads.draft_of(story.pk, people.jonas.pk) is None
    assert LedgerHead.objects.get().size == before


def test_an_emptied_draft_goes(people: People, story: Story) -> None:
    keep_draft(story=story, text=WORDS, by=people.mira.pk)
    assert keep_draft(story=story, text=" \n", by=people.mira.pk) is None
    assert not ReplyDraft.objects.exists()


def test_sending_lets_the_draft_go_and_twice_is_once(people: People, story: Story) -> None:
    keep_draft(story=story, text=WORDS, by=people.mira.pk)
    first = send_reply(story=story, text=WORDS, by=people.mira.pk)
    assert send_reply(story=story, text=WORDS, by=people.mira.pk) == first
    assert (Reply.objects.count(), ReplyDraft.objects.count()) == (1, 0)
    send_reply(story=story, text=WORDS, by=people.jonas.pk)
    assert Reply.objects.count() == 2


def test_a_late_save_of_what_was_sent_brings_no_draft_back(people: People, story: Story) -> None:
    send_reply(story=story, text=WORDS, by=people.mira.pk)
    assert keep_draft(story=story, text=WORDS + "\n", by=people.mira.pk) is None
    assert keep_draft(story=story, text="Noch etwas.", by=people.mira.pk) is not None


def test_a_sleeping_draft_is_not_sent_by_accident(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        sleep_on(story=story, text=WORDS, by=people.mira.pk)
        keep_draft(story=story, text=WORDS, by=people.mira.pk)
        with pytest.raises(StillSleeping):
            send_reply(story=story, text=WORDS, by=people.mira.pk)
        assert not Reply.objects.exists()
        assert list(reads.slept_drafts(people.mira.pk)) == []
        send_reply(story=story, text=WORDS, by=people.mira.pk, wakes=True)
    assert (Reply.objects.count(), ReplyDraft.objects.count()) == (1, 0)


def test_in_the_morning_it_waits_for_its_writer_alone(people: People, story: Story) -> None:
    with clock.held_at(NOON):
        draft = sleep_on(story=story, text=WORDS, by=people.mira.pk)
    assert draft is not None
    assert draft.sleeps_until is not None
    with clock.held_at(draft.sleeps_until - timedelta(seconds=1)):
        assert list(reads.slept_drafts(people.mira.pk)) == []
    with clock.held_at(draft.sleeps_until):
        assert [each.text for each in reads.slept_drafts(people.mira.pk)] == [WORDS]
        assert list(reads.slept_drafts(people.jonas.pk)) == []
        send_reply(story=story, text=WORDS, by=people.mira.pk)


def test_a_colleague_learns_that_somebody_writes_and_not_what(people: People, story: Story) -> None:
    keep_draft(story=story, text=WORDS, by=people.mira.pk)
    assert reads.who_else_writes([story.pk], people.jonas.pk) == ["Mira Holt, Kundendienst"]
    assert reads.who_else_writes([story.pk], people.mira.pk) == []
    send_reply(story=story, text="Ich auch.", by=people.jonas.pk)
    assert ReplyDraft.objects.count() == 1


def test_with_the_story_go_the_words_of_the_draft(people: People, story: Story) -> None:
    sleep_on(story=story, text=WORDS, by=people.mira.pk)
    withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    story.refresh_from_db()
    assert ReplyDraft.objects.values_list("text", "sleeps_until").get() == ("", None)
    for attempt in (keep_draft, sleep_on, send_reply):
        with pytest.raises(NobodyToAnswer):
            attempt(story=story, text=WORDS, by=people.mira.pk)
    assert [each.text for each in reads.slept_drafts(people.mira.pk)] == [""]
    assert reads.who_else_writes([story.pk], people.jonas.pk) == []


def test_whoever_goes_takes_their_drafts_along(people: People, story: Story) -> None:
    keep_draft(story=story, text=WORDS, by=people.jonas.pk)
    erase(whom=reads.whom_account(people.jonas), erasure=Erasure.PERSON)
    assert not ReplyDraft.objects.exists()
