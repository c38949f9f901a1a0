"""Evidence as it is shown: all of it to the team, in public only what tellers have released."""

from __future__ import annotations

import pytest

from resonanz.ask.models import Inquiry
from resonanz.ground import clock
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import make_insight, passage_of
from resonanz.understand.enums import Side
from resonanz.understand.models import Insight
from tests.rooms.understand.support import NOON
from tests.support.people import People

pytestmark = pytest.mark.django_db


def made(people: People, inquiry: Inquiry, stories: list[Story], counter: Story | None = None) -> Insight:
    passages = [passage_of(story=story, words="gewartet") for story in stories]
    if counter is not None:
        passages.append(passage_of(story=counter, words="gewartet", side=Side.COUNTER))
    return make_insight(inquiry=inquiry, title="Warten", summary="", passages=passages, by=people.mira.pk)


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    public, _ = people.tells(inquiry, "Ich habe gewartet.")
    secret, _ = people.tells(inquiry, "Habe mit Dr. Kolbe gewartet.", permission="team")
    named, _ = people.tells(inquiry, "Wir haben gewartet.", permission="public_named", name="Lea Sommer")
    counter, _ = people.tells(inquiry, "Keine Minute gewartet.", permission="team")
    return [public, secret, named, counter]


def test_the_team_sees_every_passage(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, told[:3], told[3])
    shown = reads.shown_evidence(insight.pk, public=False, urls=True)
    assert [voice.text for voice in shown.support] == [story.text for story in told[:3]]
    assert [voice.url for voice in shown.counter] == [f"/team/geschichte/{told[3].pk}/"]
    assert shown.hidden == 0
    assert shown.support[0].marks == [("Ich habe ", False), ("gewartet", True), (".", False)]


def test_the_public_sees_released_words_and_how_many_more_there_are(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    insight = made(people, inquiry, told[:3], told[3])
    shown = reads.shown_evidence(insight.pk, public=True)
    assert [(voice.text, voice.name, voice.url) for voice in shown.support] == [
        ("Ich habe gewartet.", "", ""),
        ("Wir haben gewartet.", "Lea Sommer", ""),
    ]
    assert (shown.counter, shown.hidden) == ([], 2)


def test_a_tombstone_has_no_words_and_no_name(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    insight = made(people, inquiry, told[:3])
    withdraw_stories(story_ids=[told[2].pk], ground=Withdrawal.TELLER)
    voice = reads.shown_evidence(insight.pk, public=False).support[2]
    assert (voice.text, voice.name) == ("", "")
    assert voice.withdrawn == "von der Erzählerin oder dem Erzähler zurückgezogen"


def test_erased_words_are_not_said_to_be_for_the_team_only(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    fourth, _ = people.tells(inquiry, "Auch ich habe gewartet.")
    insight = made(people, inquiry, [told[0], told[2], fourth])
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    assert reads.shown_evidence(insight.pk, public=True).hidden == 0


def test_insights_with_a_story_are_listed_once_and_no_others(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    first = made(people, inquiry, told[:3])
    second = made(people, inquiry, told[1:4])
    assert [insight.pk for insight in reads.insights_with([told[0].pk])] == [first.pk]
    assert [insight.pk for insight in reads.insights_with([told[1].pk, told[2].pk])] == [first.pk, second.pk]
    assert list(reads.insights_with([])) == []


def test_insights_are_listed_newest_first_and_waiting_ones_oldest_first(
    people: People, inquiry: Inquiry, told: list[Story]
) -> None:
    with clock.held_at(NOON):
        old = made(people, inquiry, told[:3])
    with clock.held_at(NOON.replace(day=12)):
        new = made(people, inquiry, told[:3])
    assert [insight.pk for insight in reads.insights_of(inquiry.pk)] == [new.pk, old.pk]
    assert [insight.pk for insight in reads.newest_insights([inquiry.pk])] == [old.pk, new.pk]
    assert reads.newest_insights([inquiry.pk], most=1) == [new]


def test_counts_are_kept_apart_by_inquiry(people: People, inquiry: Inquiry, told: list[Story]) -> None:
    made(people, inquiry, told[:3])
    other = people.inquiry(slug="schalter")
    assert reads.insight_counts([inquiry.pk, other.pk]) == {inquiry.pk: 1, other.pk: 0}
    assert reads.insight(0) is None
