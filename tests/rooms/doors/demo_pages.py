"""What the table of the 37 parts and the tour promise, held against a house that has lived the demo."""

from __future__ import annotations

import tomllib
from pathlib import Path

from django.test import Client

from resonanz.doors.tour.places import places
from resonanz.doors.tour.stations import LANGUAGES, stations
from resonanz.people.models import Account

TABLE = Path(__file__).resolve().parents[3] / "docs" / "zahlen" / "auftrag.toml"


def host() -> Client:
    client = Client()
    client.force_login(Account.objects.get(name="Marlene Tiedgen"))
    return client


def check_mission() -> None:
    """Every page that the table names answers, to the team and, unless it is the team's, to everybody."""
    pages = {page for part in tomllib.loads(TABLE.read_text("utf-8"))["part"] for page in part["pages"]}
    team, guest = host(), Client()
    assert {page: team.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    public = {page for page in pages if not page.startswith("/team/")}
    assert {page: guest.get(page).status_code for page in public} == dict.fromkeys(public, 200)


def check_tour() -> None:
    """Every place of every station is there, and opens."""
    team, guest = host(), Client()
    reader = Account.objects.get(name="Marlene Tiedgen").pk
    found = places(reader=reader)
    named = {name for station in stations(LANGUAGES[0]) for name in station.places}
    assert named <= found.keys()
    assert {name: team.get(found[name].url).status_code for name in named} == dict.fromkeys(named, 200)
    public = {name for name in named if not found[name].is_of_the_team}
    assert {name: guest.get(found[name].url).status_code for name in public} == dict.fromkeys(public, 200)
    for number in range(1, len(stations(LANGUAGES[0])) + 1):
        assert guest.get(f"/rundgang/{number}/").status_code == 200
