"""The public pages of the log: everything that proves something, and no word of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from resonanz.ground import clock
from resonanz.trust import reads
from resonanz.trust.actions import begin_new_log, publish_checkpoint
from resonanz.trust.enums import Trouble
from resonanz.trust.models import LedgerAlarm
from resonanz.trust.rules import tree
from resonanz.trust.rules.notes import read_checkpoint, read_proof, read_vkey
from tests.support.people import People

BOOK = "/protokollbuch/"


@pytest.fixture
def told(own_log: Path, people: People) -> int:
    """The entry of a story with words that must show nowhere."""
    story, _code = people.tells(people.inquiry(), "Mein Kanarienvogel heißt Friedolin", name="Ada", permission="team")
    return story.entry_index


def raise_alarm(kind: Trouble = Trouble.SHORTER) -> None:
    LedgerAlarm.objects.create(kind=kind, since=clock.now(), note="9 > 3")


@pytest.mark.django_db
def test_the_page_of_an_empty_log_says_what_will_be_here() -> None:
    page = Client().get(BOOK).content.decode()
    assert "Noch kein Eintrag" in page


def test_the_page_shows_head_key_and_entries_and_no_words(told: int) -> None:
    published = publish_checkpoint()
    assert published is not None
    response = Client().get(BOOK)
    page = response.content.decode()
    key = reads.current_key()
    assert key is not None
    for shown in (published.note.split("\n")[2], key.vkey, f'href="{BOOK}{told}/"', "Eine Stimme ist angekommen"):
        assert shown in page
    for link in ("/pruefen.html", "/resonanz-pruefe.py", "/protokollbuch/protokollbuch.zip"):
        assert f'href="{link}"' in page
    assert "Friedolin" not in page
    assert "Mira" not in page
    assert set(response.cookies) <= {"csrf"}


def test_the_checkpoint_as_text_verifies(told: int) -> None:
    assert Client().get(f"{BOOK}checkpoint").status_code == 404
    published = publish_checkpoint()
    assert published is not None
    for url in (f"{BOOK}checkpoint", f"{BOOK}checkpoint/{published.size}"):
        response = Client().get(url)
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response.content.decode() == published.note
    assert Client().get(f"{BOOK}checkpoint/{published.size + 1}").status_code == 404


def test_an_entry_has_its_meaning_and_a_proof_to_take_home(told: int) -> None:
    before = Client().get(f"{BOOK}{told}/").content.decode()
    assert "noch nicht" in before
    assert Client().get(f"{BOOK}{told}/beweis").status_code == 404
    publish_checkpoint()
    page = Client().get(f"{BOOK}{told}/").content.decode()
    assert "Eine Stimme ist angekommen" in page
    assert "Friedolin" not in page
    found, key = reads.entry(told), reads.current_key()
    assert found is not None
    assert key is not None
    proof = read_proof(Client().get(f"{BOOK}{told}/beweis").content.decode())
    head = read_checkpoint(proof.checkpoint, read_vkey(key.vkey))
    digest = bytes.fromhex(found.leaf_hash)
    assert tree.is_included(leaf=digest, index=told, size=head.size, proof=proof.hashes, root=head.root)


@pytest.mark.parametrize("path", ["999999/", "999999/beweis", "checkpoint/0", "-1/", "x/"])
def test_what_is_not_there_is_not_found(told: int, path: str) -> None:
    assert Client().get(BOOK + path).status_code == 404


def test_earlier_logs_stay_with_key_and_reason(told: int) -> None:
    first = publish_checkpoint()
    assert first is not None
    old = reads.current_key()
    assert old is not None
    begin_new_log(reason="Sicherung von gestern <eingespielt>.")
    page = Client().get(BOOK).content.decode()
    assert old.vkey in page
    assert "Sicherung von gestern &lt;eingespielt&gt;." in page


def test_a_long_history_is_paged(told: int, people: People) -> None:
    inquiry = people.inquiry(slug="zweites")
    for n in range(27):
        people.tells(inquiry, f"Nummer {n}")
        publish_checkpoint()
    first, second = (Client().get(f"{BOOK}?page={n}").content.decode() for n in (1, 2))
    assert first.count("/protokollbuch/checkpoint/") == 25
    assert second.count("/protokollbuch/checkpoint/") == 2


def test_an_alarm_stands_on_every_page_of_the_team_and_on_the_log(told: int, people: People) -> None:
    team = people.client(people.mira)
    assert 'class="alarm"' not in team.get("/team/").content.decode()
    raise_alarm()
    for client, url in ((team, "/team/"), (team, "/team/menschen/"), (Client(), BOOK), (Client(), f"{BOOK}{told}/")):
        page = client.get(url).content.decode()
        assert 'class="alarm" role="alert"' in page
        assert "kürzer als das, was schon veröffentlicht war" in page
        assert "resonanz new-log" in page


def test_guests_elsewhere_read_no_alarm(told: int) -> None:
    raise_alarm()
    assert 'class="alarm"' not in Client().get("/").content.decode()


def test_an_alarm_that_is_over_stays_public(told: int) -> None:
    raise_alarm()
    LedgerAlarm.objects.update(ended_at=clock.now())
    page = Client().get(BOOK).content.decode()
    assert 'class="alarm"' not in page
    assert "Frühere Alarme" in page


def test_the_balance_carries_the_newest_checkpoint(told: int) -> None:
    assert "Prüfpunkt des Protokollbuchs" not in Client().get("/anliegen/kontakt/bilanz/").content.decode()
    publish_checkpoint()
    assert "QR-Code mit dem Prüfpunkt" in Client().get("/anliegen/kontakt/bilanz/").content.decode()
