"""`resonanz import-addresses`: a list onto the list of an inquiry, with what it rests on."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import Said, resonanz

LIST = "E-Mail;Name\nanna@post.example;Anna\nkaputt;Ben\n"


@pytest.fixture
def addresses(folder: Path) -> Path:
    path = folder / "liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def taken(house: Cluster, addresses: Path, *more: str, told: str = "Markttag") -> Said:
    return resonanz("import-addresses", "kontakt", addresses, "--told", told, *more, data=house.data)


def listed(house: Cluster) -> list[tuple[object, ...]]:
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        return connection.execute(
            "SELECT email, door FROM ask_candidate JOIN people_account ON people_account.id = account_id"
            " WHERE door LIKE 'Markt%' ORDER BY email"
        ).fetchall()


@pytest.fixture
def kontakt(house: Cluster, folder: Path) -> None:
    messages = folder / "mails.csv"
    messages.write_text("id;text\n1;Hallo\n", encoding="utf-8")
    resonanz("import", messages, "--inquiry", "kontakt", "--create", data=house.data)


@pytest.mark.usefixtures("kontakt")
def test_a_list_is_checked_and_taken(house: Cluster, addresses: Path) -> None:
    looked = taken(house, addresses, "--dry-run")
    assert (looked.code, listed(house)) == (0, [])
    said = taken(house, addresses)
    assert said.code == 0
    assert "1 neu auf der Liste" in " ".join(said.out.split())
    assert "Zeile 3: „kaputt“ ist keine E-Mail-Adresse." in " ".join(said.err.split())
    assert listed(house) == [("anna@post.example", "Markttag")]


@pytest.mark.usefixtures("kontakt")
def test_a_list_that_rests_on_nothing(house: Cluster, addresses: Path) -> None:
    refused = taken(house, addresses, "--ground", "existing")
    assert (refused.code, "verantwortet jemand mit Namen" in " ".join(refused.err.split())) == (1, True)
    groundless = taken(house, addresses, "--ground", "consent")
    assert (groundless.code, "mit welchen Worten zugestimmt" in " ".join(groundless.err.split())) == (1, True)


def test_an_inquiry_or_file_that_is_not_there(house: Cluster, addresses: Path) -> None:
    assert resonanz("import-addresses", "nirgends", addresses, "--told", "x", data=house.data).code == 1
    assert resonanz("import-addresses", "kontakt", addresses / "x", "--told", "x", data=house.data).code == 1
