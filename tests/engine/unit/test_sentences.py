import pytest

from resonanz_engine.adapters.wordlists import ShippedLists
from resonanz_engine.steps.sentences import sentences

ABBREVIATIONS = ShippedLists().abbreviations()


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Der Bus kam. Ich nicht.", ["Der Bus kam.", "Ich nicht."]),
        ("Das ist z.B. Herr Dr. Meier bzw. Frau Kuhn.", ["Das ist z.B. Herr Dr. Meier bzw. Frau Kuhn."]),
        ("Am 3. Mai kam nichts. Gar nichts!", ["Am 3. Mai kam nichts.", "Gar nichts!"]),
        ("Na ja … dann eben nicht. Gut?", ["Na ja … dann eben nicht.", "Gut?"]),
        ("Wirklich?! „Nein.“ Doch.", ["Wirklich?!", "„Nein.“", "Doch."]),
        ("erste zeile\n\nzweite ohne punkt", ["erste zeile", "zweite ohne punkt"]),
        ("Kurz\nDann weiter", ["Kurz", "Dann weiter"]),
        ("eine zeile, die\nweitergeht", ["eine zeile, die\nweitergeht"]),
        ("Preis 3.50 Euro und bahn.de bleiben ganz.", ["Preis 3.50 Euro und bahn.de bleiben ganz."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_splits(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_wrapped_mail_line_goes_on() -> None:
    line = "Seit drei Wochen warte ich auf eine Antwort von Ihnen zu meiner"
    assert len(split(f"{line}\nRechnung vom März.")) == 1
