"""Around every request: the language, private pages, and a calm page while the database is away."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlencode

import psycopg
import pytest
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from resonanz.ground.middleware import (
    LanguageMiddleware,
    MomentMiddleware,
    PrivatePagesMiddleware,
    carried_fields,
    moment_page,
)
from tests.support.people import People

FORM = "application/x-www-form-urlencoded"


def posted(fields: list[tuple[str, str]], path: str = "/anliegen/kontakt/") -> HttpRequest:
    return RequestFactory().post(path, urlencode(fields), content_type=FORM)


def away() -> OperationalError:
    return OperationalError("connection refused\nIs the server running?")


def disk_full() -> OperationalError:
    error = OperationalError("could not extend file")
    error.__cause__ = psycopg.errors.DiskFull("no space left on device")
    return error


def textareas(page: str) -> dict[str, str]:
    found = re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return {name: unescape(value) for name, value in found}


@pytest.mark.parametrize("error", [away(), InterfaceError("the connection is closed")])
def test_moment_page_reading_asks_to_wait(error: Exception) -> None:
    response = moment_page(RequestFactory().get("/anliegen/kontakt/"), error)
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "3", "no-store")
    assert "Die Datenbank startet gerade neu." in page
    assert '<meta http-equiv="refresh" content="3">' in page
    assert '<a class="button quiet" href="/anliegen/kontakt/">' in page
    assert "<form" not in page


def test_moment_page_sending_carries_the_words() -> None:
    words = "47 Minuten Musik,\n\n  dann „nicht zuständig“ – 😀"
    request = posted([("story", words), ("key", "k" * 20), ("csrfmiddlewaretoken", "old token")])
    response = moment_page(request, away())
    page = response.content.decode()
    assert response.status_code == 503
    assert textareas(page) == {"story": words, "key": "k" * 20}
    assert "old token" not in page
    assert 'http-equiv="refresh"' not in page
    assert '<form method="post" action="/anliegen/kontakt/"' in page


def test_moment_page_carries_every_value_of_a_field() -> None:
    request = posted([("roles", "customer"), ("roles", "employee"), ("empty", "")])
    assert carried_fields(request) == [("roles", "customer"), ("roles", "employee"), ("empty", "")]


def test_moment_page_escapes_what_it_carries() -> None:
    attack = '</textarea><script>alert("1")</script>'
    page = moment_page(posted([("story", attack), ('"><b>', attack)]), away()).content.decode()
    assert "<script>" not in page
    assert "<b>" not in page
    assert page.count("&lt;/textarea&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;") == 2


def test_moment_page_escapes_the_address() -> None:
    page = moment_page(RequestFactory().get('/"><script>x</script>/'), away()).content.decode()
    assert "<script>" not in page


def test_moment_page_words_keep_their_first_line_break() -> None:
    page = moment_page(posted([("text", "\nnach einer Leerzeile")]), away()).content.decode()
    assert textareas(page) == {"text": "\nnach einer Leerzeile"}


def test_moment_page_file_upload_asks_to_go_back() -> None:
    request = RequestFactory().post("/team/", {"file": "a,b"})
    page = moment_page(request, away()).content.decode()
    assert carried_fields(request) == []
    assert "Bitte gehen Sie eine Seite zurück und senden Sie noch einmal." in page
    assert "<textarea" not in page


def test_moment_page_disk_full_says_so() -> None:
    response = moment_page(posted([("story", "Meine Worte")]), disk_full())
    page = response.content.decode()
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (507, "60", "no-store")
    assert "Gerade ist kein Platz" in page
    assert "Es wurde nichts gespeichert" in page
    assert textareas(page) == {"story": "Meine Worte"}


def test_moment_page_disk_full_does_not_reload() -> None:
    assert b'http-equiv="refresh"' not in moment_page(RequestFactory().get("/"), disk_full()).content


def test_moment_page_tells_readers_nothing_about_the_machine() -> None:
    page = moment_page(RequestFactory().get("/"), OperationalError("host=/secret/socket password=geheim"))
    assert b"geheim" not in page.content
    assert b"/secret/" not in page.content


def test_moment_page_logs_no_words(caplog: pytest.LogCaptureFixture) -> None:
    moment_page(posted([("story", "Meine geheimen Worte")]), away())
    assert [record.getMessage() for record in caplog.records] == ["database unavailable: connection refused"]


def test_moment_page_speaks_the_visitors_language() -> None:
    with translation.override("en"):
        page = moment_page(RequestFactory().get("/"), away()).content.decode()
    assert '<html lang="en">' in page


def test_moment_middleware_catches_what_comes_before_the_view() -> None:
    def fails(_request: HttpRequest) -> HttpResponse:
        raise away()

    assert MomentMiddleware(fails)(RequestFactory().get("/")).status_code == 503


def test_moment_middleware_leaves_other_errors_alone() -> None:
    middleware = MomentMiddleware(lambda _request: HttpResponse("fine"))
    assert middleware(RequestFactory().get("/")).content == b"fine"
    assert middleware.process_exception(RequestFactory().get("/"), ProgrammingError("our own fault")) is None
    assert middleware.process_exception(RequestFactory().get("/"), ValueError("our own fault")) is None


def test_database_away_in_a_view_shows_the_moment_page(monkeypatch: pytest.MonkeyPatch, people: People) -> None:
    people.inquiry()

    def refuse(_slug: str) -> None:
        raise away()

    monkeypatch.setattr("resonanz.ask.reads.by_slug", refuse)
    response = people.client().post("/anliegen/kontakt/", urlencode({"story": "Noch da"}), content_type=FORM)
    assert response.status_code == 503
    assert textareas(response.content.decode()) == {"story": "Noch da"}
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/stimme/7K3M/", "/anmelden/token/", "/team/", "/team/menschen/"])
def test_private_pages_are_kept_nowhere(path: str) -> None:
    response = PrivatePagesMiddleware(lambda _request: HttpResponse())(RequestFactory().get(path))
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("path", ["/", "/anliegen/kontakt/", "/gespeichert/", "/teamgeist/"])
def test_public_pages_may_be_found(path: str) -> None:
    response = PrivatePagesMiddleware(lambda _request: HttpResponse())(RequestFactory().get(path))
    assert not response.has_header("Cache-Control")
    assert not response.has_header("X-Robots-Tag")


def test_private_pages_keep_a_stricter_header() -> None:
    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Cache-Control": "no-store"})

    assert PrivatePagesMiddleware(answer)(RequestFactory().get("/team/"))["Cache-Control"] == "no-store"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "language"),
    [("de", "de"), ("en-GB,en;q=0.8", "en"), ("fr,en;q=0.5", "en"), ("fr", "de"), ("", "de"), ("xx;;;", "de")],
)
def test_language_is_what_the_browser_asks_for_else_german(asked: str, language: str) -> None:
    response = Client(headers={"accept-language": asked}).get("/gespeichert/")
    assert response["Content-Language"] == language
    assert f'<html lang="{language}">' in response.content.decode()
    assert "session" not in response.cookies


@pytest.mark.django_db
def test_language_own_choice_goes_before_the_browser() -> None:
    client = Client(headers={"accept-language": "de"})
    assert client.post("/sprache/", {"language": "en", "next": "/gespeichert/"})["Location"] == "/gespeichert/"
    assert client.get("/gespeichert/")["Content-Language"] == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["", "fr", "../../etc"])
def test_language_unknown_choice_falls_back_to_the_browser(chosen: str) -> None:
    client = Client(headers={"accept-language": "en"})
    client.post("/sprache/", {"language": chosen})
    assert client.get("/gespeichert/")["Content-Language"] == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_language_leads_nowhere_else(target: str) -> None:
    assert Client().post("/sprache/", {"language": "en", "next": target})["Location"] == "/"


def test_language_is_given_back_after_the_request() -> None:
    request = RequestFactory().get("/", headers={"accept-language": "en"})
    seen: list[str | None] = []

    def answer(_request: HttpRequest) -> HttpResponse:
        seen.append(translation.get_language())
        return HttpResponse()

    LanguageMiddleware(answer)(request)
    assert seen == ["en"]
    assert translation.get_language() == "de"
