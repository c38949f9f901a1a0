"""A forum whose guests are addressed with du: on every page, in every mail, on paper and in every error."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import translation

from resonanz.answer.actions import reply_to, tell_outcomes
from resonanz.ask import actions as ask
from resonanz.ask.enums import Manner
from resonanz.ask.models import PurposeVersion
from resonanz.forum import actions, emails
from resonanz.forum.actions import from_template
from resonanz.forum.models import Forum, Happening
from resonanz.ground.codes import spoken
from resonanz.listen import actions as listen
from resonanz.people.enums import Channel
from resonanz.people.models import ConsentWording
from tests.rooms.answer.test_telling import confirmed
from tests.rooms.forum.evenings import evening, later
from tests.rooms.forum.support import announced, drafted, facts, seated
from tests.rooms.people.support import agreed, customer, mails, reachable
from tests.support.invited import invited, listed, path_of, with_address
from tests.support.manner import addressed_as_sie
from tests.support.pdf_text import pdf_text
from tests.support.people import People
from tests.support.voting import key, statements, vote, voter

OUR_WORDS = {"title": "Der letzte Kontakt", "question": "Was ist passiert?"}


def say_du(people: People, forum: Forum) -> None:
    ask.change_inquiry(inquiry=forum.inquiry, by=people.mira.pk, manner=Manner.DU, **OUR_WORDS)


def read(client: Client, path: str, *, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status, path
    page = str(answer.content.decode())
    assert addressed_as_sie(page) == [], path
    if "<html" in page:
        assert '<html lang="de">' in page
    assert answer["Content-Language"] == "de"
    return page


def refused(client: Client, path: str, fields: dict[str, Any], *, status: int = 422) -> str:
    answer = client.post(path, fields)
    assert answer.status_code == status, path
    assert addressed_as_sie(answer.content.decode()) == [], path
    return str(answer.content.decode())


def test_before_the_evening(people: People) -> None:
    forum = announced(people)
    guest = people.client()
    assert addressed_as_sie(guest.get("/anliegen/forum/").content.decode())
    say_du(people, forum)
    assert "Ein Konto brauchst du nicht." in read(guest, "/anliegen/forum/")
    for path in ("/forum/forum/", "/forum/forum/wunsch/", "/anliegen/forum/versprechen/", "/anliegen/forum/bilanz/"):
        read(guest, path)
    page = refused(guest, "/forum/forum/wunsch/", {"key": key(), "story": " "})
    assert "Bitte schreib" in page
    refused(guest, "/anliegen/forum/", {"key": key(), "story": ""})
    told = guest.post(
        "/forum/forum/wunsch/", {"key": key(), "story": "Früher.", "roles": ["customer"], "permission": "team"}
    )
    mine = told["Location"].split("?")[0]
    assert "Dein Wunsch an die Tagesordnung" in read(guest, told["Location"])
    for more in ("ergaenzen/", "zurueckziehen/", "freigabe/", "neue-fassung/", "adresse/", "akte/", "dank/", "fan/"):
        read(guest, mine + more)
    refused(guest, mine + "ergaenzen/", {"key": key(), "story": ""})
    refused(guest, mine + "adresse/", {"email": "keine"})


def test_in_the_hall(people: People) -> None:
    it = evening(people)
    say_du(people, it.forum)
    guest = people.client()
    door = f"/forum/forum/einlass/?code={it.forum.hall_code}"
    assert "Wer bist du hier?" in read(guest, door)
    refused(guest, "/forum/forum/einlass/", {"key": str(uuid4()), "code": it.forum.hall_code})
    seat = seated(it.forum)
    hall = f"/saal/{spoken(seat.code)}/"
    assert "Dein Platz ist sicher" in read(guest, hall + "?willkommen")
    it.says(2, "Der Bus fuhr an mir vorbei.", seat=seat.seat)
    for path in (hall, hall + "stand.json", hall + "mein.json"):
        read(guest, path)
    refused(guest, hall + "wort/", {"key": str(uuid4()), "round": "", "text": ""})
    wall = people.client(people.mira)
    for path in ("/team/forum/forum/leinwand/", "/team/forum/forum/leinwand/stand.json"):
        assert addressed_as_sie(wall.get(path).content.decode()) == []
    # The team's own pages stay as they were.
    assert addressed_as_sie(wall.get("/team/forum/forum/regie/").content.decode())
    it.ends()
    assert "Danke, dass du da warst" in read(guest, hall)


def test_after_the_evening_on_the_page_and_on_paper(people: People) -> None:
    it = evening(people)
    say_du(people, it.forum)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    it.is_balanced()
    guest = people.client()
    for path in (
        "/forum/forum/",
        "/forum/forum/protokoll/",
        "/anliegen/forum/bilanz/",
        "/anliegen/forum/bilanz/einbauen/",
    ):
        read(guest, path)
    paper = pdf_text(guest.get("/forum/forum/protokoll.pdf").content)
    assert "SoprüfstdudiesesProtokoll" in paper
    assert not re.search(r"prüfenSie|IhreWorte|HebenSie", paper)


def test_mails_about_the_evening(people: People, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)
    lea = customer()
    agreed(lea)
    it = evening(people)
    say_du(people, it.forum)
    listed(it.forum.inquiry, people, 1, start=7)
    [invitation] = invited(it.forum.inquiry, people)
    [(_to, _subject, body)] = mails()
    assert "lädt dich ein, zu erzählen, was du erlebt hast" in body
    assert addressed_as_sie(body) == []
    page = read(people.client(), path_of(invitation))
    assert "Der letzte Kontakt" in page
    _story, code = people.tells(it.forum.inquiry, "Ich habe gewartet.")
    guest = people.client()
    assert guest.post(f"/stimme/{spoken(code)}/adresse/", {"email": "tom@beispiel.example"}).status_code == 302
    [(_to, subject, body)] = mails()
    assert subject == "Bitte bestätigen: Dürfen wir dir schreiben?"
    assert "Ja, schreibt mir per E-Mail" in body
    assert addressed_as_sie(body) == []
    assert ConsentWording.objects.filter(language="de-du", purpose="outcome").count() == 1
    [path] = re.findall(r"(/einwilligungen/bestaetigen/\S+)", body)
    assert guest.post(path).status_code in {200, 302}
    it.ends()
    emails.tell_guests()
    for _to, _subject, body in mails():
        assert addressed_as_sie(body) == []


def test_one_mail_speaks_to_nobody_in_two_ways(people: People, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    reachable(monkeypatch, settings)
    friendly = people.inquiry(slug="eins", manner=Manner.DU, **OUR_WORDS)
    polite = people.inquiry(slug="zwei", **OUR_WORDS)
    story, code = people.tells(friendly, "Eins.", permission="team")
    other, other_code = people.tells(polite, "Zwei.", permission="team")
    lea = confirmed(people, code)
    assert confirmed(people, other_code) == lea
    reply_to(story=story, text="Danke. Das ändern wir.", by=people.jonas.pk)
    tell_outcomes()
    [(_to, subject, body)] = mails()
    assert subject == "Es gibt etwas Neues zu deinen Worten"
    assert "Jonas Perk hat dir geantwortet" in body
    with later(timedelta(days=2)):
        reply_to(story=other, text="Auch dafür danke.", by=people.jonas.pk)
        tell_outcomes()
        [(_to, subject, body)] = mails()
        assert subject == "Es gibt etwas Neues zu Ihren Worten"
        assert "hat Ihnen geantwortet" in body


def test_paper_that_guests_hold_in_their_hands(people: People) -> None:
    forum = announced(people)
    say_du(people, forum)
    with_address(listed(forum.inquiry, people, 1))
    invited(forum.inquiry, people, Channel.LETTER)
    team = people.client(people.mira)
    letter = pdf_text(team.get("/team/anliegen/forum/einladungen/papier/?was=briefe").content)
    assert "lädtdichein" in letter
    cards = team.post("/team/anliegen/forum/karten/drucken/", {"key": key(), "count": 4, "sheet": "a4"})
    assert "DeineGeschichte" in pdf_text(cards.content)
    assert addressed_as_sie(team.get("/team/anliegen/forum/vorschau/gast/").content.decode()) == []


def test_voting(people: People) -> None:
    inquiry = people.inquiry(manner=Manner.DU, **OUR_WORDS)
    listen.open_voting(inquiry=inquiry, takes_statements=True, by=people.mira.pk)
    [one, *_rest] = statements(people, inquiry, "Die Leitung ist zu oft besetzt.", "Briefe sind zu lang.")
    who, code = voter(inquiry)
    vote(inquiry, who, one)
    guest = people.client()
    for path in ("/anliegen/kontakt/aussagen/", f"/abstimmen/{spoken(code)}/", f"/abstimmen/{spoken(code)}/meine/"):
        read(guest, path)


def test_readers_of_english_and_guests_of_other_inquiries_notice_nothing(people: People) -> None:
    forum = announced(people)
    other = people.inquiry(slug="anders")
    english = Client(headers={"accept-language": "en"})
    before = english.get("/forum/forum/wunsch/").content
    polite = people.client().get(f"/anliegen/{other.slug}/").content
    ask.change_inquiry(inquiry=forum.inquiry, by=people.mira.pk, manner=Manner.DU)
    assert _still(english.get("/forum/forum/wunsch/").content) == _still(before)
    guest = people.client()
    guest.get("/forum/forum/")
    assert _still(guest.get(f"/anliegen/{other.slug}/").content) == _still(polite)
    assert translation.get_language() == "de"


def test_the_host_chooses_and_the_ledger_says_so(people: People) -> None:
    forum = drafted(people)
    team = people.client(people.mira)
    page = team.get("/team/forum/forum/bearbeiten/").content.decode()
    assert "Wie sprechen Sie Ihre Gäste an?" in page
    sent = {**facts(), "publication": "released", "review_days": 7}
    sent |= {name: sent[name].strftime("%Y-%m-%dT%H:%M") for name in ("starts_at", "ends_at")}
    assert team.post("/team/forum/forum/bearbeiten/", {**sent, "manner": "du"}).status_code == 302
    forum.inquiry.refresh_from_db()
    assert forum.inquiry.says_du
    # A page from before the choice sends nothing, and what stands is taken.
    assert team.post("/team/forum/forum/bearbeiten/", sent).status_code == 302
    forum.inquiry.refresh_from_db()
    assert forum.inquiry.says_du
    assert team.post("/team/forum/forum/bearbeiten/", {**sent, "manner": "ihr"}).status_code == 200
    newest = PurposeVersion.objects.filter(inquiry=forum.inquiry).latest("entry_index")
    assert (newest.deed, newest.owed["manner"]) == ("changed", "du")


def test_words_of_a_template_follow_and_own_words_stay(people: People) -> None:
    forum = announced(people)
    own = actions.Planned(kind="talk", title="Warum Sie?", prompt="Warum sind Sie hier?")
    rounds = [*from_template("evening", language="de", has_before=False), own]
    actions.set_agenda(forum=forum, rounds=rounds, by=people.mira.pk)
    actions.change_forum(forum=forum, by=people.mira.pk, manner="du")
    prompts = list(forum.rounds.order_by("position").values_list("prompt", flat=True))
    assert prompts[0] == "Was müsste heute Abend passieren, damit sich dein Kommen gelohnt hat?"
    assert prompts[-1] == "Warum sind Sie hier?"
    said = Happening.objects.filter(forum=forum).latest("number").said
    assert [row[2] for row in said["agenda"]] == prompts
    actions.change_forum(forum=forum, by=people.mira.pk, manner="sie")
    first = forum.rounds.order_by("position")[0]
    assert first.prompt == "Was müsste heute Abend passieren, damit sich Ihr Kommen gelohnt hat?"


def _still(page: bytes) -> str:
    """Without what is new on every page: the key of a form and its protection."""
    return re.sub(r'name="(key|csrfmiddlewaretoken)" value="[^"]*"|nonce="[^"]*"', "", page.decode())
