"""Four public words, and what becomes of them."""

from __future__ import annotations

from resonanz.act.enums import Standing, Word


def test_there_are_exactly_four_public_words() -> None:
    assert [(word.value, str(word.label)) for word in Word] == [
        ("done", "Umgesetzt"),
        ("exists", "Gibt es schon"),
        ("in_progress", "In Arbeit"),
        ("not_possible", "Geht nicht"),
    ]


def test_every_word_has_a_standing_of_the_same_name() -> None:
    assert [(Standing(word.value).value, str(Standing(word.value).label)) for word in Word] == [
        (word.value, str(word.label)) for word in Word
    ]


def test_only_time_makes_the_two_other_standings() -> None:
    assert {standing.value for standing in Standing} - {word.value for word in Word} == {"missed", "waiting"}
