"""What others announce: new stories are read, erased ones leave every copy."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from resonanz.listen.actions import withdraw_stories
from resonanz.listen.enums import Withdrawal
from resonanz.understand.actions.reading import catch_up
from resonanz.understand.models import Excerpt, Placement, Progress, SearchEntry, StoryVector
from tests.rooms.understand.support import HOTLINE, BagOfWords, tell_all, theme_by_hand
from tests.support.people import People

pytestmark = pytest.mark.django_db


def jobs() -> list[dict[str, int]]:
    return [job.args for job in ProcrastinateJob.objects.filter(task_name="understand.read_inquiry")]


def test_a_new_story_is_read_by_a_job_after_the_commit(people: People, django_capture_on_commit_callbacks: Any) -> None:
    inquiry = people.inquiry()
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(inquiry, HOTLINE[0])
        assert jobs() == []
    assert jobs() == [{"inquiry_id": inquiry.pk}]


def test_two_inquiries_are_read_by_two_jobs(people: People, django_capture_on_commit_callbacks: Any) -> None:
    first, second = people.inquiry(), people.inquiry(slug="schalter")
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(first, HOTLINE[0])
        people.tells(second, HOTLINE[1])
    assert sorted(job["inquiry_id"] for job in jobs()) == sorted([first.pk, second.pk])


def test_erased_words_leave_every_copy_at_once(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    gone, stays = tell_all(people, inquiry, HOTLINE[:2])
    theme_by_hand(inquiry, [gone, stays], key=1)
    catch_up(inquiry.pk)
    withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    for copies in (SearchEntry, StoryVector):
        assert list(copies.objects.values_list("pk", flat=True)) == [stays.pk]
    assert set(Excerpt.objects.values_list("story", flat=True)) == {stays.pk}
    assert Placement.objects.filter(story=stays).exists()


def test_after_an_erasure_themes_look_for_other_names(people: People, django_capture_on_commit_callbacks: Any) -> None:
    inquiry = people.inquiry()
    gone, _ = tell_all(people, inquiry, HOTLINE[:2])
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    assert jobs() == [{"inquiry_id": inquiry.pk}]
    progress = Progress.objects.get(inquiry=inquiry)
    assert (progress.step, progress.total) == ("waiting", 1)
