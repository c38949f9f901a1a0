"""The page and the paper of the minutes: when they are there, and in which language."""

from __future__ import annotations

import pytest

from resonanz.forum import reads
from resonanz.forum.figures.minutes_paper import minutes_paper, minutes_values
from resonanz.trust import actions as trust_actions
from tests.rooms.forum.evenings import evening, later
from tests.rooms.forum.support import announced, drafted
from tests.support.people import People

HOSTILE = (
    '#panic("run")',
    "$sum_(i=1)^n$ *b* `raw` \\u{1}",
    "= heading\n#pagebreak()",
    "\u202e日本 العربية 😀",
    "a" * 5000,
)
PAGE, PAPER = "/forum/forum/protokoll/", "/forum/forum/protokoll.pdf"


def test_before_the_seal_the_page_says_when_it_will_be_there(people: People) -> None:
    drafted(people)
    assert people.client().get(PAGE).status_code == 404
    assert people.client().get(PAPER).status_code == 404


def test_of_an_announced_evening_the_page_says_that_it_comes_afterwards(people: People) -> None:
    announced(people)
    assert "Der Abend war noch nicht." in people.client().get(PAGE).content.decode()
    assert people.client().get(PAPER)["Location"] == PAGE


def test_while_guests_look_through_their_words_nothing_is_shown(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    assert "Der Abend läuft gerade." in people.client().get(PAGE).content.decode()
    it.ends()
    page = people.client().get(PAGE).content.decode()
    assert "Hier steht das Protokoll ab dem" in page
    assert "an mir vorbei" not in page
    assert people.client().get(PAPER).status_code == 302


def test_the_paper_comes_in_the_language_of_the_request(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.is_sealed()
    german = people.client().get(PAPER)
    assert (german["Content-Type"], german["Cache-Control"]) == ("application/pdf", "no-store")
    assert german.content.startswith(b"%PDF-")
    english = people.client().get(PAPER, headers={"accept-language": "en"})
    assert english.content.startswith(b"%PDF-")
    assert english.content != german.content


def test_the_last_page_leads_to_the_page_and_to_the_checkpoint(own_log: object, people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    forum = it.is_sealed()
    with later():
        trust_actions.publish_checkpoint()
    found = reads.minutes_of(forum)
    assert found.seal is not None
    assert found.seal.is_signed
    seal = minutes_values(found, address="https://haus.example" + PAGE)["seal"]
    assert seal["page"] == "haus.example" + PAGE
    assert seal["note_qr"].startswith("<svg")
    assert seal["root"].replace(" ", "") == found.seal.root
    assert (
        f"Eintrag {found.seal.entry} im Protokollbuch" in seal["says"].replace(".", "")[:400] or found.seal.entry > 999
    )


@pytest.mark.parametrize("word", HOSTILE)
def test_whatever_a_guest_writes_is_set_and_never_run(people: People, word: str) -> None:
    it = evening(people)
    it.says(2, f"{word} und Schluss")
    assert minutes_paper(reads.minutes_of(it.is_sealed()), address="https://haus.example/").startswith(b"%PDF-")


def test_the_balance_of_the_last_forum_opens_the_minutes_of_the_next(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.is_balanced()
    values = minutes_values(reads.minutes_of(reads.forum_by_slug("forum") or it.forum), address="https://h.example/")
    assert values["before"] == []
    assert [row["word"] for row in values["insights"]] == ["Gibt es schon"]
    following = drafted(people, slug="naechstes")
    again = minutes_values(reads.minutes_of(following), address="https://h.example/")
    assert [row["word"] for row in again["before"]] == ["Gibt es schon"]


def test_the_balance_says_which_evening_it_belongs_to(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.is_balanced()
    page = people.client().get("/anliegen/forum/bilanz/").content.decode()
    assert "Dieses Anliegen gehört zu: Kundenforum 1" in page
    assert PAGE in page
