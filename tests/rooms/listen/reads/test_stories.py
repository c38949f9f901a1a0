"""Questions about stories: codes however typed, counts in one statement, the order of reading."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from resonanz.ground import clock
from resonanz.ground.codes import spoken
from resonanz.listen import actions, reads
from resonanz.listen.enums import Permission, Withdrawal
from resonanz.listen.errors import StoryUnknown
from resonanz.listen.models import Story
from resonanz.listen.reads.stories import Counts
from tests.support.people import People

NOON = datetime(2027, 3, 28, 12, 0, tzinfo=UTC)


def attempts() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(n), 0) FROM ground_attempt WHERE name = 'code'")
        return int(cursor.fetchone()[0])


def three(people: People) -> list[Story]:
    """Told on three days; two of them at the same moment."""
    inquiry = people.inquiry()
    told: list[Story] = []
    for n, day in enumerate((0, 1, 1)):
        with clock.held_at(NOON + timedelta(days=day)):
            told.append(people.tells(inquiry, f"Geschichte {n}")[0])
    return told


def test_story_by_code_however_typed(people: People) -> None:
    story, code = people.tells(people.inquiry(), "Musik")
    for typed in (code, spoken(code), f" {code.lower()} ", code.replace("0", "o").replace("1", "l")):
        assert reads.story_by_code(typed) == story


@pytest.mark.parametrize("typed", ["", "7K3M92QDX4TB", "\x00", "%", "ü" * 100])
def test_story_by_code_unknown_is_refused(people: People, typed: str) -> None:
    people.tells(people.inquiry(), "Musik")
    with pytest.raises(StoryUnknown):
        reads.story_by_code(typed)


def test_story_for_guest_counts_misses_only(people: People) -> None:
    _story, code = people.tells(people.inquiry(), "Musik")
    request = RequestFactory().get("/")
    reads.story_for_guest(request, code)
    assert attempts() == 0
    for miss in (1, 2):
        with pytest.raises(StoryUnknown):
            reads.story_for_guest(request, "7K3M92QDX4TB")
        assert attempts() == miss


def test_imported_stories_have_no_code(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    Story.objects.filter(pk=story.pk).update(code_hash=None)
    with pytest.raises(StoryUnknown):
        reads.story_by_code("")


def test_counts_tell_unread_and_withdrawn_apart(people: People) -> None:
    first, second, third = three(people)
    actions.mark_read(story_ids=[first.pk, third.pk], by=people.mira.pk)
    actions.withdraw_stories(story_ids=[third.pk], ground=Withdrawal.TELLER)
    empty = people.inquiry(slug="leer")
    assert reads.counts([second.inquiry_id, empty.pk]) == {
        second.inquiry_id: Counts(stories=2, unread=1, withdrawn=1),
        empty.pk: Counts(stories=0, unread=0, withdrawn=0),
    }


@pytest.mark.parametrize("inquiries", [1, 3])
def test_counts_take_one_statement_for_any_number(
    people: People, django_assert_num_queries: DjangoAssertNumQueries, inquiries: int
) -> None:
    asked = [people.inquiry(slug=f"anliegen-{n}") for n in range(inquiries)]
    for inquiry in asked:
        people.tells(inquiry, "Musik")
    with django_assert_num_queries(1):
        found = reads.counts([inquiry.pk for inquiry in asked])
    assert [counts.stories for counts in found.values()] == [1] * inquiries


@pytest.mark.django_db
def test_counts_of_nothing_ask_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert reads.counts([]) == {}


def test_reading_order_is_newest_first_and_stable(people: People) -> None:
    first, second, third = three(people)
    assert list(reads.in_reading_order(reads.stories_of(first.inquiry_id))) == [third, second, first]


def test_neighbours_follow_the_reading_order(people: People) -> None:
    first, second, third = three(people)
    assert reads.neighbours(third) == (None, second.pk)
    assert reads.neighbours(second) == (third.pk, first.pk)
    assert reads.neighbours(first) == (second.pk, None)


def test_neighbours_unread_only_skip_what_was_read(people: People) -> None:
    first, second, third = three(people)
    actions.mark_read(story_ids=[second.pk], by=people.mira.pk)
    assert reads.neighbours(third, unread_only=True) == (None, first.pk)
    assert reads.neighbours(first, unread_only=True) == (third.pk, None)


def test_neighbours_stay_inside_the_inquiry_and_skip_the_withdrawn(people: People) -> None:
    first, second, third = three(people)
    people.tells(people.inquiry(slug="anderes"), "Musik")
    actions.withdraw_stories(story_ids=[second.pk], ground=Withdrawal.TELLER)
    assert reads.neighbours(third) == (None, first.pk)
    assert second not in reads.stories_of(first.inquiry_id)


def test_oldest_unread_has_waited_longest(people: People) -> None:
    first, second, _third = three(people)
    assert reads.oldest_unread([first.inquiry_id]) == first
    actions.mark_read(story_ids=[first.pk], by=people.mira.pk)
    assert reads.oldest_unread([first.inquiry_id]) == second
    assert reads.oldest_unread([]) is None


def test_voices_of_a_teller_oldest_first(people: People) -> None:
    first, second, _third = three(people)
    told = actions.supplement_story(story=first, place="inquiry:x", key="k" * 20, text="Dazu noch")
    assert [voice.pk for voice in reads.voices_of(first)] == [first.pk, told.story_id]
    assert reads.voices_of(second) == [second]


def test_readings_of_name_the_readers_in_one_statement(
    people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stories = three(people)
    for account in (people.jonas, people.mira):
        actions.mark_read(story_ids=[story.pk for story in stories], by=account.pk)
    with django_assert_num_queries(1):
        names = [reading.account.name for reading in reads.readings_of([stories[0].pk])]
    assert names == ["Jonas Perk", "Mira Holt"]


def test_story_unknown_is_none(people: People) -> None:
    story, _code = people.tells(people.inquiry(), "Musik")
    assert reads.story(story.pk) == story
    assert reads.story(0) is None


def test_publicly_shown_are_only_the_steps_at_which_everybody_may_read(people: People) -> None:
    inquiry = people.inquiry()
    told = {
        step: people.tells(inquiry, f"Für {step}", permission=step, name="Ada" if "named" in step else "")[0]
        for step in Permission.values
    }
    shown = set(reads.publicly_shown(Story.objects.all()))
    assert shown == {told["public_anonymous"], told["public_named"]}


def test_badges_of_people_we_know_cost_the_same_for_one_and_many(people: People) -> None:
    inquiry = people.inquiry()

    def badges_cost(count: int) -> int:
        for n in range(count):
            story, _code = people.tells(inquiry, f"Geschichte {n}")
            Story.objects.filter(pk=story.pk).update(person=people.mira if n % 2 else people.jonas)
        entries = list(Story.objects.values_list("entry_index", flat=True))
        with CaptureQueriesContext(connection) as caught:
            for found in (reads.stories_of(inquiry.pk), reads.stories_by_entry(entries).values()):
                assert all("employee" in reads.roles_shown(story) for story in found)
        return len(caught)

    assert badges_cost(2) == badges_cost(6)
