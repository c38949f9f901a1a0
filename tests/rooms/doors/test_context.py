"""What every page carries around its content, and what it does not ask for."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resonanz.people.models import Account
from tests.support.people import People

pytestmark = pytest.mark.django_db


def asked(client: Any, url: str) -> str:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return "\n".join(query["sql"] for query in caught)


@pytest.mark.parametrize("url", ["/", "/anliegen/kontakt/", "/anliegen/kontakt/bilanz/", "/stimme/", "/impressum/"])
def test_for_guests_no_session_is_asked_and_none_is_made(people: People, url: str) -> None:
    people.inquiry()
    client = people.client()
    assert "django_session" not in asked(client, url)
    assert "session" not in client.cookies


def test_a_foreign_cookie_makes_nobody_a_member(people: People) -> None:
    client = people.client()
    client.cookies["session"] = "x" * 32
    response = client.get("/")
    assert (response.status_code, response.context["account"]) == (200, None)


def test_members_are_named_and_led_through_the_team_pages(people: People) -> None:
    context = people.client(people.mira).get("/team/").context
    assert context["account"] == people.mira
    assert [(link.url, link.current) for link in context["navigation"]] == [
        ("/team/", True),
        ("/team/zusagen/", False),
        ("/team/spiegel/", False),
        ("/team/foren/", False),
        ("/team/menschen/", False),
        ("/team/dank/", False),
        ("/team/vertrauen/", False),
        ("/team/organisation/", False),
        ("/", False),
    ]


@pytest.mark.parametrize(
    ("page", "roof"),
    [("/team/beruehrungspunkte/", "/team/spiegel/"), ("/team/nutzenbuch/", "/team/zusagen/")],
)
def test_pages_under_a_roof_show_where_one_is(people: People, page: str, roof: str) -> None:
    links = people.client(people.mira).get(page).context["navigation"]
    assert [link.url for link in links if link.current] == [roof]


def test_guests_are_not_led_into_the_team(people: People) -> None:
    navigation = people.client().get("/stimme/").context["navigation"]
    assert "/team/" not in [link.url for link in navigation]
    assert [link.url for link in navigation if link.current] == ["/stimme/"]


def test_members_find_back_from_public_pages(people: People) -> None:
    urls = [link.url for link in people.client(people.mira).get("/").context["navigation"]]
    assert urls[-1] == "/team/"


def foot(client: Any, url: str) -> tuple[list[str], bool]:
    """Where the footer leads, and whether it offers to sign out."""
    response = client.get(url)
    page = response.content.decode()
    return [link.url for link in response.context["footer_links"]], 'action="/abmelden/"' in page.split("<footer")[-1]


@pytest.mark.parametrize("url", ["/", "/stimme/", "/impressum/"])
def test_the_foot_offers_signing_in_to_guests_alone(people: People, url: str) -> None:
    links, signs_out = foot(people.client(), url)
    assert (links[-1], "/team/" in links, signs_out) == ("/anmelden/", False, False)


@pytest.mark.parametrize("url", ["/", "/team/", "/impressum/"])
def test_the_foot_leads_members_to_what_is_theirs_and_out(people: People, url: str) -> None:
    links, signs_out = foot(people.client(people.mira), url)
    assert (links[-2:], "/anmelden/" in links, signs_out) == (["/konto/", "/team/"], False, True)


def test_the_foot_leads_customers_to_their_account_and_out(people: People) -> None:
    lena = Account.objects.create(name="Lena", email="lena@post.example", created_at="2027-03-01T10:00Z")
    links, signs_out = foot(people.client(lena), "/")
    assert (links[-1], "/team/" in links, "/anmelden/" in links, signs_out) == ("/konto/", False, False, True)


def test_who_has_left_is_nobody(people: People) -> None:
    client = people.client(people.jonas)
    people.jonas.is_active = False
    people.jonas.save()
    assert client.get("/").context["account"] is None
    assert client.get("/team/").status_code == 302


def test_the_page_knows_its_organisation_and_language(people: People) -> None:
    context = people.client().get("/").context
    assert context["organisation"].name == "Stadtwerke Auenfurt"
    assert [(language.code, language.current) for language in context["languages"]] == [("de", True), ("en", False)]
    names = ["guest", "customer", "non_customer", "competitor_customer", "employee", "other"]
    assert list(context["role_names"]) == names
