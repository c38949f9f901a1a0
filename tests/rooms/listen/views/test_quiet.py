"""The pages of writing down, cards and talks: what they show, refuse and hand over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resonanz.ask import actions as ask
from resonanz.ask.models import Inquiry
from resonanz.ground.codes import spoken
from resonanz.listen import actions, reads
from resonanz.listen.models import Story, StoryCard, Talk, TalkNote
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from tests.rooms.listen.support import FORM, KEY, kept, said, send
from tests.support.people import People
from tests.support.quiet import audited, card, dictated, interview, key, observation

pytestmark = pytest.mark.django_db

TEAM = "/team/anliegen/kontakt"
MARK = "aufgeschrieben von Jonas Perk, am Telefon"


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def jonas(people: People, inquiry: Inquiry) -> Client:
    return people.client(people.jonas)


def dictation(**changes: Any) -> dict[str, Any]:
    return said(**{"origin": "phone", "agreed": "on", "email": "", **changes})


def test_writing_down_ends_with_a_code_to_hand_over(people: People, jonas: Client) -> None:
    page = jonas.get(f"{TEAM}/aufschreiben/").content.decode()
    assert "behalf-1" in page
    response = send(jonas, f"{TEAM}/aufschreiben/", dictation(permission="public_anonymous"))
    story = Story.objects.get()
    code = response["Location"].rstrip("/").rsplit("/", 1)[1]
    assert (response.status_code, reads.story_by_code(code).pk) == (302, story.pk)
    handed = jonas.get(response["Location"]).content.decode()
    assert code in handed
    assert MARK in handed
    # The guest finds it, corrects and withdraws it like everybody else.
    guest = people.client()
    own = guest.get(f"/stimme/{code}/").content.decode()
    assert MARK in own
    assert "zurueckziehen" in own
    assert send(guest, f"/stimme/{code}/zurueckziehen/", {}).status_code == 302
    assert Story.objects.get().text == ""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"agreed": ""}, "Ohne Zustimmung wird nichts aufgeschrieben."),
        ({"origin": ""}, "Das ging noch nicht."),
        ({"origin": "seen"}, "Das ging noch nicht."),
        ({"story": ""}, "Hier steht noch nichts."),
        ({"roles": []}, "Bitte wählen Sie, wer spricht."),
        ({"permission": "public_named"}, "brauchen wir ihn"),
        ({"permission": "public_named", "name": "Mira Holt"}, "Das ging noch nicht."),
    ],
)
def test_what_is_missing_is_said_and_the_words_stay(jonas: Client, change: dict[str, Any], sentence: str) -> None:
    response = send(jonas, f"{TEAM}/aufschreiben/", dictation(**change))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert kept(response, "story") == change.get("story", "47 Minuten Musik.")
    assert not Story.objects.exists()


def test_other_words_from_the_same_page_are_asked_about(jonas: Client) -> None:
    send(jonas, f"{TEAM}/aufschreiben/", dictation())
    response = send(jonas, f"{TEAM}/aufschreiben/", dictation(story="Noch ein Anruf."))
    assert response.status_code == 422
    assert kept(response, "story") == "Noch ein Anruf."
    assert KEY not in response.content.decode()


def test_a_closed_inquiry_keeps_the_words_in_the_form(people: People, inquiry: Inquiry, jonas: Client) -> None:
    ask.close_inquiry(inquiry=inquiry, by=people.mira.pk)
    response = send(jonas, f"{TEAM}/aufschreiben/", dictation())
    assert (response.status_code, kept(response, "story")) == (422, "47 Minuten Musik.")


def test_the_page_of_a_code_shows_only_what_was_written_down_here(people: People, jonas: Client) -> None:
    other = people.inquiry(slug="umzug")
    _story, own = people.tells(other, "Selbst erzählt.")
    _story, elsewhere = dictated(people, other)
    for code in (own, elsewhere, "7K3M-92QD-X4TB"):
        assert jonas.get(f"{TEAM}/aufschreiben/{code}/").status_code == 404
    assert jonas.get(f"/team/anliegen/umzug/aufschreiben/{own}/").status_code == 404


def public_pages(code: str, story: Story) -> Iterator[tuple[bool, str]]:
    """(whether one has to be in the team, path) of the pages that show a single story."""
    yield False, f"/stimme/{code}/"
    yield False, f"/stimme/{code}/ergaenzen/"
    yield False, f"/stimme/{code}/neue-fassung/"
    yield False, f"/stimme/{code}/zurueckziehen/"
    yield False, f"/stimme/{code}/freigabe/"
    yield False, f"/stimme/{code}/akte/"
    yield False, f"/melden/{story.entry_index}/"
    yield True, f"/team/geschichte/{story.pk}/"
    yield True, f"/team/geschichte/{story.pk}/moderation/"
    yield True, f"/team/geschichte/{story.pk}/aussage/"
    yield True, f"/team/stimme/{story.pk}/akte/"
    yield True, f"{TEAM}/lesen/"
    yield True, f"{TEAM}/aufschreiben/"
    yield True, "/team/dank/"


def test_the_mark_stands_on_every_page_that_shows_the_words(people: People, inquiry: Inquiry, jonas: Client) -> None:
    """P12: staff can write for a customer, but nowhere unseen."""
    story, code = dictated(people, inquiry, works_well="Frau Kern blieb ruhig.")
    assert Role.EMPLOYEE not in people_reads.roles_for(claimed=story.roles)
    guest = people.client()
    shown = 0
    for is_team, path in public_pages(code, story):
        response = (jonas if is_team else guest).get(path)
        assert response.status_code == 200, path
        page = response.content.decode()
        if story.text in page or story.works_well in page:
            assert MARK in page, path
            shown += 1
    assert shown >= 12
    assert MARK in json.loads(guest.get(f"/stimme/{code}/quittung.json").content)["badges"]


def test_everybody_can_read_how_much_was_written_down(people: People, inquiry: Inquiry) -> None:
    dictated(people, inquiry)
    page = people.client().get("/moderation/").content.decode()
    assert '<dd data-written="phone" data-n="1">' in page
    counts = json.loads(people.client().get("/moderation/protokoll.json").content)["written_down"]
    assert (counts["phone"], sum(counts.values())) == (1, 1)


def test_cards_are_printed_as_a_pdf(people: People, jonas: Client) -> None:
    for sheet, count in (("a4", 3), ("a5", 1)):
        response = send(jonas, f"{TEAM}/karten/drucken/", {"key": key(), "count": count, "sheet": sheet})
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        assert response.content.startswith(b"%PDF-")
        assert response["Cache-Control"] == "no-store"
    assert StoryCard.objects.count() == 4
    for wrong in ({"count": "0"}, {"count": "201"}, {"count": "viele"}, {"sheet": "a3"}):
        assert (
            send(jonas, f"{TEAM}/karten/drucken/", {"key": key(), "count": 1, "sheet": "a4", **wrong}).status_code
            == 422
        )
    people.inquiry(slug="entwurf", is_open=False)
    path = "/team/anliegen/entwurf/karten/drucken/"
    assert send(jonas, path, {"key": key(), "count": 1, "sheet": "a4"}).status_code == 422
    assert StoryCard.objects.count() == 4


def test_long_and_strange_words_still_fit_on_a_card(people: People) -> None:
    from resonanz.listen.figures.cards import card_sheet
    from tests.support.worst_strings import WORST

    inquiry = people.inquiry(slug="lang", title="T" * 160, question="Wie? " * 400, why="#let x = 1 $a$ " * 50)
    strange = "".join(make(30) for make in WORST.values()).encode("utf-8", "ignore").decode().replace("\x00", "")
    made = card_sheet(
        inquiry=inquiry, organisation=strange[:400], codes=["A" * 12], base="https://x.example", sheet="a5"
    )
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1


def test_a_card_goes_from_paper_to_the_page_of_its_writer(people: People, inquiry: Inquiry, jonas: Client) -> None:
    code, guest = card(people, inquiry), people.client()
    answer = guest.get(f"/stimme/{code}/")
    assert answer["Location"] == f"/stimme/{spoken(code)}/karte/"
    assert send(guest, "/stimme/", {"code": code})["Location"] == answer["Location"]
    assert "Ihre Karte ist noch nicht abgetippt" in guest.get(answer["Location"]).content.decode()
    typed = {**said(), "code": code, "written_on": ""}
    response = send(jonas, f"{TEAM}/karten/", typed)
    assert response["Location"] == f"{TEAM}/karten/?eingetragen"
    assert "47 Minuten Musik." in guest.get(f"/stimme/{code}/").content.decode()
    assert guest.get(f"/stimme/{code}/karte/").status_code == 302
    again = send(jonas, f"{TEAM}/karten/", {**typed, "story": "Noch einmal."})
    assert (again.status_code, kept(again, "story")) == (422, "Noch einmal.")
    assert "ist schon eingetragen" in again.content.decode()
    wrong = send(jonas, f"{TEAM}/karten/", {**typed, "code": "7K3M-92QD-X4TB"})
    assert "auf keiner Karte" in wrong.content.decode()
    elsewhere = card(people, people.inquiry(slug="umzug", title="Ihr Umzug"))
    assert "Ihr Umzug" in send(jonas, f"{TEAM}/karten/", {**typed, "code": elsewhere}).content.decode()
    for day in ("2999-01-01", "1999-01-01"):
        refused = send(jonas, f"{TEAM}/karten/", {**typed, "code": card(people, inquiry), "written_on": day})
        assert refused.status_code == 422


def test_the_holder_tells_it_on_the_telephone_with_the_same_code(people: People, inquiry: Inquiry) -> None:
    code, guest = card(people, inquiry), people.client()
    assert send(guest, f"/stimme/{code}/karte/", said(story="")).status_code == 422
    response = send(guest, f"/stimme/{code}/karte/", said())
    assert response["Location"] == f"/stimme/{spoken(code)}/?angekommen"
    assert "aufgeschrieben von" not in guest.get(response["Location"]).content.decode()
    late = send(guest, f"/stimme/{code}/karte/", said(story="Zweimal."))
    assert (late.status_code, kept(late, "story")) == (409, "Zweimal.")
    assert guest.get("/stimme/7K3M92QDX4TB/karte/").status_code == 404


def test_an_interview_from_its_beginning_to_a_released_sentence(
    people: People, inquiry: Inquiry, jonas: Client
) -> None:
    asked = {
        "key": key(),
        "subject": "Der Umzug",
        "place": "",
        "guide": "day",
        "library": ["hate"],
        "questions": "Und dann?",
        "roles": ["customer"],
    }
    refused = send(jonas, f"{TEAM}/gespraeche/neu/", asked)
    assert (refused.status_code, Talk.objects.count()) == (422, 0)
    begun = send(jonas, f"{TEAM}/gespraeche/neu/", {**asked, "agreed": "on"})
    talk = Talk.objects.get()
    code = begun["Location"].rstrip("/").rsplit("/", 1)[1]
    assert code in jonas.get(begun["Location"]).content.decode()
    assert (talk.questions[0], talk.questions[-1], len(talk.questions)) == (inquiry.question, "Und dann?", 7)
    assert talk.questions[-2].startswith("Was hassen Sie an uns?")
    path = f"/team/gespraech/{talk.pk}/"
    for kind, text in (("quote", "Es zog sich."), ("seen", "Sie seufzt."), ("meant", "Sie ist müde.")):
        assert send(jonas, path, {"key": key(), "kind": kind, "text": text}).status_code == 302
    partial = jonas.post(path, {"key": key(), "kind": "quote", "text": "Danach."}, headers={"HX-Request": "true"})
    assert partial.content.decode().startswith('<div id="notes">')
    page = jonas.get(path).content.decode()
    assert [page.count(f'data-note="{kind}"') for kind in ("quote", "seen", "meant")] == [2, 1, 1]
    assert '"release"' not in page

    guest = people.client()
    assert guest.get(f"/stimme/{code}/")["Location"] == f"/stimme/{code}/gespraech/"
    own = guest.get(f"/stimme/{code}/gespraech/").content.decode()
    assert all(text in own for text in ("Es zog sich.", "Sie seufzt.", "Sie ist müde."))
    quote = TalkNote.objects.get(text="Es zog sich.")
    one = f"/stimme/{code}/gespraech/{quote.pk}/"
    assert send(guest, one, {"deed": "correct", "text": ""}).status_code == 422
    assert send(guest, one, {"deed": "correct", "text": "Es zog sich hin."}).status_code == 302
    assert send(guest, one, {"deed": "release", "permission": "public_named", "name": ""}).status_code == 422
    assert send(guest, one, {"deed": "release", "permission": "public_anonymous", "name": ""}).status_code == 302
    assert guest.get(one).status_code == 404
    voice = guest.get(f"/stimme/{code}/").content.decode()
    assert "Es zog sich hin." in voice
    assert "aufgeschrieben von Jonas Perk, aus einem Gespräch" in voice
    assert f"/stimme/{code}/gespraech/" in voice
    meant = TalkNote.objects.get(kind="meant")
    assert guest.get(f"/stimme/{code}/gespraech/{meant.pk}/").status_code == 404
    assert send(guest, f"/stimme/{code}/gespraech/{meant.pk}/streichen/", {}).status_code == 302
    assert send(guest, f"/stimme/{code}/gespraech/{meant.pk}/streichen/", {}).status_code == 302
    assert not TalkNote.objects.filter(kind="meant").exists()
    assert audited() == []
    assert send(guest, f"/stimme/{code}/gespraech/", {}).status_code == 302
    assert not Talk.objects.exists()
    assert guest.get(f"/stimme/{code}/gespraech/").status_code == 404


def test_going_back_begins_and_notes_nothing_twice_and_loses_nothing(
    people: People, inquiry: Inquiry, jonas: Client
) -> None:
    asked = {"key": key(), "subject": "Der Umzug", "roles": ["customer"], "agreed": "on"}
    for _again in range(2):
        assert send(jonas, f"{TEAM}/gespraeche/neu/", asked).status_code == 302
    other = send(jonas, f"{TEAM}/gespraeche/neu/", {**asked, "subject": "Ein anderer Umzug"})
    assert (other.status_code, Talk.objects.count()) == (422, 1)
    assert "Von dieser Seite haben Sie schon begonnen." in other.content.decode()
    assert asked["key"] not in other.content.decode()
    watched = {"key": key(), "subject": "Schlange", "place": "Schalter"}
    assert send(jonas, f"{TEAM}/gespraeche/beobachtung/", watched).status_code == 302
    assert send(jonas, f"{TEAM}/gespraeche/beobachtung/", {**watched, "place": "Tür"}).status_code == 422
    path, once = f"/team/gespraech/{Talk.objects.earliest('pk').pk}/", key()
    for text in ("Es zog sich.", "Es zog sich.", "Danach ging es."):
        send(jonas, path, {"key": once, "kind": "quote", "text": text})
    assert list(TalkNote.objects.order_by("pk").values_list("text", flat=True)) == ["Es zog sich.", "Danach ging es."]


def test_pause_end_and_what_comes_too_late(people: People, inquiry: Inquiry, jonas: Client) -> None:
    talk, _code, (quote,) = interview(people, inquiry, "Es zog sich.")
    path = f"/team/gespraech/{talk.pk}/"
    for deed in ("pause", "go_on", "end", "end"):
        assert send(jonas, f"{path}tat/", {"deed": deed}).status_code == 302
    for deed in ("", "erase", "begin"):
        assert send(jonas, f"{path}tat/", {"deed": deed}).status_code == 404
    late = send(jonas, path, {"key": key(), "kind": "quote", "text": "Zu spät."})
    assert (late.status_code, TalkNote.objects.count()) == (409, 1)
    assert send(jonas, f"{path}notiz/{quote.pk}/", {"deed": "release", "permission": "team"}).status_code == 302
    assert not Story.objects.exists()
    assert send(jonas, f"{path}notiz/{quote.pk}/", {"deed": "drop"}).status_code == 302
    assert not TalkNote.objects.exists()
    assert jonas.get("/team/gespraech/999999/").status_code == 404
    assert jonas.get(f"{path}code/7K3M92QDX4TB/").status_code == 404


@pytest.mark.parametrize("questions", ["x" * 401, "Was?\n" * 41])
def test_a_guide_has_an_end(jonas: Client, questions: str) -> None:
    asked = {"key": key(), "subject": "Der Umzug", "roles": ["customer"], "agreed": "on", "questions": questions}
    assert send(jonas, f"{TEAM}/gespraeche/neu/", asked).status_code == 422


def test_an_observation_becomes_a_source_of_the_team_and_can_be_deleted(
    people: People, inquiry: Inquiry, jonas: Client
) -> None:
    assert (
        send(jonas, f"{TEAM}/gespraeche/beobachtung/", {"key": key(), "subject": "Schlange", "place": ""}).status_code
        == 422
    )
    begun = send(jonas, f"{TEAM}/gespraeche/beobachtung/", {"key": key(), "subject": "Schlange", "place": "Schalter"})
    talk = Talk.objects.get()
    path = f"/team/gespraech/{talk.pk}/"
    assert begun["Location"] == path
    assert send(jonas, path, {"key": key(), "kind": "quote", "text": "Wann?"}).status_code == 422
    send(jonas, path, {"key": key(), "kind": "seen", "text": "Acht Leute warten."})
    send(jonas, f"{path}tat/", {"deed": "end"})
    note = TalkNote.objects.get()
    named = send(jonas, f"{path}notiz/{note.pk}/", {"deed": "release", "permission": "public_named"})
    assert named.status_code == 404
    send(jonas, f"{path}notiz/{note.pk}/", {"deed": "release", "permission": "public_anonymous"})
    page = jonas.get(path).content.decode()
    assert "Arbeitet hier" in page
    assert "beobachtet und aufgeschrieben von Jonas Perk" in page
    send(jonas, f"{path}tat/", {"deed": "erase"})
    assert (Talk.objects.count(), Story.objects.get().text) == (0, "")


def test_lists_ask_the_same_however_long_they_are(
    people: People, inquiry: Inquiry, jonas: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        dictated(people, inquiry, f"Geschichte {number}.")
        card(people, inquiry)
        talk, _code, quotes = interview(people, inquiry, "Eins.", "Zwei.")
        actions.release_quote(talk_id=talk.pk, note_id=quotes[0].pk, permission="team")
    watched, seen = observation(people, inquiry, *(f"Warteten {number}." for number in range(12)))
    for note in seen:
        actions.release_seen(talk_id=watched.pk, note_id=note.pk, permission="team")
    for path in ("aufschreiben/", "karten/", "gespraeche/"):
        with django_assert_max_num_queries(14):
            assert jonas.get(f"{TEAM}/{path}").status_code == 200
    with django_assert_max_num_queries(14):
        jonas.get(f"/team/gespraech/{watched.pk}/")
    with django_assert_max_num_queries(20):
        jonas.get(f"{TEAM}/lesen/")


def test_half_a_character_is_refused_and_nothing_is_lost(jonas: Client) -> None:
    body = "key=a-key-that-is-long-enough&origin=phone&agreed=on&roles=customer&permission=team&story=Ja%ED%A0%BD"
    response = jonas.post(f"{TEAM}/aufschreiben/", body, content_type=FORM)
    assert (response.status_code, Story.objects.count()) == (422, 0)
