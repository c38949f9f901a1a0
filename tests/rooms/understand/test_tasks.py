"""Work in the queue: asked for once, safe to repeat, and a failure is said."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from resonanz.understand import tasks
from resonanz.understand.actions import reading, tell_progress
from resonanz.understand.enums import Step
from resonanz.understand.models import Placement, Progress, Theme
from tests.rooms.understand.support import BILL, HOTLINE, BagOfWords, tell_all
from tests.support.people import People

pytestmark = pytest.mark.django_db


def waiting() -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name="understand.read_inquiry").order_by("id")
    return [job.args["inquiry_id"] for job in jobs]


def test_asking_twice_inside_a_transaction_queues_one_job(people: People) -> None:
    inquiry = people.inquiry()
    tasks.ask_to_read(inquiry.pk)
    tasks.ask_to_read(inquiry.pk)
    assert waiting() == [inquiry.pk]


def test_the_job_reads_and_forms_themes(people: People, model: BagOfWords) -> None:
    inquiry = people.inquiry()
    tell_all(people, inquiry, HOTLINE, BILL)
    tasks.read_inquiry(inquiry.pk)
    themes = Theme.objects.count()
    assert (Placement.objects.count(), themes >= 2) == (12, True)
    tasks.read_inquiry(inquiry.pk)
    assert (Placement.objects.count(), Theme.objects.count()) == (12, themes)


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
