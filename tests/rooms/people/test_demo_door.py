"""The button of a demo: for whoever sits at its machine, and for nobody else in no other house."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from resonanz.people import actions
from resonanz.people.models import Organisation
from tests.support.people import People

pytestmark = pytest.mark.django_db

DOOR = "/anmelden/vorfuehrung/"
HERE: dict[str, Any] = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1"}
BUTTON = "Als Team hineingehen"


@pytest.fixture(autouse=True)
def every_name(settings: Settings) -> None:
    """So that it is this door that refuses, and not the list of names the house answers to."""
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def demo(people: People) -> People:
    Organisation.objects.update(is_fiction=True)
    return people


def test_one_press_leads_in_and_to_the_page_that_was_asked_for(demo: People) -> None:
    client = Client()
    response = client.post(DOOR, {"next": "/team/zusagen/?rundgang=9"}, **HERE)
    assert (response.status_code, response["Location"]) == (302, "/team/zusagen/?rundgang=9")
    assert client.session["_auth_user_id"] == str(demo.mira.pk)
    assert client.post(DOOR, {"next": "https://evil.example/"}, **HERE)["Location"] == "/team/"


def test_looking_signs_nobody_in(demo: People) -> None:
    client = Client()
    assert client.get(DOOR, **HERE).status_code == 405
    assert "session" not in client.cookies


def test_the_page_to_sign_in_offers_it_only_there(demo: People) -> None:
    assert BUTTON in Client().get("/anmelden/", **HERE).content.decode()
    elsewhere = {**HERE, "REMOTE_ADDR": "192.168.1.20"}
    assert BUTTON not in Client().get("/anmelden/", **elsewhere).content.decode()


def test_a_real_house_has_no_such_door(people: People) -> None:
    client = Client()
    assert client.post(DOOR, **HERE).status_code == 404
    assert client.get("/team/", **HERE).status_code == 302
    assert BUTTON not in client.get("/anmelden/", **HERE).content.decode()


@pytest.mark.parametrize(
    "changed",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"REMOTE_ADDR": "2001:db8::1"},
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "127.0.0.1, 10.0.0.1"},
        {"HTTP_HOST": "dialog.example.org"},
        {"HTTP_HOST": "127.0.0.1.evil.example"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_HOST": "localhost"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_VIA": "1.1 proxy"},
    ],
)
def test_nobody_comes_in_from_elsewhere(demo: People, changed: dict[str, str]) -> None:
    client = Client()
    assert client.post(DOOR, **{**HERE, **changed}).status_code == 404
    assert "session" not in client.cookies


@pytest.mark.parametrize("host", ["localhost", "localhost:8018", "[::1]:8000", "127.0.0.1"])
def test_every_spelling_of_this_machine_is_this_machine(demo: People, host: str) -> None:
    near = {"HTTP_HOST": host, "REMOTE_ADDR": "::1"}
    assert Client().post(DOOR, **near).status_code == 302


def test_a_demo_with_a_public_address_is_closed(demo: People, settings: Settings) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, public_url="https://vorfuehrung.example.org")
    assert Client().post(DOOR, **HERE).status_code == 404


def test_where_somebody_has_a_way_in_of_their_own_it_is_somebodys_house(demo: People) -> None:
    actions.add_member(name="Ida Rehm", email="ida@auenfurt.example", by=demo.mira)
    assert Client().post(DOOR, **HERE).status_code == 404


def test_a_house_that_asks_for_a_second_factor_is_closed(demo: People) -> None:
    Organisation.objects.update(asks_second_factor=True)
    assert Client().post(DOOR, **HERE).status_code == 404


def test_the_press_has_to_come_from_our_own_page(demo: People) -> None:
    assert Client(enforce_csrf_checks=True).post(DOOR, **HERE).status_code == 403
