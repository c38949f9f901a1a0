"""The next evening on somebody else's website."""

from __future__ import annotations

import pytest
from django.test import Client

from resonanz.forum.enums import Form
from tests.rooms.forum.support import announced, drafted
from tests.support.people import People

pytestmark = pytest.mark.django_db
PATH = "/foren/einbetten/"


def read(path: str = PATH) -> str:
    page = Client(headers={"accept-language": "de"}).get(path)
    assert page.status_code == 200
    assert not page.cookies
    return page.content.decode()


def test_when_where_and_what_about(people: People) -> None:
    forum = announced(people)
    page = read()
    for said in (forum.inquiry.title, forum.inquiry.why, "Stadtwerke, Saal 2", "Wir losen unter allen"):
        assert said in page
    assert 'href="/forum/forum/" target="_blank" rel="noopener">Die ganze Einladung' in page
    assert "Ich möchte dabei sein" not in page


def test_no_draft_and_none_among_staff(people: People) -> None:
    drafted(people)
    announced(people, slug="innen", form=Form.STAFF)
    page = read()
    assert "Gerade ist kein Forum angekündigt" in page
    assert "/forum/" not in page


def test_in_english(people: People) -> None:
    assert '<html lang="en">' in read(f"{PATH}?sprache=en")
