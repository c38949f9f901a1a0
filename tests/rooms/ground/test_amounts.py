"""Numbers as people type them: comma or point, and never a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.amounts import read_amount, typed
from resonanz.ground.decimals import Unreadable


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", "12"),
        (" 12,5 ", "12.5"),
        ("12.5", "12.5"),
        ("0,5", "0.5"),
        ("0.500", "0.5"),
        ("0,125", "0.125"),
        ("1200", "1200"),
        ("1.200,50", "1200.5"),
        ("1,200.50", "1200.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1 500", "1500"),
        ("1\u202f500,25", "1500.25"),
        ("1'500.25", "1500.25"),
        ("1 500,250", "1500.25"),
        ("1000,500", "1000.5"),
        ("1.5000", "1.5"),
        ("-40", "-40"),
        ("\N{MINUS SIGN}40,5", "-40.5"),
        ("- 40 €", "-40"),
        ("€ 12,50", "12.5"),
        ("12 %", "12"),
        ("30 Prozent", "30"),
        ("007", "7"),
        ("99999999999", "99999999999"),
    ],
)
def test_what_is_one_number_is_read(typed: str, amount: str) -> None:
    assert read_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1.500", "„1.500“ kann zweierlei heißen. Bitte schreiben Sie 1500 oder 1,5."),
        ("1,500", "„1,500“ kann zweierlei heißen. Bitte schreiben Sie 1500 oder 1,5."),
        ("12.345 €", "„12.345“ kann zweierlei heißen. Bitte schreiben Sie 12345 oder 12,3450."),
        ("-1.000", "„1.000“ kann zweierlei heißen. Bitte schreiben Sie 1000 oder 1,0."),
    ],
)
def test_what_could_be_two_numbers_is_refused_with_both(typed: str, sentence: str) -> None:
    with translation.override("de"), pytest.raises(Unreadable) as refused:
        read_amount(typed)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        "viel",
        "1,2,3",
        "1.2.3",
        "12,34.56",
        "1.23.456,00",
        "1e5",
        "NaN",
        "inf",
        "٣",
        "1,",
        "5 000 00",
        "€",
        "9" * 5000,
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        read_amount(typed)


@pytest.mark.parametrize("typed", ["100000000000", "9" * 12])
def test_what_is_too_large_is_refused(typed: str) -> None:
    with translation.override("de"), pytest.raises(Unreadable, match="zu groß"):
        read_amount(typed)


def test_what_the_sentence_proposes_can_be_typed() -> None:
    assert (read_amount("12345"), read_amount("12,3450")) == (Decimal(12345), Decimal("12.345"))


@pytest.mark.parametrize("written", ["1,23456", "0.00001", "7,12345 €"])
def test_nothing_is_rounded(written: str) -> None:
    with translation.override("de"), pytest.raises(Unreadable, match="wir runden nicht"):
        read_amount(written)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_what_is_shown_in_a_field_is_read_back(amount: Decimal) -> None:
    for language in ("de", "en"):
        with translation.override(language):
            assert read_amount(typed(amount)) == amount


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_every_amount_written_the_german_way_comes_back(amount: Decimal) -> None:
    german = f"{amount:,.2f}".replace(",", "x").replace(".", ",").replace("x", ".")
    assert read_amount(german) == amount
    assert read_amount(f"{amount:,.2f}") == amount
    assert read_amount(f"{amount:.2f}") == amount
