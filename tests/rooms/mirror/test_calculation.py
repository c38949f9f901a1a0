"""A price and its building blocks."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.mirror.rules.calculation import Block, Row, Uncountable, calculate

CENTS = st.integers(-(10**7), 10**7).map(lambda cents: Decimal(cents) / 100)
BLOCKS = st.lists(st.builds(Block, label=st.just("Baustein"), amount=CENTS), min_size=1, max_size=12)


def block(label: str, amount: str) -> Block:
    return Block(label=label, amount=Decimal(amount))


def test_blocks_and_margin_add_up_to_the_price() -> None:
    found = calculate(
        price=Decimal("3.50"), blocks=[block("Mehl", "0.90"), block("Löhne", "2.10")], margin=Decimal("0.5")
    )
    assert found.adds_up
    assert found.difference == 0
    assert [(bar.kind, str(bar.start), str(bar.end)) for bar in found.bars] == [
        (Row.BLOCK, "0.00", "0.90"),
        (Row.BLOCK, "0.90", "3.00"),
        (Row.MARGIN, "3.00", "3.50"),
        (Row.PRICE, "0.00", "3.50"),
    ]


def test_a_tenth_and_two_tenths_are_three_tenths() -> None:
    assert calculate(price=Decimal("0.30"), blocks=[block("a", "0.10")], margin=Decimal("0.20")).adds_up


def test_a_negative_margin_is_marked() -> None:
    found = calculate(price=Decimal("2.00"), blocks=[block("Mehl", "2.40")], margin=Decimal("-0.40"))
    assert found.adds_up
    assert [bar.kind for bar in found.bars if bar.is_negative] == [Row.MARGIN]


def test_what_does_not_add_up_shows_the_difference() -> None:
    found = calculate(price=Decimal("2.00"), blocks=[block("Mehl", "1.40")], margin=Decimal("0.40"))
    assert (found.adds_up, found.difference, found.shown) == (False, Decimal("0.20"), Decimal("1.80"))
    assert found.bars[-2].kind == Row.DIFFERENCE
    too_much = calculate(price=Decimal("2.00"), blocks=[block("Mehl", "1.90")], margin=Decimal("0.40"))
    assert too_much.difference == Decimal("-0.30")


def test_a_margin_that_is_left_out_says_why_and_how_much_is_left() -> None:
    found = calculate(price=Decimal("2.00"), blocks=[block("Mehl", "1.40")], reason=" Der Vertrag untersagt es. ")
    assert (found.margin, found.difference, found.rest) == (None, None, Decimal("0.60"))
    assert found.reason == "Der Vertrag untersagt es."
    assert [bar.kind for bar in found.bars] == [Row.BLOCK, Row.LEFT_OUT, Row.PRICE]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"margin": None}, "entweder die Marge oder den Grund"),
        ({"margin": None, "reason": "  "}, "entweder die Marge oder den Grund"),
        ({"reason": "Darum."}, "entweder die Marge oder den Grund"),
        ({"blocks": []}, "mindestens einen Baustein"),
        ({"blocks": [Block(label=" ", amount=Decimal(1))]}, "braucht einen Namen"),
        ({"blocks": [block("Mehl", "0.005")]}, "ganzen Cent"),
        ({"blocks": [block("Mehl", "NaN")]}, "kein Betrag"),
        ({"price": Decimal("Infinity")}, "kein Betrag"),
        ({"price": 3.5}, "kein Betrag"),
        ({"price": Decimal(0)}, "über null"),
        ({"price": Decimal(-1)}, "über null"),
        ({"margin": Decimal("1e12")}, "zu groß"),
    ],
)
def test_what_cannot_be_counted_is_refused(changes: dict[str, Any], sentence: str) -> None:
    given: dict[str, Any] = {"price": Decimal(2), "blocks": [block("Mehl", "1")], "margin": Decimal(1), **changes}
    with pytest.raises(Uncountable, match=sentence):
        calculate(**given)


@given(BLOCKS, CENTS, st.integers(1, 10**7).map(lambda cents: Decimal(cents) / 100))
def test_every_cent_is_somewhere(blocks: list[Block], margin: Decimal, price: Decimal) -> None:
    found = calculate(price=price, blocks=blocks, margin=margin)
    assert sum((one.amount for one in blocks), margin) + (found.difference or 0) == price
    *steps, last = found.bars
    assert all(before.end == after.start for before, after in pairwise(steps))
    assert (steps[0].start, steps[-1].end, last.start, last.end) == (0, price, 0, price)
    assert sum((bar.amount for bar in steps), Decimal(0)) == price


@given(BLOCKS, CENTS)
def test_with_the_sum_as_the_price_it_always_adds_up(blocks: list[Block], margin: Decimal) -> None:
    price = sum((one.amount for one in blocks), margin)
    if price > 0:
        assert calculate(price=price, blocks=blocks, margin=margin).adds_up
