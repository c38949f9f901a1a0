"""The language mirror: sentences, findings, and figures in which nobody can be recognised."""

from dataclasses import asdict, fields

import pytest

from resonanz_engine.adapters.wordbooks import LANGUAGES, wordbook
from resonanz_engine.errors import InputError, TooFewAuthors
from resonanz_engine.language_mirror import KINDS, LEAST_AUTHORS, aggregate, count, mirror
from resonanz_engine.language_types import LanguageAggregate, LanguageCount, Mirrored, Sentence
from resonanz_engine.wordbook import Finding
from resonanz_engine.wording import Checked, check_language

ADDRESSED = "Sagen, wer angesprochen wird: „Wir sprechen Menschen an, die …“"
HUNT = "Das ist die Sprache von Jagd und Krieg, und in ihr können die anderen nur verlieren."
TEXT = "Guten Morgen. Die Neukunden sind unsere Beute! Der Kunde hatte recht. Drei Kunden haben bestellt."


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_kinds_are_known_in_both_languages(code: str) -> None:
    book = wordbook("language", code)
    assert {rule.kind for rule in book.rules} == set(KINDS)
    assert book.praise == {"respectful"}
    assert book.about


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_offered_passes_itself(code: str) -> None:
    book = wordbook("language", code)
    offers = [*book.instead.values(), *(rule.instead for rule in book.rules if rule.instead)]
    objections = [
        offer
        for offer in offers
        for one in check_language(offer, language=code).findings
        if one.kind not in book.praise
    ]
    assert objections == []
    assert all(book.instead[kind] for kind in KINDS if kind not in book.praise)


def test_sentences_with_what_was_found_in_them() -> None:
    [respect] = check_language("Der Kunde hatte recht.").findings
    assert mirror(TEXT) == Mirrored(
        "de",
        (
            Sentence(0, 13, about=False),
            Sentence(
                14,
                46,
                about=True,
                findings=(
                    Finding(
                        "combative", 40, 45, HUNT, "Sagen, wer angesprochen wird: „Wir sprechen Menschen an, die …“"
                    ),
                ),
            ),
            Sentence(47, 69, about=True, findings=(Finding("respectful", 57, 68, respect.why, ""),)),
            Sentence(70, 97, about=True),
        ),
    )
    assert [TEXT[one.start : one.end] for one in mirror(TEXT).findings] == ["Beute", "hatte recht"]


def test_a_finding_speaks_about_customers_even_without_naming_them() -> None:
    [sentence] = mirror("Der Querulant aus Kassel hat geschrieben.").sentences
    assert (sentence.about, [one.kind for one in sentence.findings]) == (True, ["disparaging"])


def test_reasons_are_told_in_the_language_that_is_wanted() -> None:
    [found] = check_language("The customer is the enemy.", explain_in="de").findings
    assert (found.why, found.instead[:4]) == (HUNT, "Say ")
    with pytest.raises(InputError, match="'fr'"):
        mirror("Ça va?", language="fr")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Kunden verstehen es einfach nicht.", "disparaging"),
        ("Das ist wieder so ein Nörgler.", "disparaging"),
        ("Da war wieder ein DAU am Telefon.", "disparaging"),
        ("Wir rennen den Kunden ständig hinterher.", "disparaging"),
        ("Die Targets sind definiert.", "objectifying"),
        ("Wir können die Bestandskunden noch melken.", "objectifying"),
        ("Löscht endlich die Karteileichen aus der Liste.", "objectifying"),
        ("Ich muss noch zwei Tickets closen.", "objectifying"),
        ("Auf der Messe haben wir Adressen abgegriffen.", "combative"),
        ("Wir müssen die Kunden an der Tür abfangen.", "combative"),
        ("Wir hier arbeiten, und die da draußen beschweren sich.", "us_and_them"),
        ("Solche Leute wollen wir hier nicht.", "us_and_them"),
        ("Wir haben der Kundin zugehört.", "respectful"),
        ("Customers just don't get it.", "disparaging"),
        ("We need to milk the existing accounts.", "objectifying"),
        ("The customer is the enemy.", "combative"),
        ("It is us versus them at the counter.", "us_and_them"),
        ("The client was right.", "respectful"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in {one.kind for one in check_language(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Die Kampagne richtet sich an die Zielgruppe der Familien.",
        "Das Front-End zeigt den Kunden den Lieferstatus.",
        "Der Kampfpreis des Wettbewerbers liegt bei 9,90 Euro.",
        "Wir sind auf der Zielgeraden.",
        "Die Kunden verstehen die Rechnung nicht.",
        "Das Ticket ist geschlossen, der Kunde hat die Lösung bestätigt.",
        "Der Kunde schreibt: „Für euch bin ich nur eine Melkkuh.“",
        "Der Kunde ist kein Querulant.",
        "Wir sprechen nicht länger von Targets.",
        "Im Angriff der Mannschaft spielen zwei unserer Kunden.",
        "Gegen den Bescheid kann der Kunde Widerspruch einlegen.",
        "The target date is in May.",
        "The front end shows customers the price.",
        "The client wrote: “You treat us like cattle.”",
        "The farmer milks his cows before he calls the customer.",
        "",
        " \n ",
        "?!",
        "\0",
        "\ud800",
    ],
)
def test_plain_words_stay_untouched(text: str) -> None:
    assert check_language(text).findings == ()


def test_a_third_language_says_so_instead_of_guessing() -> None:
    assert mirror("Nos clients sont des imbéciles.") == Mirrored("unknown")
    assert check_language("Nos clients sont des imbéciles.") == Checked("unknown")
    assert count("Nos clients sont des imbéciles.") == LanguageCount(kinds=dict.fromkeys(KINDS, 0), unread=1)


def test_a_count_holds_numbers_only() -> None:
    assert count(TEXT) == LanguageCount(
        sentences=4, about=3, kinds={**dict.fromkeys(KINDS, 0), "combative": 1, "respectful": 1}
    )


def test_a_kind_counts_once_for_a_sentence() -> None:
    assert count("Die Kunden sind Beute, und der Kunde ist der Feind.").kinds["combative"] == 1


def test_ten_authors_are_told_of_together() -> None:
    counted = [(f"key {number}", count(TEXT)) for number in range(LEAST_AUTHORS)]
    told = aggregate([*counted, ("key 0", count("Der Kunde hatte recht.")), ("else", count("Bonjour à tous."))])
    assert told == LanguageAggregate(
        authors=10,
        texts=12,
        unread=1,
        sentences=41,
        about=31,
        kinds={"disparaging": 0, "objectifying": 0, "combative": 10, "us_and_them": 0, "respectful": 11},
        respectful_share=11 / 31,
    )


def test_neither_authors_nor_words_are_part_of_what_is_told() -> None:
    told = aggregate((f"key {number}", count(TEXT)) for number in range(LEAST_AUTHORS))
    assert {field.name for field in fields(LanguageAggregate)} == set(asdict(told))
    numbers = [value for name, value in asdict(told).items() if name != "kinds"] + list(told.kinds.values())
    assert all(isinstance(value, int | float) for value in numbers)
    assert tuple(told.kinds) == KINDS
    assert "key" not in repr(told)


def test_fewer_than_ten_authors_are_refused() -> None:
    nine = [(number, count(TEXT)) for number in range(LEAST_AUTHORS - 1)]
    for others in ([], nine, [(0, count("Guten Morgen, die Sitzung ist um zehn."))] * 5):
        with pytest.raises(TooFewAuthors, match="at least 10") as refused:
            aggregate([*nine, *others])
        assert refused.value.least == LEAST_AUTHORS


def test_who_does_not_speak_about_customers_hides_nobody() -> None:
    nine = [(number, count(TEXT)) for number in range(LEAST_AUTHORS - 1)]
    with pytest.raises(TooFewAuthors):
        aggregate([*nine, ("tenth", count("Guten Morgen, die Sitzung ist um zehn."))])
