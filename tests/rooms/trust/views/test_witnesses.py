"""Witnesses: named by the team, asked first, written to once a day, gone with one press."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from resonanz.ground import clock
from resonanz.ground.models import Message
from resonanz.trust import reads
from resonanz.trust.actions import publish_checkpoint, write_to_witnesses
from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.models import LedgerAlarm, Witness
from tests.support.people import People

BASE = "https://dialog.example"
NAMED = {"name": "Kim Brandt", "function": "Betriebsrat", "email": "Kim@BR.example"}


@pytest.fixture
def team(own_log: Path, people: People) -> Client:
    return people.client(people.mira)


def named(team: Client) -> tuple[Witness, str]:
    """The witness and the address from the mail."""
    assert team.post("/team/zeugen/", NAMED).status_code == 302
    mail = Message.objects.latest("pk")
    found = re.search(r"http://testserver(/zeugen/\S+)", mail.body)
    assert found is not None
    return Witness.objects.get(), found[1]


def agreed(team: Client) -> tuple[Witness, str]:
    witness, url = named(team)
    assert Client().post(url).status_code == 302
    witness.refresh_from_db()
    return witness, url


def test_naming_asks_the_person_and_sends_nothing_else(team: Client) -> None:
    witness, _url = named(team)
    [mail] = Message.objects.all()
    assert (mail.to, mail.purpose) == ("kim@br.example", "witness")
    assert "Kim" not in mail.subject
    assert witness.agreed_at is None
    publish_checkpoint()
    assert write_to_witnesses(base=BASE) == 0
    assert Message.objects.count() == 1


def test_looking_agrees_to_nothing(team: Client) -> None:
    witness, url = named(team)
    for address in (url, f"{url}abbestellen/"):
        assert Client().get(address).status_code == 200
    witness.refresh_from_db()
    assert (witness.agreed_at, witness.until) == (None, None)


def test_who_agreed_is_public_by_function_only(team: Client) -> None:
    named(team)
    assert "Betriebsrat" not in Client().get("/protokollbuch/").content.decode()
    Client().post(Message.objects.get().body.split("http://testserver")[1].split()[0])
    page = Client().get("/protokollbuch/").content.decode()
    assert "Betriebsrat" in page
    assert "Kim" not in page
    assert "br.example" not in page


def test_the_newest_checkpoint_goes_out_once_a_day(team: Client) -> None:
    agreed(team)
    published = publish_checkpoint()
    assert published is not None
    assert [write_to_witnesses(base=BASE) for _ in range(2)] == [1, 0]
    mail = Message.objects.latest("pk")
    assert published.note in mail.body
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(
        r"<https://dialog\.example/zeugen/\d+/[0-9A-Z]{26}/abbestellen/>", mail.headers["List-Unsubscribe"]
    )
    with clock.held_at(clock.now() + timedelta(days=1)):
        assert write_to_witnesses(base=BASE) == 1


def test_an_alarm_reaches_the_witnesses(team: Client) -> None:
    agreed(team)
    LedgerAlarm.objects.create(kind="shorter", since=clock.now())
    write_to_witnesses(base=BASE)
    mail = Message.objects.latest("pk")
    assert mail.subject == "Alarm im Protokollbuch"
    assert "kürzer als das, was schon veröffentlicht war" in mail.body


def test_one_click_in_the_mail_program_is_enough(team: Client) -> None:
    """RFC 8058: a post without cookies, without a token, with one field."""
    witness, url = agreed(team)
    outside = Client(enforce_csrf_checks=True)
    for _ in range(2):
        assert outside.post(f"{url}abbestellen/", {"List-Unsubscribe": "One-Click"}).status_code == 200
    witness.refresh_from_db()
    assert witness.until is not None
    assert (witness.email, witness.name) == ("", "")
    assert write_to_witnesses(base=BASE) == 0
    assert Client().post(url).status_code == 404


def test_the_team_can_end_it_and_the_log_says_so(team: Client) -> None:
    witness, _url = agreed(team)
    assert team.post(f"/team/zeugen/{witness.pk}/beenden/").status_code == 302
    witness.refresh_from_db()
    openings = Openings()
    opening_entries.run(openings)
    bodies = [openings.opens[index]["body"] for index in (witness.entry_index, witness.ended_index or -1)]
    assert bodies == [{"deed": "named", "function": "Betriebsrat"}, {"deed": "ended", "function": "Betriebsrat"}]
    assert team.post("/team/zeugen/999/beenden/").status_code == 404


@pytest.mark.parametrize("path", ["AAAA", "x" * 300, "%00", "ü"])
def test_a_wrong_address_is_not_found(team: Client, path: str) -> None:
    witness, _url = named(team)
    for end in ("", "abbestellen/"):
        for client in (Client().get, Client().post):
            assert client(f"/zeugen/{witness.pk}/{path}/{end}").status_code == 404
    witness.refresh_from_db()
    assert (witness.agreed_at, witness.until) == (None, None)


@pytest.mark.parametrize("wrong", [{"email": "kein"}, {"function": ""}, {"name": " "}, {"name": "x" * 121}])
def test_what_is_missing_is_said_and_nobody_is_asked(team: Client, wrong: dict[str, str]) -> None:
    assert team.post("/team/zeugen/", {**NAMED, **wrong}).status_code == 422
    assert (Witness.objects.count(), Message.objects.count()) == (0, 0)


def test_only_the_team_may_name(people: People) -> None:
    for path in ("/team/zeugen/", "/team/zeugen/1/beenden/"):
        assert people.client().post(path, NAMED).status_code == 302
    assert Witness.objects.count() == 0


def test_the_address_of_a_witness_is_private(team: Client) -> None:
    _witness, url = named(team)
    response = Client().get(url)
    assert "no-store" in response["Cache-Control"]
    assert reads.named_witnesses().count() == 1
