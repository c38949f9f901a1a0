"""`security.txt`: a contact and a day, as RFC 9116 wants them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from resonanz.people import actions
from tests.support.people import People

pytestmark = pytest.mark.django_db
PATH = "/.well-known/security.txt"


def test_it_names_the_address_of_the_imprint_and_a_day(people: People, settings: Settings) -> None:
    settings.PUBLIC_URL = "https://dialog.auenfurt.example"
    actions.describe_organisation(name="Werke", email="dialog+hilfe@auenfurt.example")
    with time_machine.travel(datetime(2027, 3, 1, 15, 30, tzinfo=UTC), tick=False):
        response = Client().get(PATH)
    assert (response.status_code, response["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert response.content.decode().splitlines() == [
        "Contact: mailto:dialog+hilfe@auenfurt.example",
        "Contact: https://dialog.auenfurt.example/impressum/",
        "Expires: 2027-08-28T00:00:00Z",
        "Preferred-Languages: de, en",
        "Canonical: https://dialog.auenfurt.example/.well-known/security.txt",
    ]
    assert response.cookies == {}


def test_expires_is_within_a_year_and_ahead(people: People) -> None:
    actions.describe_organisation(name="Werke", email="dialog@auenfurt.example")
    found = re.search(r"^Expires: (\S+)$", Client().get(PATH).content.decode(), re.MULTILINE)
    assert found is not None
    assert 0 < (datetime.fromisoformat(found[1]) - datetime.now(UTC)).days < 365


def test_an_odd_address_stays_on_its_line(people: People) -> None:
    actions.describe_organisation(name="Werke", email='"a\\ \r\nExpires: x"@auenfurt.example')
    lines = Client().get(PATH).content.decode().splitlines()
    assert [line.split(":")[0] for line in lines] == ["Contact", "Expires", "Preferred-Languages"]


def test_without_anybody_to_write_to_there_is_no_such_file(people: People, settings: Settings) -> None:
    actions.describe_organisation(name="Werke", email="")
    assert Client().get(PATH).status_code == 404
    settings.PUBLIC_URL = "http://dialog.auenfurt.example"
    assert Client().get(PATH).status_code == 404
