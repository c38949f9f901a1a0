"""The figures of touchpoints follow everything that changes them, and the worker only tidies up."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from resonanz.ask.models import Inquiry
from resonanz.listen.actions import supersede_story, withdraw_stories
from resonanz.listen.actions.forgetting import forget_authors
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.understand import reads, tasks
from resonanz.understand.actions import (
    Place,
    archive_touchpoint,
    count_touchpoints,
    counts_follow,
    lift_correction,
    put_passage,
    revive_touchpoint,
    take_passage_out,
)
from resonanz.understand.actions.matching import match_inquiry
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.models import Touchpoint, TouchpointCorrection, TouchpointCount, TouchpointMatch
from resonanz.understand.reads import Compared
from tests.rooms.understand.support import BILL, BUS, HOTLINE, BagOfWords, tell_all
from tests.rooms.understand.touch import a_touchpoint, matched_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(people: People, inquiry: Inquiry) -> list[Story]:
    """The first two were told by one person."""
    stories = tell_all(people, inquiry, HOTLINE[:4], BILL[:4])
    Story.objects.filter(pk=stories[1].pk).update(teller=stories[0].teller)
    return stories


@pytest.fixture
def loop(people: People, told: list[Story]) -> Touchpoint:
    made = a_touchpoint(people)
    matched_by_hand(made, told[:4])
    matched_by_hand(None, told[4:])
    return made


@pytest.fixture
def office(people: People, loop: Touchpoint) -> Touchpoint:
    return a_touchpoint(people, "Kundenbüro")


def figures(inquiry_id: int | None = None) -> dict[str, tuple[int, int]]:
    """Passages and people of each touchpoint; what is shown is what counting anew would say."""
    shown = _shown(inquiry_id)
    with transaction.atomic():
        count_touchpoints()
        anew = _shown(inquiry_id)
        transaction.set_rollback(True)
    assert shown == anew
    return {name: (passages, tellers) for name, passages, tellers in shown[0]}


def _shown(inquiry_id: int | None) -> tuple[list[tuple[str, int, int]], Compared]:
    rows = [(row.name, row.passages, row.tellers) for row in reads.shown_touchpoints(inquiry_id)]
    return rows, reads.compared(inquiry_id)


def test_after_a_match_everything_is_counted_once(people: People, inquiry: Inquiry, model: BagOfWords) -> None:
    other = people.inquiry(slug="schalter")
    tell_all(people, inquiry, HOTLINE, BILL, BUS)
    tell_all(people, other, HOTLINE, BILL, BUS)
    loop = a_touchpoint(people)
    for pk in (inquiry.pk, other.pk, inquiry.pk):
        catch_up(pk)
        match_inquiry(pk)
    for pk in (None, inquiry.pk, other.pk):
        rows = TouchpointMatch.objects.filter(**({} if pk is None else {"inquiry": pk})).select_related("story")
        own = [row.story.teller for row in rows if row.touchpoint_id]
        assert figures(pk) == {"Warteschleife": (len(own), len(set(own)))} != {"Warteschleife": (0, 0)}
        people_there = len({row.story.teller for row in rows})
        assert reads.compared(pk) == Compared(passages=len(rows), none=len(rows) - len(own), people=people_there)
    assert not reads.touch_counts_changed()
    archive_touchpoint(touchpoint_id=loop.pk, by=people.mira.pk)
    match_inquiry(inquiry.pk)
    assert reads.compared() == Compared(passages=18, none=18, people=18)
    assert reads.compared(inquiry.pk) == Compared(passages=0, none=0, people=0)


def test_a_passage_taken_out_and_back(people: People, loop: Touchpoint, told: list[Story], inquiry: Inquiry) -> None:
    assert figures() == {"Warteschleife": (4, 3)}
    # The same person tells of it in another story, too.
    take_passage_out(place=Place(story_id=told[0].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    assert (figures(), figures(inquiry.pk)) == ({"Warteschleife": (3, 3)}, {"Warteschleife": (3, 3)})
    assert reads.compared(inquiry.pk) == Compared(passages=8, none=5, people=7)
    take_passage_out(place=Place(story_id=told[1].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    assert figures() == {"Warteschleife": (2, 2)}
    lift_correction(correction_id=TouchpointCorrection.objects.earliest("pk").pk, by=people.mira.pk)
    assert figures() == {"Warteschleife": (2, 2)}
    put_passage(place=Place(story_id=told[0].pk, start=0), touchpoint_id=loop.pk, by=people.mira.pk)
    assert figures() == {"Warteschleife": (3, 3)}


def test_a_passage_put_elsewhere_changes_both(
    people: People, loop: Touchpoint, office: Touchpoint, told: list[Story], inquiry: Inquiry
) -> None:
    put_passage(place=Place(story_id=told[2].pk, start=0), touchpoint_id=office.pk, by=people.mira.pk)
    assert figures() == figures(inquiry.pk) == {"Warteschleife": (3, 2), "Kundenbüro": (1, 1)}
    assert reads.compared() == Compared(passages=8, none=4, people=7)


def test_whoever_is_erased_counts_no_more_in_the_same_moment(loop: Touchpoint, told: list[Story]) -> None:
    withdraw_stories(story_ids=[told[0].pk], ground=Withdrawal.TELLER)
    assert figures() == {"Warteschleife": (3, 3)}
    assert reads.compared() == Compared(passages=7, none=4, people=7)
    withdraw_stories(story_ids=[story.pk for story in (told[1], told[2], told[7])], ground=Withdrawal.TELLER)
    assert figures() == {"Warteschleife": (1, 1)}
    assert reads.compared() == Compared(passages=4, none=3, people=4)
    withdraw_stories(story_ids=[story.pk for story in told], ground=Withdrawal.TELLER)
    assert figures() == {"Warteschleife": (0, 0)}
    assert reads.compared() == Compared(passages=0, none=0, people=0)


def test_an_erasure_that_fails_changes_no_figure(loop: Touchpoint, told: list[Story]) -> None:
    with transaction.atomic():
        withdraw_stories(story_ids=[told[2].pk], ground=Withdrawal.TELLER)
        transaction.set_rollback(True)
    assert figures() == {"Warteschleife": (4, 3)}


def test_an_earlier_version_counts_no_more(people: People, loop: Touchpoint, told: list[Story]) -> None:
    key, words = "a key for the new version", "Doch schneller als gedacht."
    supersede_story(story=told[2], place=told[2].inquiry.place, key=key, text=words)
    assert figures() == {"Warteschleife": (3, 2)}
    assert reads.compared() == Compared(passages=7, none=4, people=6)


def test_whose_words_they_were_is_forgotten_and_people_stay_as_many(loop: Touchpoint, told: list[Story]) -> None:
    forget_authors(story_ids=[told[0].pk])
    assert figures() == {"Warteschleife": (4, 3)}


def test_an_archived_touchpoint_leaves_its_passages_to_none(
    people: People, loop: Touchpoint, office: Touchpoint, inquiry: Inquiry
) -> None:
    archive_touchpoint(touchpoint_id=loop.pk, by=people.mira.pk)
    assert figures() == {"Kundenbüro": (0, 0)}
    assert reads.compared(inquiry.pk) == Compared(passages=8, none=8, people=7)
    revive_touchpoint(touchpoint_id=loop.pk, by=people.mira.pk)
    assert figures() == {"Warteschleife": (0, 0), "Kundenbüro": (0, 0)}


def test_the_sweep_counts_what_was_only_added(people: People, loop: Touchpoint, told: list[Story]) -> None:
    withdraw_stories(story_ids=[told[2].pk], ground=Withdrawal.TELLER)
    assert reads.touch_counts_changed()
    # Two who were erased at the same moment may have been taken away twice, or not at all.
    TouchpointCount.objects.create(touchpoint=loop, passages=0, tellers=-9, is_change=True)
    assert [row.tellers for row in reads.shown_touchpoints()] == [0]
    tasks.sweep(0)
    assert not reads.touch_counts_changed()
    assert figures() == {"Warteschleife": (3, 2)}


def test_nothing_to_follow_leaves_nothing(told: list[Story]) -> None:
    with CaptureQueriesContext(connection) as caught, counts_follow([story.pk for story in told]):
        pass
    assert (len(caught), TouchpointCount.objects.count()) == (1, 0)


def test_many_are_followed_as_cheaply_as_one(loop: Touchpoint, told: list[Story]) -> None:
    for gone in (told[2:3], told[3:]):
        with CaptureQueriesContext(connection) as caught, counts_follow([story.pk for story in gone]):
            TouchpointMatch.objects.filter(story__in=gone).delete()
        # Two looks, the deletion, one row for each figure that changed, all at once.
        assert len(caught) == 4, caught.captured_queries
    assert figures() == {"Warteschleife": (2, 1)}


def test_words_of_others_change_nothing(people: People, loop: Touchpoint, told: list[Story]) -> None:
    other = people.inquiry(slug="schalter")
    [elsewhere] = tell_all(people, other, [BUS[0]])
    matched_by_hand(loop, [elsewhere])
    Story.objects.filter(pk=elsewhere.pk).update(teller=uuid4())
    withdraw_stories(story_ids=[elsewhere.pk], ground=Withdrawal.TELLER)
    assert (figures(), figures(other.pk)) == ({"Warteschleife": (4, 3)}, {"Warteschleife": (0, 0)})
