"""Waiting times in what people tell: found with their place, and nothing taken for waiting that is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.mirror.rules.told_waits import SAYS_A_TIME, told_waits
from resonanz.mirror.rules.walking import LONGEST

SAID = [
    ("40 Minuten gewartet", 40, "40 Minuten"),
    ("Wegen der Abrechnung. 47 Minuten Musik. Die Frau war nett.", 47, "47 Minuten"),
    ("hab angerufen wegen lastschrift. 12 min gewartet. war ok.", 12, "12 min"),
    ("Habe kurz nach 14 Uhr angerufen, circa 3 Minuten gewartet.", 3, "3 Minuten"),
    ("Ich habe am 3. im Kundenbüro gewartet, eine Stunde, dann war zu.", 60, "eine Stunde"),
    ("Nach einer knappen halben Stunde Warten war Schluss.", 30, "halben Stunde"),
    ("A Dreiviertlstund in da Leitung und nacha nix.", 45, "Dreiviertlstund"),
    ("Wir haben anderthalb Stunden gewartet.", 90, "anderthalb Stunden"),
    ("Wir warteten zweieinhalb Stunden.", 150, "zweieinhalb Stunden"),
    ("Eine Viertelstunde in der Schlange.", 15, "Viertelstunde"),
    ("Eine Stunde und zehn Minuten in der Warteschlange", 70, "Eine Stunde und zehn Minuten"),
    ("1 Stunde 20 Minuten gewartet", 80, "1 Stunde 20 Minuten"),
    ("1:20 Stunden gewartet", 80, "1:20 Stunden"),
    ("1,5 Stunden gewartet", 90, "1,5 Stunden"),
    ("siebenundvierzig Minuten in der Warteschleife", 47, "siebenundvierzig Minuten"),
    ("Ich wartete ca. 20 Min. am Telefon.", 20, "20 Min."),
    ("eine 20-minütige Wartezeit", 20, "20-minütige"),
    ("halbstündige Wartezeit", 30, "halbstündige"),
    ("20 bis 30 Minuten gewartet", 20, "20 bis 30 Minuten"),
    ("nach einer geschlagenen Stunde in der Warteschleife", 60, "einer geschlagenen Stunde"),
    ("I waited half an hour each time.", 30, "half an hour"),
    ("waited twenty-five minutes", 25, "twenty-five minutes"),
    ("an hour and a half on hold", 90, "an hour and a half"),
    ("We waited an hour in the queue", 60, "an hour"),
]
NOT_SAID = [
    "seit 40 Minuten Fußweg",
    "in 3 Tagen fertig",
    "um 11:40",
    "Ich rief um 11:40 an und wartete.",
    "Ich habe drei Tage auf die Antwort gewartet.",
    "Es hat ungefähr 25 Minuten gedauert.",
    "Der Fahrer hat gewartet. Zwei Minuten bestimmt.",
    "Die 4 fährt immer zwei Minuten zu früh ab, ich warte dann.",
    "Wir warteten auf den Bus, der alle 20 Minuten fährt.",
    "Ich warte, Sie rufen in 10 Minuten zurück.",
    "Vor 20 Minuten habe ich angerufen und warte noch.",
    "Keine fünf Minuten gewartet.",
    "Die Ansage nannte als voraussichtliche Wartezeit vier Minuten.",
    "Hatte drei Stunden Wartezeit eingeplant.",
    "Noch 50 m bis zur Haltestelle, und der Fahrer hat gewartet.",
    "Meine Wartezeiten in Minuten: 31, 12, 44.",
    "Ich wartete 0 Minuten.",
    "Ich wartete 30 Stunden.",
    "Die Wartung dauert 40 Minuten.",
    "They call back within 30 minutes, so I wait.",
    "",
]


@pytest.mark.parametrize(("text", "minutes", "words"), SAID)
def test_a_wait_is_found_where_it_stands(text: str, minutes: float, words: str) -> None:
    (found,) = told_waits(text)
    assert (found.minutes, text[found.start : found.end]) == (minutes, words)
    assert found.begins <= found.start < found.end <= found.ends


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_no_wait_is_left_alone(text: str) -> None:
    assert told_waits(text) == []


def test_each_sentence_speaks_for_itself() -> None:
    text = "Am Montag 20 Minuten gewartet. Am Dienstag ging es schnell! Am Mittwoch eine Stunde in der Warteschleife."
    assert [wait.minutes for wait in told_waits(text)] == [20, 60]
    assert [text[wait.begins : wait.ends] for wait in told_waits(text)] == [
        "Am Montag 20 Minuten gewartet.",
        "Am Mittwoch eine Stunde in der Warteschleife.",
    ]


@given(st.text(alphabet="ab 19:.,!?\n-äÜ„“", max_size=30), st.integers(1, LONGEST), st.text(max_size=40))
def test_a_time_beside_a_waiting_word_is_found_in_any_company(before: str, minutes: int, after: str) -> None:
    text = f"{before}.\n\nIch habe {minutes} Minuten gewartet.\n\n{after}"
    found = [wait for wait in told_waits(text) if wait.minutes == minutes]
    assert f"{minutes} Minuten" in {text[wait.start : wait.end] for wait in found}


@given(
    st.lists(
        st.sampled_from(
            [
                "40",
                "eine",
                "halbe",
                "Stunde",
                "Minuten",
                "min.",
                "gewartet",
                "Schlange",
                "bis",
                "und",
                "1:20",
                "in",
                ".",
                "Um",
                "an hour",
            ]
        )
        | st.text(max_size=5),
        max_size=25,
    ).map(" ".join)
)
def test_whatever_is_found_stands_in_the_text_and_could_have_been(text: str) -> None:
    last = 0
    for wait in told_waits(text):
        assert last <= wait.start < wait.end <= len(text)
        assert 0 <= wait.begins <= wait.start
        assert wait.end <= wait.ends <= len(text)
        assert 0 < wait.minutes <= LONGEST
        last = wait.end
        # What PostgreSQL looks for first is never narrower than the patterns.
        assert re.search(SAYS_A_TIME.replace(r"\M", r"\b"), text, re.IGNORECASE)


def test_a_long_text_is_read_quickly() -> None:
    assert told_waits("40 Minuten " * 6_000) == []
    assert told_waits("eine Stunde und " * 4_000 + "gewartet") == []
