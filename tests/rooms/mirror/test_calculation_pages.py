"""The pages of an open calculation: preview before publishing, nothing lost, words public only once answered."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from resonanz.ground.codes import spoken
from resonanz.mirror import actions
from resonanz.mirror.models import CalculationAnswer, CalculationEdition, CalculationQuestion
from tests.rooms.mirror.calculations import asked, published, typed
from tests.support.people import People

pytestmark = pytest.mark.django_db

LIST = "/team/spiegel/kalkulationen/"
NEW = f"{LIST}neu/"
KEY = "a key that is long enough for this"


@pytest.fixture
def team(people: People) -> Client:
    return people.client(people.mira)


@pytest.fixture
def guest(people: People) -> Client:
    return people.client()


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode().replace("\u00a0", " "))


def hidden(answer: Any) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', answer.content.decode()))


def test_a_guest_does_not_enter_the_pages_of_the_team(people: People, guest: Client) -> None:
    published(people)
    for path in (LIST, NEW, f"{LIST}gas-fuer-zuhause/", f"{LIST}vorschau/", f"{LIST}frage/1/"):
        assert guest.get(path).status_code in {302, 403, 404}


def test_a_preview_comes_before_the_publication_and_is_what_is_published(team: Client) -> None:
    assert "Noch ist kein Preis offengelegt" in text_of(team.get(LIST))
    shown = team.post(NEW, {**typed(), "deed": "publish"})
    assert shown.status_code == 200
    assert not CalculationEdition.objects.exists()
    assert "Von 30,12 € gehen 15,02 € an „Einkauf“ und 14,20 € an „Netz und Abgaben“. 0,90 € bleiben uns." in text_of(
        shown
    ).replace("&quot;", '"')
    (picture,) = set(re.findall(r'<img src="([^"]+)"', shown.content.decode()))
    drawn = team.get(picture.replace("&amp;", "&"))
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "Netz und Abgaben" in drawn.content.decode()
    posted = hidden(shown)
    changed = team.post(NEW, {**posted, "not_shown": "Etwas anderes.", "deed": "publish"})
    assert changed.status_code == 200
    assert not CalculationEdition.objects.exists()
    done = team.post(NEW, {**posted, "deed": "publish"})
    assert (done.status_code, done["Location"]) == (302, "/kalkulation/gas-fuer-zuhause/")
    assert CalculationEdition.objects.get().not_shown == "Einzelne Verträge."


def test_a_forged_preview_picture_does_not_exist(team: Client) -> None:
    for what in ("", "abc", "eyJhIjoxfQ:1abc:xyz"):
        assert team.get(f"{LIST}vorschau/", {"was": what}).status_code == 404


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"block_1_amount": "12,345"}, "„12,345“ kann zweierlei heißen. Bitte schreiben Sie 12345 oder 12,3450."),
        ({"block_1_amount": "abc"}, "„abc“ ist keine Zahl."),
        ({"block_1_amount": "9" * 40}, "ist zu groß"),
        ({"price": "0"}, "Der Preis muss über null liegen."),
        ({"price": "-3"}, "Der Preis muss über null liegen."),
        ({"price": "30,44"}, "Es fehlen 0,32 €."),
        ({"block_2_label": "NETZ und  Abgaben"}, "So heißt schon ein anderer Baustein."),
        ({"block_2_label": ""}, "Wie heißt dieser Baustein?"),
        ({"margin": ""}, "Bitte nennen Sie die Marge"),
        ({"money": "taler"}, "Gerechnet wird in"),
    ],
)
def test_bad_input_says_why_and_loses_nothing(team: Client, changes: dict[str, str], sentence: str) -> None:
    answer = team.post(NEW, typed(**changes))
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert 'value="Gas für Zuhause"' in text_of(answer)
    assert not CalculationEdition.objects.exists()


def test_without_any_block_nothing_is_published(team: Client) -> None:
    bare = {key: value for key, value in typed().items() if not key.startswith("block")}
    answer = team.post(NEW, bare)
    assert answer.status_code == 422
    assert "mindestens einen Baustein" in text_of(answer)


def test_thousands_and_negative_margins_are_read(team: Client) -> None:
    said = typed(price="1.234,56", block_1_amount="1,234.56", block_2_amount="0,40", margin="\N{MINUS SIGN}0,40")
    assert "Wir legen 0,40 € drauf." in text_of(team.post(NEW, said))


def test_a_new_edition_begins_with_the_one_before_and_both_are_read(
    people: People, team: Client, guest: Client
) -> None:
    published(people)
    begun = team.get(f"{LIST}gas-fuer-zuhause/").content.decode()
    for value in ("Gas für Zuhause", "30,12", "14,2", "Netz und Abgaben"):
        assert f'value="{value}"' in begun
    said = typed(price="31,12", block_1_amount="15,20")
    assert "Warum gibt es eine neue Ausgabe?" in text_of(team.post(f"{LIST}gas-fuer-zuhause/", said))
    shown = team.post(f"{LIST}gas-fuer-zuhause/", {**said, "reason": "Das Netz ist teurer."})
    assert team.post(f"{LIST}gas-fuer-zuhause/", {**hidden(shown), "deed": "publish"}).status_code == 302
    page = text_of(guest.get("/kalkulation/gas-fuer-zuhause/"))
    assert "Das Netz ist teurer." in page
    assert "+1,00 €" in page
    earlier = text_of(guest.get("/kalkulation/gas-fuer-zuhause/ausgabe/1/"))
    assert "Das ist eine frühere Ausgabe." in earlier
    assert guest.get("/kalkulation/gas-fuer-zuhause/ausgabe/3/").status_code == 404
    assert guest.get("/kalkulation/anderes/").status_code == 404


def test_the_picture_is_drawn_for_light_and_dark(people: People, guest: Client) -> None:
    published(people)
    light, dark = (
        guest.get(f"/kalkulation/gas-fuer-zuhause/ausgabe/1/bild/?{mode}").content for mode in ("", "dunkel")
    )
    assert light.startswith(b"<svg")
    assert light != dark
    assert "14,20\u00a0€" in light.decode()
    assert guest.get("/kalkulation/gas-fuer-zuhause/ausgabe/2/bild/").status_code == 404


def test_everybody_asks_without_an_account_and_comes_back_with_a_code(people: People, guest: Client) -> None:
    edition = published(people)
    block = edition.blocks.get(position=1)
    page = "/kalkulation/gas-fuer-zuhause/"
    assert "Noch hat niemand gefragt." in text_of(guest.get(page))
    assert f'value="{block.pk}" selected' in guest.get(f"{page}fragen/?baustein={block.pk}").content.decode()
    said = {"text": "Warum so viel?\r\nIm Ernst.", "block": str(block.pk), "key": KEY}
    first, again = guest.post(f"{page}fragen/", said), guest.post(f"{page}fragen/", said)
    assert first["Location"] == again["Location"]
    question = CalculationQuestion.objects.get()
    assert (question.text, question.block_id, question.works_here) == ("Warum so viel?\nIm Ernst.", block.pk, False)
    other = guest.post(f"{page}fragen/", {**said, "text": "Etwas anderes"})
    assert other.status_code == 422
    assert "Etwas anderes" in text_of(other)
    own = first["Location"]
    assert own.startswith("/kalkulation/frage/")
    assert own.endswith("/?angekommen")
    assert "Wartet auf Antwort." in text_of(guest.get(own))
    public = text_of(guest.get(page))
    assert "Im Ernst" not in public
    assert "1 Frage wartet auf Antwort, seit heute." in public
    assert "1 Frage wartet auf Antwort, seit heute." in text_of(guest.get("/kalkulation/"))


@pytest.mark.parametrize("words", ["", " \u200b", "x" * 2001])
def test_words_that_cannot_be_taken_stay_in_the_form(people: People, guest: Client, words: str) -> None:
    published(people)
    answer = guest.post("/kalkulation/gas-fuer-zuhause/fragen/", {"text": words, "key": KEY})
    assert answer.status_code == 422
    assert words.strip() in answer.content.decode()
    assert not CalculationQuestion.objects.exists()


def test_a_block_of_another_calculation_cannot_be_asked_about(people: People, guest: Client) -> None:
    published(people)
    other = published(people, name="Strom").blocks.get(position=1)
    said = {"text": "Warum?", "block": str(other.pk), "key": KEY}
    assert guest.post("/kalkulation/gas-fuer-zuhause/fragen/", said).status_code == 422


def test_who_works_here_is_marked(people: People, team: Client) -> None:
    published(people)
    team.post("/kalkulation/gas-fuer-zuhause/fragen/", {"text": "Warum?", "key": KEY})
    assert CalculationQuestion.objects.get().works_here


def test_too_many_questions_from_one_place_are_told_to_wait(
    people: People, guest: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(people)
    monkeypatch.setattr("resonanz.mirror.views.calculation_public.MOST_AN_HOUR", 1)
    guest.post("/kalkulation/gas-fuer-zuhause/fragen/", {"text": "", "key": f"{KEY} 1"})
    answer = guest.post("/kalkulation/gas-fuer-zuhause/fragen/", {"text": "Warum?", "key": KEY})
    assert answer.status_code == 429
    assert "Warum?" in text_of(answer)


def test_a_human_answers_and_both_become_public(people: People, team: Client, guest: Client) -> None:
    question, code = asked(published(people), "Warum <b>so</b> viel?")
    assert "Warum &lt;b&gt;so&lt;/b&gt; viel?" in text_of(team.get(LIST))
    page = f"{LIST}frage/{question.pk}/"
    assert team.post(page, {"deed": "answer", "text": " "}).status_code == 422
    assert team.post(page, {"deed": "answer", "text": "Weil das Netz kostet."}).status_code == 302
    public = text_of(guest.get("/kalkulation/gas-fuer-zuhause/"))
    assert "Warum &lt;b&gt;so&lt;/b&gt; viel?" in public
    assert "Weil das Netz kostet." in public
    assert "Mira Holt, Kundendienst" in public
    assert "wartet" not in public
    assert "Weil das Netz kostet." in text_of(guest.get(f"/kalkulation/frage/{spoken(code)}/"))
    assert CalculationAnswer.objects.get().by_id == people.mira.pk
    assert team.get(f"{LIST}frage/999999/").status_code == 404


def test_words_left_unshown_leave_a_dash_with_the_ground(people: People, team: Client, guest: Client) -> None:
    question, code = asked(published(people), "Frau Holt ist eine Verbrecherin.")
    page = f"{LIST}frage/{question.pk}/"
    assert team.post(page, {"deed": "answer", "text": "Nein.", "ground": "insult"}).status_code == 422
    assert team.post(page, {"deed": "refuse", "text": "So reden wir nicht.", "ground": "insult"}).status_code == 302
    public = text_of(guest.get("/kalkulation/gas-fuer-zuhause/"))
    assert "Verbrecherin" not in public
    assert "Die Worte dieser Frage zeigen wir nicht: Beleidigung eines Menschen." in public
    assert "So reden wir nicht." in public
    own = text_of(guest.get(f"/kalkulation/frage/{spoken(code)}/"))
    assert "Verbrecherin" in own
    assert "Ihre Worte stehen nicht öffentlich. Grund: Beleidigung eines Menschen." in own


def test_whoever_asked_takes_it_back_and_a_wrong_code_opens_nothing(people: People, guest: Client) -> None:
    question, code = asked(published(people))
    actions.answer_question(question_id=question.pk, text="Darum.", by=people.mira.pk)
    own = f"/kalkulation/frage/{spoken(code)}/"
    assert "Endgültig zurückziehen" in text_of(guest.get(f"{own}zurueckziehen/"))
    assert guest.post(f"{own}zurueckziehen/")["Location"] == own
    assert guest.post(f"{own}zurueckziehen/")["Location"] == own
    for page in (own, "/kalkulation/gas-fuer-zuhause/"):
        shown = text_of(guest.get(page))
        assert "Warum so viel?" not in shown
        assert "Die Worte dieser Frage sind gelöscht: zurückgezogen" in shown
        assert "Darum." in shown
    assert guest.get("/kalkulation/frage/AAAA-AAAA-AAAA/").status_code == 404


def test_the_list_is_there_before_anything_is_opened(people: People, guest: Client) -> None:
    assert "Noch ist kein Preis offengelegt" in text_of(guest.get("/kalkulation/"))
    assert 'href="/kalkulation/"' in guest.get("/").content.decode()


def test_the_code_alone_leads_back_to_the_question(people: People, guest: Client) -> None:
    _question, code = asked(published(people))
    found = guest.get("/kalkulation/", {"code": f" {spoken(code).lower()} "})
    assert found["Location"] == f"/kalkulation/frage/{spoken(code)}/"
    for wrong in ("AAAA-AAAA-AAAA", "???", "x" * 500):
        missed = guest.get("/kalkulation/", {"code": wrong})
        assert missed.status_code == 404
        assert "Unter diesem Code finden wir keine Frage." in text_of(missed)


def test_an_answer_can_be_added_to(people: People, team: Client, guest: Client) -> None:
    question, _code = asked(published(people))
    page = f"{LIST}frage/{question.pk}/"
    for words in ("Weil das Netz kostet.", "Seit gestern etwas weniger."):
        team.post(page, {"deed": "answer", "text": words})
    assert f'href="{page}"' in team.get(LIST).content.decode()
    assert "Nachtrag:</b> Seit gestern etwas weniger." in text_of(guest.get("/kalkulation/gas-fuer-zuhause/"))
