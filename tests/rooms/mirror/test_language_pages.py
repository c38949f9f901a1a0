"""The pages of the language mirror: seen at once, refused with a sentence, and nothing left behind."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from resonanz.mirror.models import LanguageAgreement, LanguageCount
from tests.rooms.mirror.language_house import BAD, GOOD, PLAIN, SUMMER, agreed, counting, texts
from tests.support.pdf_text import pdf_text
from tests.support.people import People

pytestmark = pytest.mark.django_db

HOME, TEXT, COUNT = "/team/spiegel/sprache/", "/team/spiegel/sprache/text/", "/team/spiegel/sprache/zaehlen/"
SHEET = "/team/spiegel/sprache/betriebsrat/"
PERIOD = {"source": "E-Mails", "from_on": "2026-01-01", "to_on": "2026-03-31"}


@pytest.fixture
def team(people: People) -> Client:
    return people.client(people.mira)


def jsonl(rows: list[tuple[str, str]]) -> SimpleUploadedFile:
    lines = "\n".join(json.dumps({"author": author, "text": text}) for author, text in rows)
    return SimpleUploadedFile("texte.jsonl", lines.encode())


@pytest.fixture
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a temporary file or rolls over to one fails."""

    def refuse(*_told: Any, **_named: Any) -> None:
        raise AssertionError("Something was written to a temporary file.")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)


@pytest.mark.parametrize("address", [HOME, TEXT, COUNT, SHEET])
def test_only_the_team_sees_the_pages(people: People, team: Client, address: str) -> None:
    assert people.client().get(address).status_code == 302
    assert team.get(address).status_code in {200, 302}


def test_a_text_is_shown_with_its_places_and_kept_nowhere(team: Client) -> None:
    answer = team.post(TEXT, {"text": f"{BAD}\n\n{PLAIN} <script>"})
    words = answer.content.decode()
    assert answer.status_code == 200
    assert "<mark>Querulant</mark>" in words
    assert "wertet ab" in words
    assert "&lt;script&gt;" in words
    assert "no-store" in answer["Cache-Control"]
    assert "Querulant" not in team.get(TEXT).content.decode()
    assert "Querulant" not in json.dumps(dict(team.session))


def test_the_form_keeps_no_draft(team: Client) -> None:
    words = team.get(TEXT).content.decode()
    assert "data-autosave" not in words
    assert "data-no-draft" in words


@pytest.mark.parametrize(
    ("text", "status", "sentence"),
    [
        ("", 422, "Bitte fügen Sie einen Text ein."),
        ("x" * 64_001, 422, "Das sind 64001 Zeichen."),
        ("Le client a toujours raison, nous devons donc écouter ce que les gens disent.", 200, "nicht lesen"),
        (PLAIN, 200, "Gefunden wurde nichts."),
        (GOOD, 200, "achtet"),
    ],
)
def test_whatever_is_pasted_gets_its_sentence(team: Client, text: str, status: int, sentence: str) -> None:
    answer = team.post(TEXT, {"text": text})
    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_many_places_are_all_marked_and_the_first_hundred_explained(team: Client) -> None:
    words = team.post(TEXT, {"text": f"{BAD} " * 150}).content.decode()
    assert words.count("<mark>") == 150
    assert words.count('class="label"') == 100
    assert "die ersten 100 von 150" in words


def test_counting_is_closed_until_the_agreement_is_entered(people: People, team: Client) -> None:
    assert team.get(COUNT)["Location"] == SHEET
    assert team.post(COUNT, {**PERIOD, "file": jsonl(texts())})["Location"] == SHEET
    assert "ausgeschaltet" in team.get(HOME).content.decode()
    told = {"council": "works_council", "spoken_by": "Vorsitz des Betriebsrats", "on": "2026-01-02"}
    assert team.post(SHEET, told).status_code == 302
    assert team.get(COUNT).status_code == 200
    assert team.post(SHEET, {"withdraw-spoken_by": "Betriebsrat", "withdraw-on": "2026-02-01"}).status_code == 302
    assert team.get(COUNT).status_code == 302
    assert list(LanguageAgreement.objects.values_list("deed", flat=True)) == ["agreed", "withdrawn"]


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"spoken_by": "Vorsitz", "on": "2026-01-02"}, "wer für die Schreibenden gesprochen hat"),
        ({"council": "staff", "spoken_by": "", "on": "2026-01-02"}, "Eine Aufgabe genügt"),
        ({"council": "staff", "spoken_by": "Vorsitz"}, "An welchem Tag wurde es erklärt?"),
        ({"council": "staff", "spoken_by": "Vorsitz", "on": "2099-01-02"}, "Zukunft"),
    ],
)
def test_half_an_agreement_is_none(team: Client, told: dict[str, str], sentence: str) -> None:
    answer = team.post(SHEET, told)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not LanguageAgreement.objects.exists()


@pytest.mark.usefixtures("no_disk")
def test_a_file_is_counted_in_memory_and_the_page_says_what_is_stored(people: People, team: Client) -> None:
    agreed(people)
    answer = team.post(COUNT, {**PERIOD, "file": jsonl(texts(12, each=[BAD, GOOD, PLAIN, PLAIN] * 20))}, follow=True)
    row = LanguageCount.objects.get()
    assert answer.redirect_chain == [(f"{HOME}{row.pk}/", 302)]
    words = answer.content.decode()
    for share in row.shares.all():
        assert f"({share.low} bis {share.high})" in " ".join(words.split())
    assert "mindestens 10" in words
    assert "Querulant" not in words


def test_pasted_texts_are_counted_as_well(people: People, team: Client) -> None:
    agreed(people)
    pasted = "\n".join(f"# {author}\n{text}" for author, text in texts(11))
    assert team.post(COUNT, {**PERIOD, "texts": pasted}).status_code == 302
    assert LanguageCount.objects.get().texts == 10


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "wählen Sie eine Datei"),
        ({"texts": "Ohne Kürzel."}, "Kürzel"),
        ({"texts": "# A\nDer Querulant rief an."}, "mindestens zehn Menschen"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04...")}, "CSV"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "leer"),
        ({"file": SimpleUploadedFile("a.csv", b"a;b"), "texts": "# A\nb"}, "nicht beides"),
    ],
)
def test_what_cannot_be_counted_shows_nothing_of_it(
    people: People, team: Client, told: dict[str, Any], sentence: str
) -> None:
    agreed(people)
    answer = team.post(COUNT, {**PERIOD, **told})
    assert answer.status_code == 422
    words = answer.content.decode()
    assert sentence in words
    assert "wertet ab" not in words
    assert not LanguageCount.objects.exists()


def test_before_and_after_stand_side_by_side_with_a_picture(people: People, team: Client) -> None:
    agreed(people)
    counting(people, texts(40, each=[BAD, PLAIN]))
    later = counting(people, texts(40, each=[GOOD, PLAIN]), **SUMMER)
    words = " ".join(team.get(f"{HOME}{later.pk}/").content.decode().split())
    assert "wertet ab: von 50 auf 0 Prozent" in words
    assert "weniger: um" in words
    assert "vom Zufall nicht zu unterscheiden" in words
    for query in ("", "?dunkel"):
        picture = team.get(f"{HOME}{later.pk}/bild/{query}")
        assert picture["Content-Type"] == "image/svg+xml"
        assert picture.content.startswith(b"<svg")
    assert team.get(f"{HOME}999999/").status_code == 404
    assert team.get(f"{HOME}999999/bild/").status_code == 404


def test_the_sheet_names_every_column_and_prints(people: People, team: Client) -> None:
    page = team.get(SHEET).content.decode()
    for model in (LanguageAgreement, LanguageCount):
        for field in model._meta.concrete_fields:
            assert field.primary_key or str(field.help_text) in page
    assert "keine Rechtsberatung" in page
    assert "§ 87 Abs. 1 Nr. 6 BetrVG" in page
    answer = team.get("/team/spiegel/sprache/betriebsrat.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert "FürdieLeitung" in pdf_text(answer.content)


def test_a_date_is_a_date(people: People, team: Client) -> None:
    agreed(people)
    answer = team.post(COUNT, {**PERIOD, "to_on": "31.13.2026", "texts": "# A\nb"})
    assert answer.status_code == 422
    assert LanguageCount.objects.filter(from_on=date(2026, 1, 1)).count() == 0
