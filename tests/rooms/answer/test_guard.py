"""The reply guard as pages use it: every text stays whole, and what is not read is said."""

from __future__ import annotations

import pytest

from resonanz.answer.enums import Fault, HardWord
from resonanz.answer.rules.guard import LONGEST, UNKNOWN, guard, told_in, weigh
from resonanz_engine.adapters.wordbooks import wordbook

TWO = "Danke für Ihren Brief. Wir bitten um Verständnis, das Aufkommen war hoch. Bis Freitag ruft Frau Holt Sie an."


def test_the_pieces_are_the_text_and_the_marked_ones_the_findings() -> None:
    found = guard(TWO, explain_in="de")
    assert "".join(text for text, _numbers in found.pieces) == TWO
    assert found.places
    for place in found.places:
        assert "".join(text for text, numbers in found.pieces if place.number in numbers) == place.words
        assert place.words in TWO
        assert place.why.endswith(".")


def test_the_offered_form_takes_the_place_of_its_sentence_only() -> None:
    place = guard(TWO, explain_in="de").places[0]
    assert place.mended.startswith("Danke für Ihren Brief. ")
    assert place.mended.endswith(" Bis Freitag ruft Frau Holt Sie an.")
    assert "Verständnis" not in place.mended
    assert place.instead in place.mended


def test_a_line_of_its_own_stays_one() -> None:
    place = guard("Guten Tag,\n\nwir bitten um Verständnis.\nMit Gruß", explain_in="de").places[0]
    assert place.mended.startswith("Guten Tag,\n\n")
    assert place.mended.endswith("\nMit Gruß")


def test_reasons_come_in_the_language_of_the_page_and_forms_in_that_of_the_text() -> None:
    german, english = guard(TWO, explain_in="de"), guard(TWO, explain_in="en-gb")
    assert german.places[0].why != english.places[0].why
    assert german.places[0].instead == english.places[0].instead
    assert guard(TWO, explain_in="fr").places[0].why == german.places[0].why


@pytest.mark.parametrize(
    "text", ["Nous vous remercions pour votre message et nous sommes vraiment désolés.", "Grazie mille per la lettera"]
)
def test_a_third_language_was_not_read_and_says_so(text: str) -> None:
    found = guard(text, explain_in="de")
    assert (found.is_unread, found.places, found.language) == (True, [], UNKNOWN)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_is_nothing(text: str) -> None:
    found = guard(text, explain_in="de")
    assert (found.has_words, found.is_unread, list(found.places)) == (False, False, [])


def test_a_very_long_text_is_not_read_and_says_so() -> None:
    found = guard("Wir bitten um Verständnis. " * (LONGEST // 20), explain_in="de")
    assert (found.is_too_long, list(found.places)) == (True, [])


@pytest.mark.parametrize(
    "text", ["\x00", "👩‍👩‍👧 wir bitten um Verständnis", "<b>wir bitten um Verständnis</b>", "\ud800"]
)
def test_strange_texts_stay_whole(text: str) -> None:
    found = guard(text, explain_in="de")
    assert not found.pieces or "".join(piece for piece, _numbers in found.pieces) == text


def test_hard_words_are_named_and_never_softened() -> None:
    found = weigh("Sie hören nie zu. Ich will mein Geld zurück.", explain_in="de")
    assert [place.words for place in found.places]
    assert not weigh("Das war eine Katastrophe, ich will mein Geld zurück.", explain_in="de").places


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("name", "kinds"), [("reply", Fault), ("criticism", HardWord)])
def test_every_kind_of_the_engine_has_its_words(language: str, name: str, kinds: type[Fault | HardWord]) -> None:
    assert {rule.kind for rule in wordbook(name, language).rules} <= set(kinds.values)


def test_the_language_somebody_told_in() -> None:
    assert told_in("I waited for an hour and nobody called me back.") == "en"
    assert told_in("Ich habe eine Stunde gewartet, und niemand rief zurück.") == "de"
    assert told_in("Nous attendons depuis une heure et personne ne vient.") == UNKNOWN
