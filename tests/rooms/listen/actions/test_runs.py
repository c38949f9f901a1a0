"""A file on its way in through the browser: received, checked, taken, told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from resonanz.ask.models import Inquiry
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.uploads import FileState, report_at_hand, uploads_folder
from resonanz.listen import actions
from resonanz.listen.models import ImportRun, Story
from tests.support.people import People

CONTENT = b"id;text\n1;47 Minuten Musik\n2; \n3;Alles gut\n"
MAPPING = {"text": "text", "id": "id"}


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path
    return tmp_path


def received(people: People, inquiry: Inquiry, content: bytes = CONTENT, name: str = "mails.csv") -> ImportRun:
    return actions.receive_file(inquiry=inquiry, file_name=name, chunks=[content[:7], content[7:]], by=people.mira.pk)


def checked(people: People, inquiry: Inquiry) -> ImportRun:
    run = received(people, inquiry)
    actions.start_check(run=run, mapping=MAPPING, roles=["customer"], source="mails")
    actions.work_on(run)
    return run


def counted(run: ImportRun) -> tuple[str, int, int, int]:
    run.refresh_from_db()
    return run.state, run.taken, run.known, run.refused


def test_receive_file_keeps_it_under_a_name_of_its_own(people: People) -> None:
    run = received(people, people.inquiry(), name="../../etc/passwd.CSV")
    [stored] = list(uploads_folder().iterdir())
    assert stored.name == run.stored_as
    assert stored.suffix == ".csv"
    assert "passwd" not in run.stored_as
    assert stored.read_bytes() == CONTENT
    assert (run.source, run.state, run.total_bytes) == ("passwd.CSV", "uploaded", len(CONTENT))


@pytest.mark.parametrize("name", ["mails", "mails.ä", "mails.c/v", "mails.csv;rm", "x" * 300 + ".csv"])
def test_receive_file_whatever_it_is_called(people: People, name: str) -> None:
    run = received(people, people.inquiry(), name=name)
    assert (uploads_folder() / run.stored_as).read_bytes() == CONTENT
    assert set(run.stored_as) <= set("0123456789abcdefghijklmnopqrstuvwxyz.")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 and so on", b"\x89PNG\r\n\x1a\n0000"])
def test_receive_file_that_is_no_table_is_refused_and_thrown_away(people: People, content: bytes) -> None:
    inquiry = people.inquiry()
    with pytest.raises(TableProblem):
        received(people, inquiry, content)
    assert list(uploads_folder().iterdir()) == []
    assert ImportRun.objects.count() == 0


def test_uploads_folder_is_closed_to_others() -> None:
    assert uploads_folder().stat().st_mode & 0o077 == 0


def test_check_counts_and_stores_nothing(people: People) -> None:
    run = checked(people, people.inquiry())
    assert counted(run) == (FileState.CHECKED, 2, 0, 1)
    assert Story.objects.count() == 0
    assert run.done_bytes == run.total_bytes
    assert [(sample["line"], sample["excerpt"]) for sample in run.samples] == [(3, "")]
    assert (uploads_folder() / run.stored_as).exists()


def test_taking_stores_and_throws_the_file_away(people: People) -> None:
    run = checked(people, people.inquiry())
    assert actions.start_taking(run=run) is True
    actions.work_on(run)
    assert counted(run) == (FileState.DONE, 2, 0, 1)
    assert list(Story.objects.order_by("pk").values_list("text", "source")) == [
        ("47 Minuten Musik", "mails"),
        ("Alles gut", "mails"),
    ]
    assert not (uploads_folder() / run.stored_as).exists()
    assert "Zeile" in (report_at_hand(run.stored_as) or b"").decode("utf-8-sig")


def test_taking_pressed_twice_starts_once(people: People) -> None:
    run = checked(people, people.inquiry())
    other = ImportRun.objects.get(pk=run.pk)
    assert [actions.start_taking(run=run), actions.start_taking(run=other)] == [True, False]


def test_work_on_twice_does_it_once(people: People) -> None:
    run = checked(people, people.inquiry())
    actions.start_taking(run=run)
    actions.work_on(run)
    actions.work_on(ImportRun.objects.get(pk=run.pk))
    assert counted(run) == (FileState.DONE, 2, 0, 1)
    assert Story.objects.count() == 2


@pytest.mark.parametrize("state", [FileState.UPLOADED, FileState.CHECKED, FileState.DONE, FileState.FAILED])
def test_work_on_what_nobody_asked_for_does_nothing(people: People, state: FileState) -> None:
    run = received(people, people.inquiry())
    run.state = state
    run.save()
    actions.work_on(run)
    assert counted(run) == (state, 0, 0, 0)


def test_taking_before_the_check_is_refused(people: People) -> None:
    run = received(people, people.inquiry())
    assert actions.start_taking(run=run) is False
    assert counted(run) == (FileState.UPLOADED, 0, 0, 0)


def test_taking_again_after_a_kill_goes_on(people: People) -> None:
    """The queue runs the job a second time; what the first brought is known."""
    run = checked(people, people.inquiry())
    actions.start_taking(run=run)
    twin = ImportRun.objects.get(pk=run.pk)
    actions.work_on(run)
    (uploads_folder() / twin.stored_as).write_bytes(CONTENT)
    actions.work_on(twin)
    assert counted(run) == (FileState.DONE, 0, 2, 1)
    assert Story.objects.count() == 2


def test_work_on_a_lost_file_says_so(people: People) -> None:
    run = received(people, people.inquiry())
    actions.start_check(run=run, mapping=MAPPING, roles=["customer"], source="mails")
    (uploads_folder() / run.stored_as).unlink()
    actions.work_on(run)
    run.refresh_from_db()
    assert (run.state, run.problem) == (
        FileState.FAILED,
        "Die Datei liegt nicht mehr da. Bitte laden Sie sie noch einmal hoch.",
    )


def test_work_on_a_column_that_is_not_there_says_so(people: People) -> None:
    run = received(people, people.inquiry())
    actions.start_check(run=run, mapping={"text": "worte"}, roles=["customer"], source="mails")
    actions.work_on(run)
    run.refresh_from_db()
    assert run.state == FileState.FAILED
    assert "worte" in run.problem


def test_check_again_forgets_the_first_one(people: People) -> None:
    run = checked(people, people.inquiry())
    actions.start_check(run=run, mapping={"text": "id"}, roles=["other"], source="anders")
    assert counted(run) == (FileState.CHECKING, 0, 0, 0)
    assert (run.samples, run.problem, run.source) == ([], "", "anders")
    actions.work_on(run)
    assert counted(run) == (FileState.CHECKED, 3, 0, 0)


def test_columns_left_out_on_purpose_are_not_guessed(people: People) -> None:
    inquiry = people.inquiry()
    run = received(people, inquiry, b"id;text;verfasser\n1;eins;ada\n2;zwei;ada\n")
    actions.start_check(run=run, mapping={"text": "text"}, roles=["customer"], source="mails")
    actions.work_on(run)
    actions.start_taking(run=run)
    actions.work_on(run)
    assert len(set(Story.objects.values_list("teller", flat=True))) == 2
    assert not Story.objects.filter(external_id="1").exists()
