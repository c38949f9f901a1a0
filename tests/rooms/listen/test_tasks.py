"""The queue's side of this room: thin, and done twice without harm."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from resonanz.ground import clock
from resonanz.ground.uploads import FileState
from resonanz.listen import actions, tasks
from resonanz.listen.models import Story
from tests.support.people import People


def jobs(task: str) -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lock, args FROM procrastinate_jobs WHERE task_name = %s ORDER BY id", [task])
        return [{"lock": lock, "args": args} for lock, args in cursor.fetchall()]


def test_work_on_import_runs_the_run(people: People, settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path
    run = actions.receive_file(
        inquiry=people.inquiry(), file_name="a.csv", chunks=[b"text\nMusik\n"], by=people.mira.pk
    )
    actions.start_check(run=run, mapping={"text": "text"}, roles=["other"], source="a")
    tasks.work_on_import(run.pk)
    run.refresh_from_db()
    assert (run.state, run.taken) == (FileState.CHECKED, 1)


@pytest.mark.django_db
def test_work_on_import_of_a_run_that_is_gone_does_nothing() -> None:
    tasks.work_on_import(987_654_321)


@pytest.mark.django_db
def test_ask_to_import_lets_one_run_work_at_a_time() -> None:
    tasks.ask_to_import(7)
    assert [job["lock"] for job in jobs("listen.work_on_import")] == ["import-7"]


def test_erase_expired_task_erases(people: People) -> None:
    people.tells(people.inquiry(), "Musik")
    with clock.held_at(clock.now() + timedelta(days=400)):
        tasks.erase_expired(timestamp=0)
    assert Story.objects.get().text == ""


def test_new_story_asks_for_one_reading_however_many_come(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    inquiry = people.inquiry()
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(inquiry, "eins")
    assert [job["lock"] for job in jobs("understand.read_inquiry")] == [f"read-{inquiry.pk}"]


def test_jobs_carry_numbers_and_no_words(
    people: People, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        people.tells(people.inquiry(), "Mein Kanarienvogel")
    assert "Kanarienvogel" not in str(jobs("understand.read_inquiry"))
