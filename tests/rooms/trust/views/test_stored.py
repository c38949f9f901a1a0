"""The page that lists every field stored, for everyone: as a page, as JSON, as the register of Art. 30."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from django.utils.html import escape

from resonanz.ground.environment import Reader
from resonanz.trust.reads import stored_tables
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_stored_page_lists_every_field_with_its_purpose(people: People) -> None:
    page = people.client().get("/gespeichert/").content.decode()
    for table in stored_tables():
        assert f'<h3 id="{table.name}">' in page
        assert table.holding is not None
        assert escape(str(table.holding.keep.says)) in page
        for field in table.fields:
            assert f"<code>{field.name}</code></th><td>{escape(field.purpose)}" in page


def test_stored_json_lists_every_field_with_its_purpose(people: People) -> None:
    told = people.client().get("/gespeichert.json").json()
    assert told["format"] == "resonanz-register/1"
    listed = {
        (table["table"], field["name"], field["purpose"]) for table in told["tables"] for field in table["fields"]
    }
    assert listed == {(t.name, f.name, f.purpose) for t in stored_tables() for f in t.fields}
    [story] = [table for table in told["tables"] if table["table"] == "Story"]
    assert set(story["erasure"]) == {"person", "author", "words"}


def test_register_of_activities_names_who_answers_and_until_when(people: People) -> None:
    page = people.client().get("/gespeichert/verzeichnis/").content.decode()
    assert "Stadtwerke Auenfurt, dialog@auenfurt.example" in page
    assert "Art. 30 DSGVO" in page
    assert "Geschichten empfangen, lesen und beantworten" in page


@pytest.mark.parametrize("path", ["/gespeichert/", "/gespeichert/verzeichnis/", "/gespeichert.json"])
def test_stored_pages_need_no_account_leave_no_session_and_take_no_posts(path: str) -> None:
    response = Client().get(path)
    assert response.status_code == 200
    assert set(response.cookies) <= {"csrf"}
    assert Client().post(path).status_code == 405


def test_stored_page_shows_fields_and_never_their_contents(people: People) -> None:
    people.tells(people.inquiry(), "Mein Kanarienvogel heißt Friedolin")
    page = people.client().get("/gespeichert/").content.decode()
    assert "Friedolin" not in page
    assert "Mira Holt" not in page


def test_stored_page_says_that_words_stay_here(people: People) -> None:
    assert "Ihr Text wird dafür an niemanden gesendet." in people.client().get("/gespeichert/").content.decode()
    assert people.client().get("/gespeichert.json").json()["words_sent_to"] is None


def test_stored_page_says_who_gets_words(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(
        setting="openai:https://modelle.example.org/v1#klein", key="sk-geheim", outside="modelle.example.org"
    )
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, reader=reader))
    page = people.client().get("/gespeichert/").content.decode()
    assert "sendet diese Installation ihren Text an modelle.example.org." in page
    assert "an niemanden gesendet" not in page
    assert "sk-geheim" not in page
    assert people.client().get("/gespeichert.json").json()["words_sent_to"] == "modelle.example.org"
