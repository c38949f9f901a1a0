"""What strangers check with, as the product gives it out."""

from __future__ import annotations

import asyncio
import json
import zipfile
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client

import resonanz_pruefe as pruefe
from resonanz.ground import clock
from resonanz.ground.sending import _PartsLater
from tests.support.log import Log
from tests.support.people import People

LOG = Log()


@pytest.fixture
def sealed(people: People, settings: Any, tmp_path: Path) -> str:
    settings.FILES = tmp_path / "files"
    people.tells(people.inquiry(), "47 Minuten Musik.")
    return LOG.seal()


def content(response: HttpResponseBase) -> BytesIO:
    found = BytesIO(b"".join(response.streaming_content))  # type: ignore[attr-defined]  Only streams have it.
    _close(response)
    return found


def status(client: Client, path: str) -> int:
    response = client.get(path)
    _close(response)
    return response.status_code


def _close(response: HttpResponseBase) -> None:
    """Closes the file, but not the connection to the database, which the whole test shares."""
    for close in response._resource_closers:  # type: ignore[attr-defined]  Django's own list.
        close()


@pytest.mark.django_db
def test_the_program_is_the_very_file_that_is_installed() -> None:
    response = Client().get("/resonanz-pruefe.py")
    assert response.content == Path(pruefe.__file__).read_bytes()
    assert response["Content-Type"].startswith("text/x-python")
    assert response["Content-Disposition"] == 'attachment; filename="resonanz-pruefe.py"'


@pytest.mark.django_db
def test_the_page_allows_its_own_script_and_nothing_else() -> None:
    response = Client().get("/pruefen.html")
    policy = response["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "'self'" not in policy
    assert "unsafe" not in policy
    assert "connect-src" not in policy
    inside = policy.removesuffix("; frame-ancestors 'none'")
    assert f'content="{inside}"' in response.content.decode()
    assert "sha256" not in Client().get("/gespeichert/")["Content-Security-Policy"]


def test_everybody_may_take_the_extract_and_it_holds_no_words(sealed: str) -> None:
    response = Client().get("/protokollbuch/protokollbuch.zip")
    extract = content(response)
    assert int(response["Content-Length"]) == len(extract.getvalue())
    assert pruefe.check_log(extract, sealed).code == 0
    with zipfile.ZipFile(extract) as archive:
        assert b"Musik" not in b"".join(archive.read(name) for name in archive.namelist())


def test_the_extract_is_kept_for_a_minute_and_then_made_anew(
    sealed: str, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def entries() -> int:
        report = pruefe.check_log(content(Client().get("/protokollbuch/protokollbuch.zip")), sealed)
        assert report.code == 0
        return int(report.details["entries"])

    before = entries()
    people.tells(people.inquiry(slug="zwei"), "Noch eine.")
    LOG.seal()
    assert entries() == before
    monkeypatch.setattr("resonanz.trust.reads.exporting._KEPT_SECONDS", 0)
    assert entries() > before


def test_too_many_extracts_are_refused_for_an_hour(sealed: str) -> None:
    with clock.held_at(clock.now() + timedelta(days=400)):
        answers = [status(Client(), "/protokollbuch/protokollbuch.zip") for _ in range(61)]
    assert answers == [200] * 60 + [429]


def test_before_the_first_checkpoint_there_is_a_sentence(people: People) -> None:
    response = Client().get("/protokollbuch/protokollbuch.zip")
    assert response.status_code == 404
    assert "noch keinen unterschriebenen Stand" in response.content.decode()
    assert people.client(people.mira).post("/team/pruefakte.zip").status_code == 404


def test_the_audit_file_is_for_the_team_only(sealed: str, people: People) -> None:
    assert Client().post("/team/pruefakte.zip").status_code == 302
    host = people.client(people.mira)
    assert host.get("/team/pruefakte.zip").status_code == 405
    response = host.post("/team/pruefakte.zip")
    assert "no-store" in response["Cache-Control"]
    file = content(response)
    assert pruefe.check_audit(file, sealed).code == 0
    with zipfile.ZipFile(file) as archive:
        lines = [json.loads(line) for line in archive.read("openings.jsonl").splitlines()]
    assert "47 Minuten Musik." in [line["opens"]["body"].get("text") for line in lines]


def test_as_it_is_really_served_it_streams_part_by_part() -> None:
    """Django would read a plain iterator to its end before the first byte leaves."""

    async def sizes() -> list[int]:
        return [len(part) async for part in _PartsLater(BytesIO(b"x" * 600_000))]

    assert asyncio.run(sizes()) == [262_144, 262_144, 75_712]
