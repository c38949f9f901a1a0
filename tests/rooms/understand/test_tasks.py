"""Work in the queue: asked for once, safe to repeat, and a failure is said."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from resonanz.understand import tasks
from resonanz.understand.actions import matching, reading, tell_progress
from resonanz.understand.enums import Matching, Step
from resonanz.understand.models import Placement, Progress, Theme, TouchpointMatch, TouchpointProgress
from tests.rooms.understand.support import BILL, HOTLINE, BagOfWords, tell_all
from tests.rooms.understand.touch import a_touchpoint
from tests.support.people import People

pytestmark = pytest.mark.django_db
MATCH = "understand.match_touchpoints"


def waiting(task: str = "understand.read_inquiry") -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name=task).order_by("id")
    return [job.args["inquiry_id"] for job in jobs]


def test_asking_twice_inside_a_transaction_queues_one_job(people: People) -> None:
    inquiry = people.inquiry()
    tasks.ask_to_read(inquiry.pk)
    tasks.ask_to_read(inquiry.pk)
    assert waiting() == [inquiry.pk]


def test_words_that_come_while_others_are_read_wait_a_moment(people: People) -> None:
    inquiry, quiet = people.inquiry(), people.inquiry(slug="schalter")
    tasks.ask_to_read(inquiry.pk)
    ProcrastinateJob.objects.filter(task_name="understand.read_inquiry").update(status="doing")
    for asked in (inquiry, inquiry, quiet):
        tasks.ask_to_read(asked.pk)
    first, rested, other = ProcrastinateJob.objects.filter(task_name="understand.read_inquiry").order_by("id")
    assert (first.scheduled_at, other.scheduled_at) == (None, None)
    assert (rested.args["inquiry_id"], rested.scheduled_at is not None) == (inquiry.pk, True)


def test_the_job_reads_and_forms_themes(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL)
    tasks.read_inquiry(inquiry.pk)
    themes = Theme.objects.count()
    assert (Placement.objects.count(), themes >= 2) == (12, True)
    tasks.read_inquiry(inquiry.pk)
    assert (Placement.objects.count(), Theme.objects.count()) == (12, themes)


def test_where_much_waits_other_workers_are_asked_to_read_along(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "WORTH_HELPING", 6)
    inquiry, small = people.inquiry(), people.inquiry(slug="schalter")
    tell_all(people, inquiry, HOTLINE)
    tell_all(people, small, BILL[:5])
    for asked in (inquiry, inquiry, small):
        tasks.read_inquiry(asked.pk)
    jobs = ProcrastinateJob.objects.filter(task_name="understand.read_along").order_by("id")
    assert [job.args for job in jobs] == [{"inquiry_id": inquiry.pk, "hand": hand} for hand in range(reading.HANDS)]
    tasks.read_along(inquiry.pk, hand=0)
    assert jobs.count() == reading.HANDS


def test_whoever_reads_along_goes_on_after_a_turn(
    people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "_TURN", -1.0)
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE)
    tasks.read_along(inquiry.pk, hand=1)
    jobs = ProcrastinateJob.objects.filter(task_name="understand.read_along")
    assert [job.args for job in jobs] == [{"inquiry_id": inquiry.pk, "hand": 1}]


def test_a_job_that_fails_says_so(people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch) -> None:
    inquiry = people.inquiry()
    people.tells(inquiry, HOTLINE[0])

    def broken(*_: object, **__: object) -> bool:
        raise MemoryError

    monkeypatch.setattr(reading, "catch_up", broken)
    with pytest.raises(MemoryError):
        tasks.read_inquiry(inquiry.pk)
    progress = Progress.objects.get(inquiry=inquiry)
    assert (progress.step, progress.problem) == (Step.FAILED, "read")


def test_the_sweep_finds_what_nobody_announced(people: People) -> None:
    lost, resting = people.inquiry(), people.inquiry(slug="schalter")
    people.tells(lost, HOTLINE[0])
    tell_progress(resting.pk, Step.DONE, done=0, total=0)
    tasks.sweep(0)
    assert waiting() == [lost.pk]


def test_what_was_read_waits_to_be_matched_where_there_are_touchpoints(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE[:2])
    tasks.read_inquiry(inquiry.pk)
    assert waiting(MATCH) == []
    made = a_touchpoint(people)
    tasks.read_inquiry(inquiry.pk)
    tasks.sweep(0)
    assert waiting(MATCH) == [inquiry.pk]
    tasks.match_touchpoints(inquiry.pk)
    assert set(TouchpointMatch.objects.values_list("touchpoint", flat=True)) <= {made.pk, None}
    assert TouchpointMatch.objects.count() == 2


def test_matching_is_asked_for_once_in_every_inquiry(people: People) -> None:
    first, second = people.inquiry(), people.inquiry(slug="schalter")
    tasks.match_everything()
    tasks.match_everything()
    assert sorted(waiting(MATCH)) == sorted([first.pk, second.pk])
    locks = set(ProcrastinateJob.objects.filter(task_name=MATCH).values_list("lock", flat=True))
    assert locks == {f"read-{first.pk}", f"read-{second.pk}"}


def test_a_match_that_fails_says_so(people: People, model: BagOfWords, monkeypatch: pytest.MonkeyPatch) -> None:
    inquiry = people.inquiry()

    def broken(*_: object, **__: object) -> int:
        raise MemoryError

    monkeypatch.setattr(matching, "match_inquiry", broken)
    with pytest.raises(MemoryError):
        tasks.match_touchpoints(inquiry.pk)
    assert TouchpointProgress.objects.get(inquiry=inquiry).step == Matching.FAILED
