"""What the worker still has to read, found without any announcement."""

from __future__ import annotations

import pytest

from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand.actions import tell_progress
from resonanz.understand.actions.engine import divided_with
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.enums import Step
from resonanz.understand.models import Divided, SearchEntry, StoryVector
from resonanz.understand.reads import inquiries_with_waiting_stories
from resonanz.understand.reads.unread import WaitingStory, inquiry_size, waiting_count, waiting_stories
from tests.rooms.understand.support import BILL, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db
MODEL = "bag-of-words 1"


def test_the_newest_wait_first(people: People) -> None:
    inquiry = people.inquiry()
    told = tell_all(people, inquiry, BILL[:3])
    assert waiting_stories(inquiry.pk, MODEL, limit=2) == [
        WaitingStory(told[2].pk, BILL[2]),
        WaitingStory(told[1].pk, BILL[1]),
    ]
    assert waiting_count(inquiry.pk, MODEL) == 3


def test_withdrawn_and_foreign_stories_do_not_wait(people: People) -> None:
    inquiry = people.inquiry()
    gone, stays = tell_all(people, inquiry, BILL[:2])
    people.tells(people.inquiry(slug="schalter"), "Am Schalter")
    withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    assert waiting_stories(inquiry.pk, MODEL, limit=9) == [WaitingStory(stays.pk, BILL[1])]
    assert inquiry_size(inquiry.pk) == 1


def test_what_another_model_has_read_waits_again(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, BILL[:2])
    catch_up(inquiry.pk)
    assert (waiting_count(inquiry.pk, MODEL), waiting_count(inquiry.pk, "bag-of-words 2")) == (0, 2)


def test_an_inquiry_of_another_model_is_swept(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, BILL[:2])
    catch_up(inquiry.pk)
    assert inquiries_with_waiting_stories("bag-of-words 2", divided_with()) == [inquiry.pk]


def test_an_inquiry_at_rest_is_not_swept(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, BILL[:2])
    assert inquiries_with_waiting_stories(MODEL, divided_with()) == [inquiry.pk]
    catch_up(inquiry.pk)
    assert inquiries_with_waiting_stories(MODEL, divided_with()) == []


def test_a_lost_vector_or_search_entry_is_noticed(people: People, model: BagOfWords) -> None:
    first, second = people.inquiry(), people.inquiry(slug="schalter")
    for inquiry in (first, second):
        people.tells(inquiry, BILL[0])
        catch_up(inquiry.pk)
    SearchEntry.objects.filter(inquiry=first).delete()
    StoryVector.objects.filter(story__inquiry=second).delete()
    assert sorted(inquiries_with_waiting_stories(MODEL, divided_with())) == [first.pk, second.pk]


def test_stories_without_passages_or_with_older_rules_are_noticed(people: People, model: BagOfWords) -> None:
    first, second = people.inquiry(), people.inquiry(slug="schalter")
    for inquiry in (first, second):
        people.tells(inquiry, BILL[0])
        catch_up(inquiry.pk)
    Divided.objects.filter(inquiry=first).delete()
    assert inquiries_with_waiting_stories(MODEL, divided_with()) == [first.pk]
    assert sorted(inquiries_with_waiting_stories(MODEL, "other rules")) == [first.pk, second.pk]


@pytest.mark.parametrize(
    ("step", "is_swept"),
    [(Step.WAITING, True), (Step.EMBEDDING, True), (Step.GROUPING, True), (Step.DONE, False), (Step.FAILED, False)],
)
def test_a_refresh_that_never_ended_is_noticed(people: People, step: Step, is_swept: bool, model: BagOfWords) -> None:  # noqa: FBT001
    inquiry = people.inquiry()
    tell_progress(inquiry.pk, step, done=0, total=0)
    assert (inquiries_with_waiting_stories(MODEL, divided_with()) == [inquiry.pk]) is is_swept
