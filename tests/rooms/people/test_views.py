"""Signing in, and the pages of the team."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import Settings

from resonanz.ground.environment import read_mail
from resonanz.ground.models import Message
from resonanz.people import actions
from resonanz.people.models import Account, Organisation, SignInLink
from tests.support.people import People
from tests.support.routes import every_route
from tests.support.signing import code_in, hidden

GONE = "Dieser Link gilt nicht mehr. Bitten Sie jemanden aus dem Team um einen neuen."
SAMPLES = {
    "slug:language": "en",
    "slug:slug": "kontakt",
    "slug:name": "themen",
    "int:position": "1",
    "slug:key": "hate",
    "int:number": "1",
    "int:pk": "1",
    "int:story_id": "1",
    "int:note": "1",
    "int:start": "0",
    "str:code": "7K3M",
    "str:token": "token",
}


def every_path() -> list[str]:
    paths: list[str] = []
    for route, _ in every_route():
        path = route
        for name, value in SAMPLES.items():
            path = path.replace(f"<{name}>", value)
        paths.append(f"/{path}")
    return paths


TEAM_PATHS = sorted(path for path in every_path() if path.startswith("/team/"))


def link_path(people: People, account: Account) -> tuple[str, str]:
    token = actions.issue_link(account=account, by=people.mira).token
    return f"/anmelden/{token}/", token


def without_csrf(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def without_tokens(page: str) -> str:
    return re.sub(r'name="ticket" value="[^"]+"', "", without_csrf(page))


@pytest.fixture
def with_mail(settings: Settings) -> None:
    mail_to = read_mail("smtp+tls://mail.example/?from=dialog@auenfurt.example")
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, mail=mail_to)


def test_team_paths_are_all_there() -> None:
    assert {"/team/", "/team/menschen/", "/team/organisation/", "/team/anliegen/neu/"} <= set(TEAM_PATHS)
    assert [path for path in TEAM_PATHS if "<" in path] == []


@pytest.mark.django_db
@pytest.mark.parametrize("path", TEAM_PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_team_page_asks_guests_to_sign_in(path: str, method: str) -> None:
    response = getattr(Client(), method)(path)
    assert (response.status_code, response["Location"]) == (302, f"/anmelden/?next={path}")


def test_use_link_looking_signs_nobody_in(people: People) -> None:
    path, _token = link_path(people, people.jonas)
    client = people.client()
    for method in (client.get, client.head, client.get):
        assert method(path).status_code == 200
    assert "session" not in client.cookies
    assert SignInLink.objects.get().used_at is None


def test_use_link_pressing_the_button_signs_in_once(people: People) -> None:
    path, _token = link_path(people, people.jonas)
    response = people.client().post(path)
    assert (response.status_code, response["Location"]) == (302, "/team/")
    second = people.client().post(path)
    assert second.status_code == 410
    assert GONE in second.content.decode()


def test_use_link_signed_in_as_the_right_one(people: People) -> None:
    path, _token = link_path(people, people.jonas)
    client = people.client()
    client.post(path)
    assert "Jonas Perk" in client.get("/team/menschen/").content.decode()
    assert client.session["_auth_user_id"] == str(people.jonas.pk)


def test_use_link_rotates_the_session_key(people: People) -> None:
    client = people.client()
    client.post("/sprache/", {"language": "en"})
    before = client.cookies["session"].value
    client.post(link_path(people, people.jonas)[0])
    assert client.cookies["session"].value != before
    stale = people.client()
    stale.cookies["session"] = before
    assert stale.get("/team/").status_code == 302


def test_use_link_unknown_used_and_expired_look_the_same(people: People) -> None:
    older, _token = link_path(people, people.jonas)
    newer, _token = link_path(people, people.jonas)
    people.client().post(newer)
    pages = [people.client().post(path) for path in (older, newer, "/anmelden/unbekannt/")]
    assert [page.status_code for page in pages] == [410, 410, 410]
    assert [GONE in page.content.decode() for page in pages] == [True, True, True]


def test_use_link_looking_at_an_unknown_one_tells_nothing(people: People) -> None:
    path, token = link_path(people, people.jonas)
    known = people.client().get(path).content.decode().replace(token, "x")
    unknown = people.client().get("/anmelden/unbekannt/").content.decode().replace("unbekannt", "x")
    assert "Mit diesem Knopf melden Sie sich an." in known
    assert len(known) == len(unknown)


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("/team/menschen/", "/team/menschen/"),
        ("https://evil.example/", "/team/"),
        ("//evil.example/", "/team/"),
        ("", "/team/"),
    ],
)
def test_use_link_leads_only_into_this_house(people: People, target: str, leads: str) -> None:
    path, _token = link_path(people, people.mira)
    assert people.client().post(path, {"next": target})["Location"] == leads


def test_use_link_without_csrf_is_refused_and_not_used_up(people: People) -> None:
    path, _token = link_path(people, people.mira)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path).status_code == 403
    assert SignInLink.objects.get().used_at is None
    token = strict.get(path).context["csrf_token"]
    assert strict.post(path, {"csrfmiddlewaretoken": str(token)}).status_code == 302


def test_use_link_too_often_is_refused(people: People) -> None:
    client = people.client()
    assert {client.post("/anmelden/geraten/").status_code for _ in range(60)} == {410}
    path, _token = link_path(people, people.mira)
    assert client.post(path).status_code == 429
    assert SignInLink.objects.get().used_at is None


def test_sign_in_pages_are_private(people: People) -> None:
    response = people.client().get(link_path(people, people.mira)[0])
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_sign_in_known_and_unknown_address_look_the_same(people: People, with_mail: None) -> None:
    actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    pages = [
        people.client().post("/anmelden/", {"email": address})
        for address in ("ada@auenfurt.example", "ben@auenfurt.example")
    ]
    known, unknown = (without_tokens(page.content.decode()).replace("ben@", "ada@") for page in pages)
    assert known == unknown
    assert [page.status_code for page in pages] == [200, 200]
    assert [message.to for message in Message.objects.order_by("pk")] == [
        "ada@auenfurt.example",
        "ben@auenfurt.example",
    ]


def test_sign_in_mail_carries_a_code_that_works(people: People, with_mail: None) -> None:
    ada = actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    client = people.client()
    typing = hidden(client.post("/anmelden/", {"email": "ADA@auenfurt.example"}))
    message = Message.objects.get()
    assert (message.subject, message.purpose) == ("Ihr Code zum Anmelden", "sign-in")
    assert message.headers == {"Auto-Submitted": "auto-generated"}
    assert "<" not in message.body
    assert client.post("/anmelden/code/", {**typing, "code": code_in(message)})["Location"] == "/team/"
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_sign_in_without_mail_shows_the_other_way_and_sends_nothing(people: People) -> None:
    actions.add_member(name="Ada", email="ada@auenfurt.example", by=people.mira)
    people.client().post("/anmelden/", {"email": "ada@auenfurt.example"})
    assert Message.objects.count() == 0
    assert SignInLink.objects.count() == 0
    assert "resonanz host-link" in people.client().get("/anmelden/").content.decode()


def test_sign_in_too_often_says_so(people: People, with_mail: None) -> None:
    client = people.client()
    for _ in range(30):
        client.post("/anmelden/", {"email": "niemand@auenfurt.example"})
    page = client.post("/anmelden/", {"email": "niemand@auenfurt.example"}).content.decode()
    assert "Das waren viele Versuche in kurzer Zeit." in page


@pytest.mark.parametrize("address", ["", "keine-adresse", "a@b\r\nBcc: c@d.example"])
def test_sign_in_without_an_address_sends_nothing(people: People, with_mail: None, address: str) -> None:
    assert people.client().post("/anmelden/", {"email": address}).status_code == 422
    assert Message.objects.count() == 0


def test_sign_out_needs_a_press_and_ends_the_session(people: People) -> None:
    client = people.client(people.mira)
    assert client.get("/abmelden/").status_code == 405
    assert client.get("/team/menschen/").status_code == 200
    assert client.post("/abmelden/")["Location"] == "/"
    assert client.get("/team/menschen/").status_code == 302


def test_team_page_adds_a_member_and_shows_the_link_once(people: People) -> None:
    client = people.client(people.mira)
    page = client.post("/team/menschen/", {"name": "Ada Öz", "function": "Technik"}).content.decode()
    assert Account.objects.filter(name="Ada Öz", email=None).count() == 1
    assert "Anmeldelink für Ada Öz" in page
    assert "http://testserver/anmelden/" in page
    assert "http://testserver/anmelden/" not in client.get("/team/menschen/").content.decode()


def test_team_page_escapes_names(people: People) -> None:
    actions.add_member(name="<script>alert(1)</script>", by=people.mira)
    page = people.client(people.mira).get("/team/menschen/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"name": "Ada", "email": "keine-adresse"}])
def test_team_page_refuses_what_is_missing(people: People, fields: dict[str, str]) -> None:
    assert people.client(people.mira).post("/team/menschen/", fields).status_code == 200
    assert Account.objects.count() == 2


def test_new_link_for_who_left_is_refused(people: People) -> None:
    Account.objects.filter(pk=people.jonas.pk).update(is_active=False)
    client = people.client(people.mira)
    assert client.post(f"/team/menschen/{people.jonas.pk}/link/").status_code == 404
    assert client.post(f"/team/menschen/{people.mira.pk}/link/").status_code == 200
    assert client.get(f"/team/menschen/{people.mira.pk}/link/").status_code == 405


def test_member_page_changes_what_was_said(people: People) -> None:
    client = people.client(people.mira)
    path = f"/team/menschen/{people.jonas.pk}/"
    fields = {"name": "Jonas Perk", "function": "Netz", "email": "jonas@auenfurt.example"}
    assert client.post(path, fields)["Location"] == "/team/menschen/"
    people.jonas.refresh_from_db()
    assert (people.jonas.function, people.jonas.email, people.jonas.is_active) == (
        "Netz",
        "jonas@auenfurt.example",
        False,
    )
    assert client.get("/team/menschen/999999/").status_code == 404


def test_organisation_page_keeps_what_it_does_not_show(people: People) -> None:
    Organisation.objects.update(is_fiction=True, fiction_note="Eine Vorführung")
    client = people.client(people.mira)
    assert client.post("/team/organisation/", {"name": "Werke Auenfurt", "town": "Auenfurt"}).status_code == 302
    found = Organisation.objects.get()
    assert (found.name, found.town, found.is_fiction, found.fiction_note) == (
        "Werke Auenfurt",
        "Auenfurt",
        True,
        "Eine Vorführung",
    )
    assert client.post("/team/organisation/", {"name": ""}).status_code == 200
    assert Organisation.objects.get().name == "Werke Auenfurt"
