import pytest

from resonanz_engine.steps.wordforms import bases, folded, parts, shown


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("  Sehr FREUNDLICH! ", ["sehr", "freundlich"]),
        ("Preis-Leistung", ["preis-leistung"]),
        ("suuuuper", ["super"]),
        ("👍🏽👍", ["👍"]),
        ("❤\ufe0f", ["❤"]),
        ("gut 👍", ["gut"]),
        ("???", ["???"]),
        ("fre\u200bundlich", ["freundlich"]),
        ("ｆｒｏｈ", ["froh"]),
    ],
)
def test_parts_are_what_tells_something(text: str, found: list[str]) -> None:
    assert parts(text) == found


@pytest.mark.parametrize("text", ["", "  ", "\n\t", "\u200b\u2060"])
def test_what_cannot_be_seen_is_no_word(text: str) -> None:
    assert shown(text) == ""


def test_a_word_is_shown_as_it_was_spoken() -> None:
    assert shown(" FreundLich!! ") == "FreundLich!!"


@pytest.mark.parametrize("word", ["zuverlässig", "zuverlaessig", "zuverlassig"])
def test_umlauts_in_any_spelling_are_one(word: str) -> None:
    assert folded(word) == "zuverlassig"


def test_nouns_lead_to_what_they_are_derived_from() -> None:
    assert "schnell" in bases("schnelligkeit")
    assert "kompetent" in bases("kompetenz")
    assert bases("zeit") == ["zeit"]
