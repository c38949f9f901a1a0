"""An address list in the browser: upload, map, say what it rests on, look, take."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from resonanz.ask import actions
from resonanz.ask.models import AddressRun, Candidate
from tests.support.people import People

UPLOAD = "/team/anliegen/kontakt/adressen/"
CONTENT = b"Mail;Name\nanna@post.example;Anna\n=kaputt;Ben\n"
FORM = {
    "told": "Tag der offenen Tür",
    "ground": "consent",
    "proof": "Karte: „Ja, laden Sie mich ein.“",
    "agreed_on": "2026-05-01",
    "column_email": "Mail",
    "column_name": "Name",
}


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


@pytest.fixture
def host(people: People) -> Client:
    people.inquiry()
    return people.client(people.mira)


def uploaded(client: Client, content: bytes = CONTENT) -> str:
    response = client.post(UPLOAD, {"file": SimpleUploadedFile("liste.csv", content)})
    return cast("HttpResponse", response)["Location"]


def work() -> AddressRun:
    """As the worker does it."""
    run = AddressRun.objects.latest("pk")
    actions.work_on_addresses(run)
    return run


def test_from_file_to_list(host: Client) -> None:
    path = uploaded(host)
    page = host.get(path).content.decode()
    assert '<option value="Mail" selected>' in page
    assert "Wann wurde zugestimmt?" in page
    assert host.post(path, FORM)["Location"] == path
    assert work().state == "checked"
    checked = host.get(path).content.decode()
    assert "1 Person auf die Liste setzen" in checked
    assert "„=kaputt“ ist keine E-Mail-Adresse." in checked
    assert not Candidate.objects.exists()
    host.post(f"{path}uebernehmen/")
    assert work().state == "done"
    assert Candidate.objects.get().account.email == "anna@post.example"
    assert "Geschrieben wurde noch niemandem." in host.get(path).content.decode()
    report = host.get(f"{path}bericht.csv")
    assert report.content.decode("utf-8-sig").splitlines()[1].startswith('"3";"Ben"')


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ground": ""}, "Ohne Grundlage bleibt nur der Brief."),
        ({"told": ""}, "Es steht auf jeder Einladung."),
        ({"agreed_on": ""}, "Bitte nennen Sie den Tag der Zustimmung"),
        ({"column_email": ""}, "So lässt sich niemand erreichen"),
    ],
)
def test_what_is_missing_is_said(host: Client, changes: dict[str, str], sentence: str) -> None:
    path = uploaded(host)
    response = host.post(path, FORM | changes)
    assert sentence in response.content.decode()
    assert AddressRun.objects.get().state == "uploaded"


def test_a_picture_is_no_list(host: Client) -> None:
    response = host.post(UPLOAD, {"file": SimpleUploadedFile("bild.png", b"\x89PNG\r\n\x1a\n0000")})
    assert response.status_code == 200
    assert not AddressRun.objects.exists()


def test_a_lost_file_is_said(host: Client, tmp_path: Path) -> None:
    path = uploaded(host)
    (tmp_path / "imports" / AddressRun.objects.get().stored_as).unlink()
    assert "Die Datei liegt nicht mehr da." in host.get(path).content.decode()


def test_pressing_twice_takes_once(host: Client) -> None:
    path = uploaded(host)
    host.post(path, FORM)
    work()
    for _press in range(2):
        host.post(f"{path}uebernehmen/")
    work()
    assert Candidate.objects.count() == 1


def test_the_list_of_lists_asks_as_often_for_many_as_for_one(host: Client) -> None:
    uploaded(host)
    with CaptureQueriesContext(connection) as one:
        host.get(UPLOAD)
    for _list in range(8):
        uploaded(host)
    with CaptureQueriesContext(connection) as many:
        host.get(UPLOAD)
    assert len(many) == len(one)
