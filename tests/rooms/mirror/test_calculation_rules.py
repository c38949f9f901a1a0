"""Amounts in euros and cents, and what a calculation says in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from resonanz.ground.decimals import Unreadable
from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.rules.calculation import Block, Uncountable, calculate
from resonanz.mirror.rules.calculation_words import finding, waiting_sentence
from resonanz.mirror.rules.money import read_money, written


@pytest.mark.parametrize(
    ("typed", "money", "amount"),
    [
        ("30,12", Money.EURO, "30.12"),
        ("1.234,56", Money.EURO, "1234.56"),
        ("1,234.56 €", Money.EURO, "1234.56"),
        ("-0,40 Euro", Money.EURO, "-0.40"),
        ("\N{MINUS SIGN}3", Money.CENT, "-3"),
        ("31,42 ct", Money.CENT, "31.42"),
        ("1,5580 Cent", Money.CENT, "1.558"),
        ("0,0275", Money.CENT, "0.0275"),
    ],
)
def test_amounts_are_read_as_they_are_typed(typed: str, money: Money, amount: str) -> None:
    assert read_money(typed, money) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "money", "sentence"),
    [
        ("12,345", Money.EURO, "kann zweierlei heißen"),
        ("1,558", Money.CENT, "Bitte schreiben Sie 1558 oder 1,5580"),
        ("30,1234", Money.EURO, "Bitte ganze Cent"),
        ("0,12345", Money.CENT, "wir runden nicht"),
        ("12 ct", Money.EURO, "rechnet in Euro"),
        ("0,12 €", Money.CENT, "rechnet in Cent"),
        ("19 %", Money.EURO, "Anteil"),
        ("abc", Money.EURO, "keine Zahl"),
        ("1e5", Money.CENT, "keine Zahl"),
        ("9" * 40, Money.EURO, "zu groß"),
        ("1" + "0" * 39 + ",01", Money.EURO, "keine Zahl"),
    ],
)
def test_what_is_unclear_is_refused_with_a_sentence(typed: str, money: Money, sentence: str) -> None:
    with translation.override("de"), pytest.raises(Unreadable, match=sentence):
        read_money(typed, money)


def test_amounts_are_written_whole_with_a_real_minus() -> None:
    with translation.override("de"):
        assert written(Decimal("1234.5000"), Money.EURO) == "1.234,50\u00a0€"
        assert written(Decimal("-0.4"), Money.EURO) == "\N{MINUS SIGN}0,40\u00a0€"
        assert written(Decimal("1.5580"), Money.CENT) == "1,558\u00a0ct"
        assert written(Decimal(0), Money.CENT, signed=True) == "0,00\u00a0ct"
        assert written(Decimal(100), Money.EURO, signed=True) == "+100,00\u00a0€"
    with translation.override("en"):
        assert written(Decimal("1234.5"), Money.EURO) == "1,234.50\u00a0€"


def test_fine_amounts_add_up_exactly_where_they_are_allowed() -> None:
    blocks = [Block(label="Umlage", amount=Decimal("0.2770")), Block(label="Netz", amount=Decimal("9.9995"))]
    found = calculate(price=Decimal(11), blocks=blocks, margin=Decimal("0.7235"), places=4)
    assert (found.adds_up, found.shown) == (True, Decimal("11.0000"))
    with translation.override("de"), pytest.raises(Uncountable, match="ganzen Cent"):
        calculate(price=Decimal(11), blocks=blocks, margin=Decimal("0.7235"))
    with translation.override("de"), pytest.raises(Uncountable, match="Mehr als 4 Stellen"):
        calculate(price=Decimal("11.00001"), blocks=blocks, margin=Decimal(1), places=4)


@pytest.mark.parametrize(
    ("amounts", "margin", "sentence"),
    [
        (("14.20", "9"), "0.90", "Von 24,10 € gehen 14,20 € an „A“ und 9,00 € an „B“. 0,90 € bleiben uns."),
        (
            ("14.20", "9", "3", "-2"),
            "-0.10",
            (
                "Von 24,10 € gehen 14,20 € an „A“, 9,00 € an „B“ und 3,00 € an 1 weiteren Baustein. "
                "„D“ senkt den Preis um 2,00 €. Wir legen 0,10 € drauf."
            ),
        ),
        (("24.10",), "0", "Von 24,10 € gehen 24,10 € an „A“. Uns bleibt nichts."),
        (("20",), None, "Von 24,10 € gehen 20,00 € an „A“. 4,10 € zeigen wir nicht im Einzelnen."),
        (
            ("30",),
            None,
            (
                "Von 24,10 € gehen 30,00 € an „A“. "
                "Die Bausteine kosten mehr, als der Preis bringt; die Marge nennen wir nicht."
            ),
        ),
        (
            ("20",),
            "4",
            "Von 24,10 € gehen 20,00 € an „A“. 4,00 € bleiben uns. 0,10 € gehen nicht auf; warum, steht dabei.",
        ),
        (("-1",), "25.10", "Der Preis ist 24,10 €. „A“ senkt den Preis um 1,00 €. 25,10 € bleiben uns."),
        (
            ("26", "-1", "-2"),
            "1.10",
            "Von 24,10 € gehen 26,00 € an „A“. 2 Bausteine senken den Preis um 3,00 €. 1,10 € bleiben uns.",
        ),
    ],
)
def test_the_finding_says_where_it_goes_and_what_is_left(
    amounts: tuple[str, ...], margin: str | None, sentence: str
) -> None:
    blocks = [Block(label="ABCD"[n], amount=Decimal(amount)) for n, amount in enumerate(amounts)]
    told = None if margin is None else Decimal(margin)
    found = calculate(price=Decimal("24.10"), blocks=blocks, margin=told, reason="" if margin else "Vertrag")
    with translation.override("de"):
        assert finding(found, Money.EURO).replace("\u00a0", " ") == sentence


def test_what_waits_is_said_with_its_days() -> None:
    with translation.override("de"):
        assert waiting_sentence(1, 0) == "1 Frage wartet auf Antwort, seit heute."
        assert waiting_sentence(2, 1) == "2 Fragen warten auf Antwort, die älteste seit 1 Tag."
