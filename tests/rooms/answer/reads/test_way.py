"""The way of a voice: received, read, part of an insight, decided, answered; and nobody else's way."""

from __future__ import annotations

import pytest

from resonanz.act.enums import Standing, Word
from resonanz.answer.actions import reply_to
from resonanz.answer.reads import replies_to, way_of
from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import mark_read, supplement_story
from resonanz.listen.reads import voices_of
from tests.rooms.answer.support import DAY, NOON, guests, insight_of, said
from tests.rooms.understand.support import theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


def test_at_first_it_is_only_received(people: People, inquiry: Inquiry) -> None:
    with clock.held_at(NOON):
        story, _ = people.tells(inquiry, "Niemand hob ab.")
    way = way_of(voices_of(story))
    assert (way.received_at, way.entry_index) == (NOON, story.entry_index)
    assert (way.readings, way.stations, way.replies, way.theme, way.has_result) == ([], [], [], None, False)


def test_then_it_is_read_understood_decided_and_answered(people: People, inquiry: Inquiry) -> None:
    mine, *others = guests(people, inquiry)
    mark_read(story_ids=[mine.pk], by=people.mira.pk)
    mark_read(story_ids=[mine.pk], by=people.jonas.pk)
    insight = insight_of(people, inquiry, [mine, *others], "Wer anruft, wartet")
    assert way_of([mine]).has_result is False
    said(people, insight, Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    said(people, insight, Word.DONE)
    reply_to(story=mine, text="Danke.", by=people.mira.pk)
    theme = theme_by_hand(inquiry, [mine], key=1)
    way = way_of([mine])
    assert [reading.account.name for reading in way.readings] == ["Mira Holt", "Jonas Perk"]
    [station] = way.stations
    assert (station.insight.title, station.stand.key, station.stand.promised_for) == (
        "Wer anruft, wartet",
        Standing.DONE,
        DAY,
    )
    assert [decision.word for decision in station.history] == ["in_progress", "done"]
    assert [(reply.text, reply.author.name) for reply in way.replies] == [("Danke.", "Mira Holt")]
    assert way.theme is not None
    assert (way.theme.pk, way.has_result) == (theme.pk, True)


def test_the_ways_of_others_are_never_shown(people: People, inquiry: Inquiry) -> None:
    mine, other, *more = guests(people, inquiry, 4)
    mark_read(story_ids=[other.pk], by=people.jonas.pk)
    said(people, insight_of(people, inquiry, [other, *more], "Nicht von mir"), Word.EXISTS)
    reply_to(story=other, text="Nur für den anderen.", by=people.mira.pk)
    way = way_of(voices_of(mine))
    assert (way.readings, way.stations, way.replies, way.has_result) == ([], [], [], False)


def test_what_the_same_voice_added_goes_the_same_way(people: People, inquiry: Inquiry) -> None:
    mine, *others = guests(people, inquiry)
    added = supplement_story(story=mine, place=inquiry.place, key="key of a supplement", text="Noch etwas.")
    mark_read(story_ids=[added.story_id], by=people.jonas.pk)
    insight_of(people, inquiry, [mine, *others], "Wer anruft, wartet")
    voices = voices_of(mine)
    way = way_of(voices)
    assert [voice.text for voice in voices] == ["Gast 0 hat lange gewartet.", "Noch etwas."]
    assert ([reading.account.name for reading in way.readings], len(way.stations)) == (["Jonas Perk"], 1)


def test_replies_are_in_order_of_time(people: People, inquiry: Inquiry) -> None:
    mine, other = guests(people, inquiry, 2)
    with clock.held_at(NOON.replace(day=12)):
        reply_to(story=mine, text="zweite", by=people.mira.pk)
    with clock.held_at(NOON):
        reply_to(story=mine, text="erste", by=people.jonas.pk)
        reply_to(story=other, text="fremde", by=people.jonas.pk)
    assert [reply.text for reply in replies_to([mine.pk])] == ["erste", "zweite"]
