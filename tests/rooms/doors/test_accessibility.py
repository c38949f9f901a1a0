"""The statement about accessibility: every known gap in both languages, and whom to tell of another."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from django.utils import translation

from resonanz.doors import reads
from resonanz.people.models import Organisation
from tests.support.people import People

TOLD = tomllib.loads((files("resonanz.doors") / "data" / "accessibility.toml").read_text("utf-8"))


def page(people: People, language: str = "de") -> str:
    response = people.client().get("/barrierefreiheit/", headers={"accept-language": language})
    assert response.status_code == 200
    return str(response.content.decode())


def test_every_gap_is_told_with_what_works_instead() -> None:
    for gap in TOLD["gap"]:
        assert set(gap) == {"criterion", "what", "instead"}
        assert re.fullmatch(r"(\d\.\d\.\d{1,2})?", gap["criterion"])
        for words in (gap["what"], gap["instead"]):
            assert set(words) == {"de", "en"}
            assert all(sentence.strip().endswith(".") for sentence in words.values())


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_gaps_are_read_in_the_language_of_the_page(language: str) -> None:
    with translation.override(language):
        told = reads.accessibility()
    assert [gap.what for gap in told.gaps] == [gap["what"][language] for gap in TOLD["gap"]]
    assert told.checked_on == TOLD["checked_on"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_statement_lists_them_all(people: People, language: str) -> None:
    shown = page(people, language)
    assert [gap["what"][language] for gap in TOLD["gap"] if gap["what"][language] not in shown] == []
    assert 'href="/barrierefreiheit/"' in people.client().get("/").content.decode().split("<footer")[1]


@pytest.mark.django_db
def test_a_barrier_is_reported_to_people(people: People) -> None:
    Organisation.objects.update(email="dialog@auenfurt.example", phone="0800 123", answer_days=5)
    shown = page(people)
    assert ('href="mailto:dialog@auenfurt.example"' in shown, "0800 123" in shown) == (True, True)
    assert "in höchstens 5 Tagen" in shown


@pytest.mark.django_db
def test_without_an_address_the_imprint_says_how(people: People) -> None:
    Organisation.objects.update(email="", phone="")
    assert '<a href="/impressum/">Impressum</a>' in page(people)


@pytest.mark.django_db
def test_the_statement_stands_in_an_empty_house(people: People) -> None:
    Organisation.objects.all().delete()
    assert "Erklärung zur Barrierefreiheit" in page(people)
