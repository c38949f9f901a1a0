import pytest

from resonanz_engine.adapters.hunch import WINDOW, Hunch
from resonanz_engine.adapters.wordbooks import LANGUAGES, wordbook
from resonanz_engine.wording import check_question, checker, second_look


def test_what_no_rule_finds_is_doubted_in_one_sentence() -> None:
    text = "Wie lief Ihr Besuch in der beliebtesten Eisdiele der Stadt?"
    assert checker("question", "de").check(text, "de") == ()
    [found] = check_question(text)
    assert (found.kind, text[found.start : found.end]) == ("loaded", text)
    assert found.why.startswith("Das Wort bewertet schon")
    assert found.instead.endswith("?")


@pytest.mark.parametrize(
    "text", ["", " \n ", "?!", "\ud800", "Wie war es?", "Was haben Sie an jenem Tag bei uns erlebt?"]
)
def test_short_and_good_texts_are_not(text: str) -> None:
    assert check_question(text) == ()


def test_of_long_texts_only_the_end_is_read() -> None:
    look = Hunch("question")
    end = "Was haben Sie an jenem Tag bei uns erlebt? " * WINDOW
    assert (look.vector("Anfang. " + end) == look.vector(end)).all()
    assert look.vector("wort " * 64_000).shape == (384,)


def test_the_kinds_it_knows_are_those_of_the_rules() -> None:
    look = second_look("question")
    for code in LANGUAGES:
        book = wordbook("question", code)
        assert set(look._weights.kinds) == {rule.kind for rule in book.rules}
        assert set(book.proof) <= set(book.instead)


def test_abbreviations_that_not_everybody_knows_are_jargon() -> None:
    assert "codes" in checker("question", "en").fired("How did the FNOL go?")
    assert "codes" in checker("question", "de").fired("Wie lief es mit dem MsbG?")
    assert "codes" not in checker("question", "de").fired("Was sehen KundInnen im TV?")
