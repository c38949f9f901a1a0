"""The door of the team's pages: by construction, not by a decorator that somebody may forget."""

from __future__ import annotations

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import URLPattern

from resonanz.ground.middleware import TeamDoorMiddleware
from resonanz.people import actions
from resonanz.people.models import Account, Organisation
from tests.support.people import People
from tests.support.routes import every_route


def customer() -> Account:
    return Account.objects.create(name="Lena", email="lena@post.example", created_at="2027-03-01T10:00Z")


def test_every_view_that_asks_for_an_account_lies_behind_a_door_or_is_the_persons_own() -> None:
    asking = [
        here
        for here, entry in every_route()
        if "login_required" in str(getattr(entry.callback, "__wrapped__", "")) or _decorated(entry)
    ]
    assert "team/menschen/" in asking
    own = ("konto/", "akte/", "einwilligungen/", "stimme/<str:code>/zuordnen/")
    assert [here for here in asking if not here.startswith(("team/", *own))] == []


def _decorated(entry: URLPattern) -> bool:
    """login_required leaves its test in the closure of the view."""
    cells = getattr(entry.callback, "__closure__", None) or ()
    return any(getattr(cell.cell_contents, "__name__", "") == "<lambda>" for cell in cells)


@pytest.mark.parametrize("path", ["/team/", "/team/menschen/", "/team/gibt-es-nicht/"])
def test_customers_read_whose_pages_these_are(people: People, path: str) -> None:
    page = people.client(customer()).get(path)
    assert page.status_code == 403
    assert "Diese Seiten gehören dem Team" in page.content.decode()
    assert "Mira Holt" not in page.content.decode()


def test_whoever_left_is_a_guest_again(people: People) -> None:
    client = people.client(people.jonas)
    assert client.get("/team/").status_code == 200
    Account.objects.filter(pk=people.jonas.pk).update(is_active=False)
    assert client.get("/team/").status_code == 302


def test_a_demanded_second_factor_leads_to_its_page(people: People) -> None:
    Organisation.objects.update(asks_second_factor=True)
    client = people.client(people.mira)
    assert client.get("/team/menschen/")["Location"] == "/konto/zweiter-faktor/?next=/team/menschen/"
    assert "Ihre Organisation bittet alle im Team darum" in client.get("/konto/zweiter-faktor/").content.decode()
    Account.objects.filter(pk=people.mira.pk).update(second_factor_at="2027-03-01T10:00Z")
    assert client.get("/team/menschen/").status_code == 200


def test_who_comes_by_the_service_has_shown_a_second_factor_there(people: People) -> None:
    Organisation.objects.update(asks_second_factor=True)
    client = people.client(people.mira)
    session = client.session
    session["signed_in_by"] = "service"
    session.save()
    assert client.get("/team/menschen/").status_code == 200


def test_other_pages_are_not_asked_who_comes() -> None:
    class Closed(HttpRequest):
        @property
        def user(self) -> None:  # type: ignore[override]  # It must not be asked for.
            raise AssertionError

    request = RequestFactory().get("/anliegen/kontakt/")
    request.__class__ = Closed
    assert TeamDoorMiddleware(lambda _request: HttpResponse("offen"))(request).content == b"offen"


def test_guests_get_no_session_anywhere(people: People) -> None:
    people.inquiry()
    client = people.client()
    for path in ("/", "/anliegen/kontakt/", "/anmelden/", "/team/", "/konto/", "/stimme/7K3M/"):
        client.get(path)
    client.post("/anmelden/", {"email": "ada@post.example"})
    assert "session" not in client.cookies


def test_a_draft_is_shown_to_the_team_only(people: People) -> None:
    people.inquiry(slug="entwurf", is_open=False)
    assert people.client(people.mira).get("/anliegen/entwurf/").status_code == 200
    assert people.client(customer()).get("/anliegen/entwurf/").status_code == 404


def test_link_of_the_team_is_not_made_out_for_a_customers_account(people: People) -> None:
    """Otherwise whoever invites could open what belongs to the customer alone."""
    lena = customer()
    page = people.client(people.mira).post("/team/menschen/", {"name": "Lena Ort", "email": "Lena@post.example"})
    assert page["Location"] == "/team/menschen/"
    lena.refresh_from_db()
    assert (lena.is_team, lena.name) == (True, "Lena Ort")
    assert [(row.role, row.source) for row in lena.relations.all()] == [("employee", "team")]


def test_domains_are_kept_as_they_are_on_the_wire(people: People) -> None:
    client = people.client(people.mira)
    fields = {"name": "Werke", "domains": "Auenfurt.example\n@straße.example\n", "open_registration": "on"}
    assert client.post("/team/organisation/", fields).status_code == 302
    assert Organisation.objects.get().domains == ["auenfurt.example", "xn--strae-oqa.example"]
    assert client.post("/team/organisation/", {**fields, "domains": "nichts"}).status_code == 200
    actions.describe_organisation(domains=[])
    assert Organisation.objects.get().domains == []


def addresses(prefix: str) -> list[str]:
    """Every address of ours below a prefix, with something plausible in the place of what varies."""
    samples = {"int": "1", "str": "7K3M", "slug": "kontakt", "uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12}
    return [
        "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda found: samples.get(found[1] or "str", "1"), here)
        for here, _ in every_route()
        if here.startswith(prefix)
    ]


@pytest.mark.parametrize("path", sorted(set(addresses("team/"))))
def test_no_address_of_the_team_opens_for_a_customer(people: People, path: str) -> None:
    people.inquiry()
    client = people.client(customer())
    assert [client.get(path).status_code, client.post(path).status_code] == [403, 403]


@pytest.mark.parametrize("path", ["/akte/", "/einwilligungen/", "/konto/"])
def test_what_is_about_a_customer_opens_for_them(people: People, path: str) -> None:
    page = people.client(customer()).get(path)
    assert page.status_code == 200
    assert "Mira Holt" not in page.content.decode()
