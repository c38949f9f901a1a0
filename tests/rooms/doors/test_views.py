"""Entrances: start, overview, language, health, and the calm pages when something went wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import Http404
from django.test import Client, RequestFactory

from resonanz.ask.actions import close_inquiry
from resonanz.doors.views import not_found, refused, server_error
from tests.rooms.answer.support import guests, insight_of
from tests.support.people import People

pytestmark = pytest.mark.django_db


def test_the_start_shows_what_is_asked_and_what_was(people: People) -> None:
    people.inquiry(slug="offen", title="Was fehlt Ihnen?")
    closed = people.inquiry(slug="zu", title="Was war gut?")
    close_inquiry(inquiry=closed, by=people.mira.pk)
    people.inquiry(slug="entwurf", title="Noch geheim", is_open=False)
    response = people.client().get("/")
    assert [inquiry.slug for inquiry in response.context["open"]] == ["offen"]
    assert [inquiry.slug for inquiry in response.context["closed"]] == ["zu"]
    page = response.content.decode()
    assert ("Was fehlt Ihnen?" in page, "Was war gut?" in page, "Noch geheim" in page) == (True, True, False)


def test_the_start_stands_in_an_empty_house(people: People) -> None:
    assert people.client().get("/").status_code == 200


def test_a_code_leads_to_its_inquiry_however_it_was_typed(people: People) -> None:
    code = people.inquiry().code
    for typed in (code, code.lower(), f" {code[:3]}-{code[3:]} "):
        response = people.client().get("/", {"code": typed})
        assert (response.status_code, response["Location"]) == (302, "/anliegen/kontakt/")


@pytest.mark.parametrize(
    ("typed", "leads_to"),
    [("t8hx 0378", "/e/T8HX-0378/"), ("peywhcy2-wvf5", "/stimme/PEYW-HCY2-WVF5/")],
)
def test_a_code_of_another_kind_leads_to_where_it_belongs(people: People, typed: str, leads_to: str) -> None:
    response = people.client().get("/", {"code": typed})
    assert (response.status_code, response["Location"]) == (302, leads_to)


def test_an_unknown_code_is_said_and_escaped(people: People) -> None:
    page = people.client().get("/", {"code": "<i>7</i>"}).content.decode()
    assert "Zu „&lt;i&gt;7&lt;/i&gt;“ gibt es kein Anliegen." in page
    assert "<i>7" not in page


def test_the_code_of_a_draft_is_unknown(people: People) -> None:
    draft = people.inquiry(is_open=False)
    assert people.client().get("/", {"code": draft.code}).context["code_unknown"] is True


def test_no_code_is_no_mistake(people: People) -> None:
    assert people.client().get("/", {"code": "  - "}).context["code_unknown"] is False


def test_a_code_with_a_null_character_is_unknown(people: People) -> None:
    assert people.client().get("/?code=A%00B").status_code == 200


def test_the_overview_says_what_waits(people: People) -> None:
    inquiry = people.inquiry()
    insight = insight_of(people, inquiry, guests(people, inquiry), "Wer anruft, wartet")
    response = people.client(people.mira).get("/team/")
    page = response.content.decode()
    assert (response.context["waiting"].unread, response.context["waiting"].unread_slug) == (3, "kontakt")
    assert [
        part in page for part in (f"/team/erkenntnis/{insight.pk}/", "/team/anliegen/kontakt/lesen/?zeigen=ungelesen")
    ] == [
        True,
        True,
    ]


def test_an_inquiry_has_a_page_for_the_team_only(people: People) -> None:
    inquiry = people.inquiry()
    assert people.client().get("/team/anliegen/kontakt/").status_code == 302
    response = people.client(people.mira).get("/team/anliegen/kontakt/")
    assert response.status_code == 200
    assert response.context["short_address"] == f"http://testserver/c/{inquiry.code}/"
    assert people.client(people.mira).get("/team/anliegen/fehlt/").status_code == 404


@pytest.mark.parametrize("url", ["/impressum/", "/barrierefreiheit/", "/bausteine/"])
def test_small_pages_stand_in_both_languages(people: People, url: str) -> None:
    for language in ("de", "en"):
        response = people.client().get(url, headers={"accept-language": language})
        assert (response.status_code, response["Content-Language"]) == (200, language)


def test_health_is_one_word(people: People) -> None:
    response = people.client().get("/gesund/")
    assert (response.status_code, json.loads(response.content)) == (200, {"status": "ok"})


def test_only_who_changes_the_language_gets_a_session(people: People) -> None:
    client = people.client()
    client.get("/")
    assert "session" not in client.cookies
    response = client.post("/sprache/", {"language": "en", "next": "/impressum/"})
    assert (response.status_code, response["Location"]) == (302, "/impressum/")
    assert "session" in client.cookies
    assert client.get("/")["Content-Language"] == "en"


@pytest.mark.parametrize(
    "target", ["https://böse.example/", "//boese.example", "javascript:alert(1)", "", "386", "admin"]
)
def test_the_language_never_leads_to_another_site(people: People, target: str) -> None:
    assert people.client().post("/sprache/", {"language": "en", "next": target})["Location"] == "/"


def test_a_language_we_do_not_speak_changes_nothing(people: People) -> None:
    client = people.client()
    client.post("/sprache/", {"language": "<xx>"})
    assert client.get("/")["Content-Language"] == "de"


def test_a_link_does_not_change_the_language(people: People) -> None:
    assert people.client().get("/sprache/").status_code == 405


def test_a_request_for_another_house_is_refused_whoever_brings_a_cookie(people: People) -> None:
    client = people.client(people.mira)
    assert client.get("/", headers={"host": "boese.example"}).status_code == 400


@pytest.mark.parametrize("page", [not_found, refused])
def test_a_page_that_says_what_went_wrong_keeps_no_connection(page: Callable[..., Any]) -> None:
    """Django makes it in another thread than the request's; eight such threads held all connections of the house."""
    seen: list[tuple[int, bool]] = []

    def make() -> None:
        request = RequestFactory().get("/gibt-es-nicht/")
        request.user = AnonymousUser()
        status = page(request, Http404()).status_code
        seen.append((status, connection.connection is None))

    thread = Thread(target=make)
    thread.start()
    thread.join()
    assert [is_free for _status, is_free in seen] == [True]


def test_what_is_not_there_gets_a_calm_page(people: People) -> None:
    response = people.client().get("/gibt-es-nicht/")
    assert response.status_code == 404
    assert "/stimme/" in response.content.decode()


def sealed(data: dict[str, Any], **changes: Any) -> Any:
    return Client(enforce_csrf_checks=True).post("/anliegen/kontakt/", data, **changes)


def urlencoded(text: str) -> dict[str, Any]:
    from urllib.parse import urlencode

    return {
        "data": urlencode({"text": text, "csrfmiddlewaretoken": "old"}),
        "content_type": "application/x-www-form-urlencoded",
    }


def test_a_form_that_was_open_too_long_carries_its_words(people: People) -> None:
    people.inquiry()
    response = sealed(**urlencoded("Zeile eins\nZeile zwei </textarea><script>alert(1)</script>"))
    page = response.content.decode()
    assert response.status_code == 403
    assert "Zeile eins\nZeile zwei &lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert ("<script>alert" in page, 'value="old"' in page) == (False, False)
    assert 'action="/anliegen/kontakt/"' in page


def test_uploads_are_not_carried(people: People) -> None:
    people.inquiry()
    response = sealed({"text": "mit Datei"})
    assert (response.status_code, response.context["carried"]) == (403, [])


def test_our_own_error_asks_the_database_for_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))
    assert (response.status_code, b"Traceback" in response.content) == (500, False)


@pytest.mark.django_db
def test_the_team_starts_with_what_works_if_there_is_any(people: People) -> None:
    inquiry = people.inquiry()
    client = people.client(people.mira)
    assert "Das läuft gut, sagen Gäste" not in client.get("/team/").content.decode()
    for n in range(3):
        people.tells(inquiry, f"Ärger {n}", works_well=f"Lob {n}")
    people.tells(inquiry, "Ärger", works_well="Eigenlob", roles=["employee", "customer"])
    response = client.get("/team/")
    assert [voice.text for voice in response.context["praise"]] == ["Lob 2", "Lob 1"]
    text = response.content.decode()
    assert text.index("Das läuft gut, sagen Gäste") < text.index("<h1>")


@pytest.mark.parametrize("path", ["/", "/bilanz/", "/gespeichert/", "/barrierefreiheit/", "/anmelden/"])
def test_a_page_answers_those_who_only_ask_whether_it_is_there(people: People, path: str) -> None:
    client = people.client()
    asked = client.head(path)
    assert (asked.status_code, asked.content) == (client.get(path).status_code, b"")
