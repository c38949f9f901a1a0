from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from resonanz.ground.decimals import Sign, Unreadable, count, decimal, decimals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", "3"),
        (" 3,5 ", "3.5"),
        ("3.5", "3.5"),
        ("-2,25", "-2.25"),
        ("−2,25", "-2.25"),
        ("+4", "4"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        (",5", "0.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("12345", "12345"),
        ("1234,567", "1234.567"),
    ],
)
def test_german_and_english_numbers_are_read(text: str, value: str) -> None:
    assert decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.234", "1,234", "-12.500", "999,999", "1 234", "1 234,5"])
def test_what_could_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="kann zweierlei heißen"):
        decimal(text)


def test_whoever_says_the_sign_is_understood() -> None:
    assert decimal("1,234", Sign.COMMA) == Decimal("1.234")
    assert decimal("1,234", Sign.POINT) == 1234
    assert decimal("1.234", Sign.COMMA) == 1234
    assert decimal("1.234", Sign.POINT) == Decimal("1.234")
    with pytest.raises(Unreadable):
        decimal("3.5", Sign.COMMA)
    with pytest.raises(Unreadable):
        decimal("3,5", Sign.POINT)


@pytest.mark.parametrize(
    "text", ["", "NaN", "nan", "inf", "1e5", "zwölf", "3,5 €", "0x10", "--3", "1.23.4", "٣", "Ada Muster"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="keine Zahl"):
        decimal(text)


@pytest.mark.parametrize("text", ["9" * 13, "-1000000000000"])
def test_nothing_measured_is_that_large(text: str) -> None:
    with pytest.raises(Unreadable, match="zu groß"):
        decimal(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3,5\n4\n5,25", ["3.5", "4", "5.25"]),
        ("3,5; 4;5,25", ["3.5", "4", "5.25"]),
        ("3.5, 4, 5.25", ["3.5", "4", "5.25"]),
        ("3,5, 4,1, 5", ["3.5", "4.1", "5"]),
        ("12 15 18", ["12", "15", "18"]),
        ("12\t15\r\n18\n\n", ["12", "15", "18"]),
        ("  \n ", []),
    ],
)
def test_lists_are_read_as_people_paste_them(text: str, values: list[str]) -> None:
    assert decimals(text) == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", ["3,4,5", "3,4,5,6", "3,5\n1.234", "12 345"])
def test_lists_that_could_be_read_in_several_ways_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"mehrere Arten|zweierlei"):
        decimals(text)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), (" 0 ", 0), ("1.000", 1000), ("1,000", 1000), ("12 500", 12500)]
)
def test_counts_are_whole_so_thousands_are_clear(text: str, value: int) -> None:
    assert count(text) == value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-3", "negativ"),
        ("−3", "negativ"),
        ("12,5", "ganze Zahl"),
        ("viele", "keine Zahl"),
        ("", "keine Zahl"),
        ("9" * 12, "zu groß"),
        ("NaN", "keine Zahl"),
    ],
)
def test_counts_that_are_none_are_refused(text: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        count(text)


def test_long_nonsense_is_quoted_short() -> None:
    with pytest.raises(Unreadable) as refused:
        decimal("x" * 5000)
    assert len(str(refused.value)) < 100


def test_the_sentence_comes_in_the_readers_language() -> None:
    with translation.override("en"), pytest.raises(Unreadable) as refused:
        decimal("zwölf")
    assert "zwölf" in str(refused.value)
