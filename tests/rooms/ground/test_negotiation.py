from __future__ import annotations

import pytest
from django.test import RequestFactory

from resonanz.ground.negotiation import arrived_whole, said_json, wants_json
from resonanz.ground.offline import static_headers

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accepted", "json"),
    [("application/json", True), (BROWSER, False), ("*/*", False), ("text/plain", False), ("", False)],
)
def test_wants_json(accepted: str, json: bool) -> None:  # noqa: FBT001  It is an expectation.
    assert wants_json(RequestFactory().get("/", headers={"accept": accepted})) is json


def test_said_json_is_kept_nowhere_and_says_what_it_is() -> None:
    answer = said_json({"code": "7K3M"}, status=201)
    assert (answer.status_code, answer["Cache-Control"]) == (201, "no-store")
    assert answer.content == b'{"format": "resonanz-angekommen/1", "code": "7K3M"}'


@pytest.mark.parametrize(
    ("body", "whole"),
    [("text=%C3%A4", True), ("text=a+b%00", True), ("text=%ED%A0%BD", False), ("text=%FF", False), ("%80=1", False)],
)
def test_arrived_whole(body: str, whole: bool) -> None:  # noqa: FBT001  It is an expectation.
    form = "application/x-www-form-urlencoded"
    assert arrived_whole(RequestFactory().post("/", body, content_type=form)) is whole


def test_static_headers_widen_the_scope_of_the_service_worker_only() -> None:
    found: dict[str, dict[str, str]] = {"/static/ground/js/offline.js": {}, "/static/ground/js/main.js": {}}
    for url, headers in found.items():
        static_headers(headers, url, url)
    assert list(found.values()) == [{"Service-Worker-Allowed": "/anliegen/"}, {}]
