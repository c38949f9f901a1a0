"""An import in the browser: upload, map, look, take."""

from __future__ import annotations

import csv
import json
from dataclasses import fields
from pathlib import Path
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from resonanz.ground.uploads import FileState
from resonanz.listen import actions
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import ImportRun, Story
from resonanz.listen.rules.tables.mapping import Mapping
from resonanz.listen.rules.tombstones import NOTE_MARK
from tests.rooms.listen.rules.formats import samples
from tests.support.people import People

UPLOAD = "/team/anliegen/kontakt/uebernehmen/"
CONTENT = b"id;text\n1;47 Minuten Musik\n2; \n=3;Alles gut\n"
MAPPING = {"source": "mails", "roles": ["customer"], "column_text": "text", "column_id": "id"}


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    settings.FILES = tmp_path
    return tmp_path


@pytest.fixture
def host(people: People) -> Client:
    people.inquiry()
    return people.client(people.mira)


def upload(client: Client, content: bytes = CONTENT, name: str = "mails.csv") -> HttpResponse:
    return cast("HttpResponse", client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)}))


def uploaded(client: Client, content: bytes = CONTENT) -> tuple[ImportRun, str]:
    path = upload(client, content)["Location"]
    return ImportRun.objects.latest("pk"), path


def waiting_jobs(run: ImportRun) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'listen.work_on_import' AND lock = %s",
            [f"import-{run.pk}"],
        )
        return int(cursor.fetchone()[0])


def work(run: ImportRun) -> None:
    """As the worker does it."""
    actions.work_on(ImportRun.objects.select_related("inquiry").get(pk=run.pk))
    run.refresh_from_db()


def test_import_from_upload_to_the_last_story(host: Client) -> None:
    run, path = uploaded(host)
    assert path == f"/team/uebernahme/{run.pk}/"
    page = host.get(path).content.decode()
    assert "47 Minuten Musik" in page
    assert Story.objects.count() == 0

    assert host.post(path, MAPPING)["Location"] == path
    run.refresh_from_db()
    assert (run.state, run.options, waiting_jobs(run)) == (
        FileState.CHECKING,
        {"mapping": {"text": "text", "id": "id"}, "roles": ["customer"]},
        1,
    )
    work(run)
    page = host.get(path).content.decode()
    assert "2 Nachrichten übernehmen" in page
    assert "Nicht übernommen, und warum" in page
    assert Story.objects.count() == 0

    assert host.post(f"{path}los/")["Location"] == path
    assert waiting_jobs(run) == 2
    work(run)
    assert run.state == FileState.DONE
    assert set(Story.objects.values_list("text", "source", "external_id")) == {
        ("47 Minuten Musik", "mails", "1"),
        ("Alles gut", "mails", "=3"),
    }
    assert "Fertig." in host.get(path).content.decode()


def test_take_pressed_twice_asks_the_queue_once(host: Client) -> None:
    run, path = uploaded(host)
    host.post(path, MAPPING)
    work(run)
    for _ in range(2):
        assert host.post(f"{path}los/").status_code == 302
    assert waiting_jobs(run) == 2


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "leer.csv", "Diese Datei ist leer. Es wurde nichts übernommen."),
        (b"\n \n", "leer.csv", "In dieser Datei steht nichts."),
        (b"%PDF-1.7", "brief.pdf", "Diese Datei ist keine Tabelle, die wir lesen können."),
        (b"PK\x03\x04 halb", "liste.xlsx", "Diese Datei ist beschädigt, unvollständig oder"),
        (b"\x89PNG\r\n\x1a\n", "bild.csv", "Diese Datei ist keine Tabelle, die wir lesen können."),
    ],
)
def test_upload_of_something_else_is_refused_with_a_sentence(
    host: Client, files: Path, content: bytes, name: str, sentence: str
) -> None:
    response = upload(host, content, name)
    assert sentence in response.content.decode()
    assert ImportRun.objects.count() == 0
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_upload_to_an_unknown_inquiry_is_not_found(host: Client) -> None:
    response = host.post("/team/anliegen/gibt-es-nicht/uebernehmen/", {"file": SimpleUploadedFile("a.csv", CONTENT)})
    assert response.status_code == 404


def test_upload_page_lists_what_came_before(host: Client) -> None:
    assert "Noch wurde nichts übernommen." in host.get(UPLOAD).content.decode()
    run, _path = uploaded(host)
    page = host.get(UPLOAD).content.decode()
    assert f'href="/team/uebernahme/{run.pk}/">mails.csv</a>' in page
    assert "Mira Holt" in page


def test_mapping_page_escapes_headers_and_cells(host: Client) -> None:
    _run, path = uploaded(host, b"id;<b>text</b>\n1;<script>alert(1)</script>\n")
    page = host.get(path).content.decode()
    assert "<script>alert" not in page
    assert "<b>text" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize(
    "wrong", [{"column_text": ""}, {"column_text": "gibt es nicht"}, {"source": ""}, {"roles": ["team"]}]
)
def test_mapping_that_cannot_be_meant_is_asked_again(host: Client, wrong: dict[str, object]) -> None:
    run, path = uploaded(host)
    response = host.post(path, {**MAPPING, **wrong})
    assert response.status_code == 422
    assert "Das ging noch nicht." in response.content.decode()
    run.refresh_from_db()
    assert (run.state, waiting_jobs(run)) == (FileState.UPLOADED, 0)


def test_mapping_can_be_changed_after_the_check(host: Client) -> None:
    run, path = uploaded(host)
    host.post(path, MAPPING)
    work(run)
    assert "Welche Spalte ist was?" in host.get(f"{path}?neu").content.decode()
    host.post(f"{path}?neu", {**MAPPING, "column_text": "id", "column_id": ""})
    work(run)
    assert (run.state, run.taken) == (FileState.CHECKED, 3)


def test_the_guess_stands_in_every_field_and_only_what_is_sent_counts(host: Client) -> None:
    header = b"id;text;datum;rolle;verfasser;email;lob\n"
    run, path = uploaded(host, header + b"1;47 Minuten Musik;2026-01-02;customer;Ada;ada@example.org;Freundlich\n")
    form = host.get(path).context["form"]
    guessed = {field.name: getattr(form.guess, field.name) or "" for field in fields(Mapping)}
    assert {name: form[f"column_{name}"].initial for name in guessed} == guessed
    assert guessed["email"] == "email"
    host.post(path, MAPPING)
    run.refresh_from_db()
    assert run.options["mapping"] == {"text": "text", "id": "id"}


def test_mapping_of_a_lost_file_says_so(host: Client, files: Path) -> None:
    run, path = uploaded(host)
    (files / "imports" / run.stored_as).unlink()
    assert "Die Datei liegt nicht mehr da." in host.get(path).content.decode()


def test_report_lists_the_reasons_without_formulas(host: Client) -> None:
    run, path = uploaded(host, b"id;text\n1;gut\n=cmd(); \n")
    assert host.get(f"{path}bericht/").status_code == 404
    host.post(path, MAPPING)
    work(run)
    response = host.get(f"{path}bericht/")
    assert response["Content-Disposition"] == 'attachment; filename="nicht-uebernommen.csv"'
    content = response.content.decode("utf-8-sig")
    rows = list(csv.reader(content.splitlines(), delimiter=";"))
    assert rows[0] == ["Zeile", "Kennung", "Grund", "Anfang des Textes"]
    assert rows[1][:2] == ["3", "'=cmd()"]


def test_progress_renews_itself_only_while_it_runs(host: Client) -> None:
    run, path = uploaded(host)
    host.post(path, MAPPING)
    assert 'hx-trigger="every 1s"' in host.get(f"{path}stand/").content.decode()
    work(run)
    assert 'hx-trigger="every 1s"' not in host.get(f"{path}stand/").content.decode()


def test_failed_run_says_why(host: Client) -> None:
    run, path = uploaded(host)
    ImportRun.objects.filter(pk=run.pk).update(state=FileState.FAILED, problem="Die Datei liegt nicht mehr da.")
    assert "Die Datei liegt nicht mehr da." in host.get(path).content.decode()


@pytest.mark.parametrize("page", ["", "stand/", "bericht/"])
def test_unknown_run_is_not_found(host: Client, page: str) -> None:
    assert host.get(f"/team/uebernahme/987654321/{page}").status_code == 404
    assert host.get(f"/team/uebernahme/{'9' * 30}/{page}").status_code == 404


def test_guests_see_no_run_and_start_none(host: Client, people: People) -> None:
    run, path = uploaded(host)
    guest = people.client()
    for page in ("", "stand/", "bericht/"):
        assert guest.get(f"{path}{page}").status_code == 302
    assert guest.post(path, MAPPING).status_code == 302
    assert guest.post(f"{path}los/").status_code == 302
    assert upload(guest).status_code == 302
    run.refresh_from_db()
    assert (run.state, ImportRun.objects.count()) == (FileState.UPLOADED, 1)


def test_a_survey_is_recognised_and_its_questions_are_chosen(host: Client) -> None:
    upload(host, samples.FORMBRICKS, "umfrage.csv")
    run = ImportRun.objects.latest("pk")
    path = f"/team/uebernahme/{run.pk}/"
    page = host.get(path).content.decode()
    assert "Erkannt: Antworten aus Formbricks." in page
    assert "Die lange Schlange am Schalter" in page
    assert f'href="{path}?neu&amp;als=table"' in page
    nothing = host.post(path, {"source": "Umfrage", "roles": ["customer"]})
    assert (nothing.status_code, "Bitte wählen Sie mindestens eine Frage." in nothing.content.decode()) == (422, True)
    assert host.post(path, {"source": "Umfrage", "roles": ["customer"], "picked": ["1"]}).status_code == 302
    run.refresh_from_db()
    assert run.options == {
        "mapping": {},
        "roles": ["customer"],
        "kind": "formbricks",
        "picked": ["1"],
        "joined": False,
    }
    work(run)
    page = host.get(path).content.decode()
    assert "2 Nachrichten übernehmen" in page
    assert "Einträge ohne Worte: 1." in page
    host.post(f"{path}los/")
    work(run)
    assert set(Story.objects.values_list("text", "source")) == {
        ("Die lange Schlange am Schalter", f"Umfrage{NOTE_MARK}1. Was ärgert Sie?"),
        ("Dass nie jemand zurückruft", f"Umfrage{NOTE_MARK}1. Was ärgert Sie?"),
    }
    # Read again it brings nothing new.
    upload(host, samples.FORMBRICKS, "umfrage.csv")
    again = ImportRun.objects.latest("pk")
    host.post(f"/team/uebernahme/{again.pk}/", {"source": "Umfrage", "roles": ["customer"], "picked": ["1"]})
    work(again)
    assert (again.taken, again.known, again.refused) == (0, 2, 0)


def test_a_transcript_stores_no_name_of_anybody(host: Client, files: Path) -> None:
    upload(host, samples.TALK, "gespraech.txt")
    run = ImportRun.objects.latest("pk")
    path = f"/team/uebernahme/{run.pk}/"
    page = host.get(path).content.decode()
    assert "Erkannt: Abschrift eines Gesprächs." in page
    assert "Herr K. (2)" in page
    host.post(path, {"source": "Gespräch", "roles": ["customer"], "picked": ["3"], "joined": "voices"})
    work(run)
    host.post(f"{path}los/")
    work(run)
    story = Story.objects.get()
    assert (story.text, story.external_id, story.source) == (
        "Lange gewartet,\nsehr lange sogar.\nIch sage mal so: schlecht.\n\nBitte.",
        "stimme-3",
        "Gespräch",
    )
    assert "Herr K." not in json.dumps(run.options)
    assert [entry for entry in files.rglob("*") if entry.is_file()] == []


def test_a_file_may_be_read_as_something_else(host: Client) -> None:
    _run, path = uploaded(host)
    refused = host.get(f"{path}?neu&als=mail")
    assert refused.status_code == 422
    assert "Als „Mails (MBOX, EML oder ZIP)“ lässt sich diese Datei nicht lesen." in refused.content.decode()
    unknown = host.get(f"{path}?neu&als=lotus")
    assert (unknown.status_code, "Die Art „lotus“ kennen wir nicht." in unknown.content.decode()) == (422, True)
    assert host.get(f"{path}?neu&als=table").status_code == 200


def test_an_archive_without_messages_is_refused(host: Client, files: Path) -> None:
    response = upload(host, samples.packed({"bild.png": b"x"}), "mails.zip")
    assert "In dieser Datei finden wir keine Nachricht." in response.content.decode()
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_a_review_whose_stars_changed_is_still_the_same(host: Client) -> None:
    for content in (samples.PLAY, samples.PLAY.decode("utf-16").replace(",2,Schade", ",4,Schade").encode("utf-16")):
        upload(host, content, "reviews.csv")
        run = ImportRun.objects.latest("pk")
        host.post(f"/team/uebernahme/{run.pk}/", {"source": "Play", "roles": ["customer"]})
        work(run)
        host.post(f"/team/uebernahme/{run.pk}/los/")
        work(run)
    assert (run.taken, run.known) == (0, 1)
    story = Story.objects.get()
    assert story.source == f"Play{NOTE_MARK}2/5"
    # Once erased it does not come back either, whatever its stars.
    actions.withdraw_stories(story_ids=[story.pk], ground=Withdrawal.TELLER)
    upload(host, samples.PLAY.decode("utf-16").replace(",2,Schade", ",3,Schade").encode("utf-16"), "reviews.csv")
    run = ImportRun.objects.latest("pk")
    host.post(f"/team/uebernahme/{run.pk}/", {"source": "Play", "roles": ["customer"]})
    work(run)
    assert (run.taken, run.known) == (0, 1)
