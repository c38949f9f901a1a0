"""Pages in a frame know nobody, and say who may show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from resonanz.ground import framing
from resonanz.ground.framing import (
    ANYWHERE,
    HOSTS,
    StampRefused,
    StampTooOld,
    check_stamp,
    framed,
    is_sent_from_here,
    stamp_for,
)

SITE = "https://www.auenfurt.example"


def page(hosts: Callable[[], Sequence[str]]) -> Callable[[HttpRequest], HttpResponse]:
    @framed(hosts)
    def view(request: HttpRequest) -> HttpResponse:
        assert isinstance(request.user, AnonymousUser)
        assert request.COOKIES == {}
        return HttpResponse(f"{translation.get_language()} {request.META[HOSTS]}")

    return view


def asked(query: str = "", **headers: str) -> HttpRequest:
    request = RequestFactory().get(f"/{query}", headers={"accept-language": "de", **headers})
    request.COOKIES["session"] = "somebody"
    return request


@pytest.mark.parametrize(
    ("hosts", "ancestors", "options", "exempt"),
    [
        ([], ["'self'"], "SAMEORIGIN", False),
        ([SITE], ["'self'", SITE], None, True),
        ([ANYWHERE], ["*"], None, True),
    ],
)
def test_who_may_show_it(hosts: list[str], ancestors: list[str], options: str | None, exempt: bool) -> None:  # noqa: FBT001  A value of the table.
    response = page(lambda: hosts)(asked())
    assert getattr(response, "_csp_replace", None) == {"frame-ancestors": ancestors}
    assert response.get("X-Frame-Options") == options
    assert getattr(response, "xframe_options_exempt", False) is exempt
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(("query", "language"), [("", "de"), ("?sprache=en", "en"), ("?sprache=xx", "de")])
def test_the_address_chooses_the_language(query: str, language: str) -> None:
    response = page(lambda: [SITE])(asked(query))
    assert response.content.decode() == f"{language} {SITE}"
    assert response["Content-Language"] == language


def test_words_come_back_into_the_frame_while_the_database_is_away() -> None:
    def away() -> Sequence[str]:
        raise OperationalError("away")

    sent = urlencode({"story": "Der Bus fuhr vorbei.", "stamp": "a"})
    request = RequestFactory().post("/x/?hoehe", sent, content_type="application/x-www-form-urlencoded")
    response = page(away)(request)
    content = response.content.decode()
    assert response.status_code == 503
    assert "Der Bus fuhr vorbei." in content
    assert 'action="/x/?hoehe"' in content
    assert "csrfmiddlewaretoken" not in content
    assert "CSRF_COOKIE" not in request.META
    assert getattr(response, "_csp_replace", None) == {"frame-ancestors": ["*"]}


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"origin": "http://testserver"}, True),
        ({"origin": "https://testserver"}, False),
        ({"origin": "http://testserver:8000"}, False),
        ({"origin": SITE}, False),
        ({"origin": "null"}, False),
        ({"origin": SITE, "sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-origin"}, True),
        ({}, True),
    ],
)
def test_where_a_form_was_sent(headers: dict[str, str], is_ours: bool) -> None:  # noqa: FBT001  A value of the table.
    assert is_sent_from_here(RequestFactory().post("/", headers=headers)) is is_ours


def test_a_stamp_is_for_one_form(monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = stamp_for("7:key")
    check_stamp("7:key", stamp)
    for what, wrong in (("8:key", stamp), ("7:other", stamp), ("7:key", ""), ("7:key", "x"), ("7:key", stamp + "x")):
        with pytest.raises(StampRefused) as refused:
            check_stamp(what, wrong)
        assert refused.type is StampRefused
    monkeypatch.setattr(framing, "_DAY", timedelta(seconds=-1).total_seconds())
    with pytest.raises(StampTooOld):
        check_stamp("7:key", stamp)
