"""Touchpoints in figures: people count once, nothing that is gone counts, small groups are not named."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads
from resonanz.understand.actions import Place, count_touchpoints, put_passage
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.enums import Matching
from resonanz.understand.models import Touchpoint, TouchpointMatch, TouchpointProgress
from resonanz.understand.receivers import leave_to_the_newest
from tests.rooms.understand.support import BILL, HOTLINE, NOON, BagOfWords, tell_all, theme_by_hand
from tests.rooms.understand.touch import a_touchpoint, matched_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    return tell_all(people, inquiry, HOTLINE[:4], BILL[:4])


@pytest.fixture
def loop(people: People, told: list[Story]) -> Touchpoint:
    made = a_touchpoint(people)
    matched_by_hand(made, told[:4])
    matched_by_hand(None, told[4:])
    return made


def test_people_are_counted_once_with_their_doubt(loop: Touchpoint, told: list[Story]) -> None:
    Story.objects.filter(pk=told[1].pk).update(teller=told[0].teller)
    count_touchpoints()
    [shown] = reads.shown_touchpoints()
    assert (shown.passages, shown.tellers, shown.people) == (4, 3, 7)
    # Wilson's 95 % bounds of 3 in 7.
    assert (round(shown.low, 3), round(shown.high, 3)) == (0.158, 0.75)
    assert reads.compared() == reads.Compared(passages=8, none=4, people=7)


def test_an_inquiry_has_figures_of_its_own(people: People, loop: Touchpoint, inquiry: Inquiry) -> None:
    other = people.inquiry(slug="schalter")
    matched_by_hand(loop, tell_all(people, other, HOTLINE[4:]))
    assert [(row.tellers, row.people) for row in reads.shown_touchpoints()] == [(6, 10)]
    assert [(row.tellers, row.people) for row in reads.shown_touchpoints(inquiry.pk)] == [(4, 8)]
    assert [(row.tellers, row.people) for row in reads.shown_touchpoints(other.pk)] == [(2, 2)]
    assert reads.compared(other.pk) == reads.Compared(passages=2, none=0, people=2)
    assert {row.inquiry_id for row in reads.passages_of(loop.pk, other.pk)} == {other.pk}


def test_nothing_was_compared_yet(people: People) -> None:
    a_touchpoint(people)
    [shown] = reads.shown_touchpoints()
    assert (shown.tellers, shown.people, shown.passages) == (0, 0, 0)
    assert reads.shown_touchpoint(999_999) is None


def test_the_clearest_passages_come_first(loop: Touchpoint, told: list[Story]) -> None:
    assert [row.story_id for row in reads.passages_of(loop.pk)] == [story.pk for story in told[:4]]
    assert [row.story_id for row in reads.passages_of(None)] == [story.pk for story in reversed(told[4:])]


def test_withdrawn_and_earlier_words_are_neither_shown_nor_counted(loop: Touchpoint, told: list[Story]) -> None:
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    leave_to_the_newest(told[1].pk)
    Story.objects.filter(pk=told[1].pk).update(superseded_at=NOON)
    assert [row.story_id for row in reads.passages_of(loop.pk)] == [told[2].pk, told[3].pk]
    [shown] = reads.shown_touchpoints()
    assert (shown.tellers, shown.people) == (2, 6)
    assert reads.passage_at(told[1].pk, 0) is None


@pytest.mark.parametrize(
    ("role", "few", "enough"), [("customer", 4, 5), ("employee", 9, 10), ("guest", 4, 5), ("non_customer", 4, 5)]
)
def test_small_groups_are_not_named(people: People, inquiry: Inquiry, role: str, few: int, enough: int) -> None:
    made = a_touchpoint(people)
    stories = [people.tells(inquiry, f"{HOTLINE[0]} {n}", roles=[role])[0] for n in range(enough)]
    matched_by_hand(made, stories[:few])
    # The same voice again is no further person.
    again, _ = people.tells(inquiry, "Noch einmal.", roles=[role])
    Story.objects.filter(pk=again.pk).update(teller=stories[0].teller)
    matched_by_hand(made, [again])
    assert reads.spoken_roles(made.pk) == []
    matched_by_hand(made, stories[few:])
    assert [key for key, _label in reads.spoken_roles(made.pk)] == [role]
    withdraw_stories(story_ids=[stories[1].pk], ground=Withdrawal.TELLER)
    assert reads.spoken_roles(made.pk) == []
    count_touchpoints()
    assert reads.spoken_roles(made.pk) == []


def test_whoever_told_it_sees_what_was_inferred(people: People, loop: Touchpoint, told: list[Story]) -> None:
    theme_by_hand(told[0].inquiry, told, key=1)
    put_passage(place=Place(story_id=told[4].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    ids = [told[n].pk for n in (0, 4, 5)]
    found = reads.inferences_of(ids)
    assert [
        [
            (touched.touchpoint, touched.words, touched.strength, touched.said_by_team)
            for touched in found[pk].touchpoints
        ]
        for pk in ids
    ] == [[("Warteschleife", told[0].text, 0.9, False)], [("Warteschleife", told[4].text, 1, True)], []]


def test_inferences_cost_the_same_for_one_and_many(loop: Touchpoint, told: list[Story]) -> None:
    theme_by_hand(told[0].inquiry, told, key=1)
    for wanted in (told[:1], told):
        with CaptureQueriesContext(connection) as caught:
            assert len(reads.inferences_of([story.pk for story in wanted])) == len(wanted)
        assert len(caught) == 10


def test_what_waits_to_be_compared_is_found(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    tell_all(people, inquiry, HOTLINE[:2])
    people.inquiry(slug="leer")
    catch_up(inquiry.pk)
    assert reads.unmatched_inquiries() == []
    made = a_touchpoint(people)
    assert reads.unmatched_inquiries() == [inquiry.pk]
    assert (reads.unmatched_inquiries([inquiry.pk]), reads.unmatched_inquiries([])) == ([inquiry.pk], [])
    matched_by_hand(made, list(Story.objects.all()))
    assert reads.unmatched_inquiries() == []
    TouchpointProgress.objects.create(inquiry=inquiry, step=Matching.WAITING, changed_at=NOON)
    assert (reads.unmatched_inquiries(), reads.matching_count()) == ([inquiry.pk], 1)
    TouchpointProgress.objects.update(step=Matching.FAILED)
    assert (reads.unmatched_inquiries(), reads.matching_count()) == ([], 0)


def test_a_story_told_anew_leaves_no_match_of_its_earlier_words(loop: Touchpoint, told: list[Story]) -> None:
    leave_to_the_newest(told[0].pk)
    assert not TouchpointMatch.objects.filter(story=told[0]).exists()
