"""On other people's pages: exactly one page may be framed; it sets no cookie and runs no script."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from resonanz.act.enums import Word
from resonanz.ask.models import Inquiry
from resonanz.people import actions as people_actions
from tests.rooms.answer.support import DAY, guests, insight_of, said
from tests.support.people import People

pytestmark = pytest.mark.django_db

FRAMES = ("/bilanz/einbetten/", "/anliegen/kontakt/bilanz/einbetten/")
OTHERS = (
    *("/", "/bilanz/", "/bilanz/einbauen/", "/bilanz/stand.svg", "/bilanz/feed.atom"),
    *(
        "/anliegen/kontakt/",
        "/anliegen/kontakt/bilanz/",
        "/anliegen/kontakt/bilanz/einbauen/",
        "/stimme/",
        "/nachpruefen/",
    ),
)


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    inquiry = people.inquiry()
    made = insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet")
    said(people, made, Word.IN_PROGRESS, owner="Ole", due_on=DAY)
    return inquiry


@pytest.mark.parametrize("address", FRAMES)
def test_the_small_page_may_be_framed_anywhere(people: People, inquiry: Inquiry, address: str) -> None:
    page = people.client().get(address)
    assert "frame-ancestors *" in page["Content-Security-Policy"]
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert not page.has_header("X-Frame-Options")
    assert not page.cookies
    content = page.content.decode()
    assert "<script" not in content
    assert "<form" not in content
    assert "<dt>Überfällig</dt><dd>1</dd>" in content


@pytest.mark.parametrize("address", OTHERS)
def test_nothing_else_may_be_framed(people: People, inquiry: Inquiry, address: str) -> None:
    page = people.client().get(address)
    assert page.status_code == 200
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_the_page_to_copy_from_names_the_addresses(people: People, inquiry: Inquiry) -> None:
    page = people.client().get("/anliegen/kontakt/bilanz/einbauen/").content.decode()
    assert "http://testserver/anliegen/kontakt/bilanz/einbetten/" in page
    assert "http://testserver/anliegen/kontakt/bilanz/stand.svg" in page


def test_the_picture_is_a_picture_whatever_the_house_is_called(people: People, inquiry: Inquiry) -> None:
    people_actions.describe_organisation(name='Müller & Söhne <"Auen">')
    picture = people.client().get("/bilanz/stand.svg")
    assert picture["Content-Type"].startswith("image/svg+xml")
    assert not picture.cookies
    root = ET.fromstring(picture.content)  # noqa: S314  Our own answer.
    assert "Müller & Söhne" in "".join(root.itertext())
