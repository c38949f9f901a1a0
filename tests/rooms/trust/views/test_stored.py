"""The page that lists every field stored, for everyone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils.html import escape

from resonanz.trust.reads import stored_tables
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_stored_page_lists_every_field_with_its_purpose(people: People) -> None:
    page = people.client().get("/gespeichert/").content.decode()
    for table in stored_tables():
        assert f'<h2 id="{table.name}">' in page
        for field in table.fields:
            assert f"<code>{field.name}</code></th><td>{escape(field.purpose or '–')}</td>" in page


def test_stored_page_needs_no_account_and_leaves_no_session() -> None:
    response = Client().get("/gespeichert/")
    assert response.status_code == 200
    assert set(response.cookies) <= {"csrf"}


def test_stored_page_shows_fields_and_never_their_contents(people: People) -> None:
    people.tells(people.inquiry(), "Mein Kanarienvogel heißt Friedolin")
    page = people.client().get("/gespeichert/").content.decode()
    assert "Friedolin" not in page
    assert "Mira Holt" not in page


def test_stored_page_takes_no_posts() -> None:
    assert Client().post("/gespeichert/").status_code == 405
