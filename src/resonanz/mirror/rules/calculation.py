"""A price and the building blocks it is made of, in exact amounts: whole cents, or fine ones for prices in cents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

_WHOLE_CENTS = 2
_HIGHEST = Decimal(10) ** 12
_NOTHING = Decimal("0.00")


class Uncountable(ValueError):
    """Amounts that cannot stand in a calculation; carries the sentence that says why."""


class Row(StrEnum):
    """What a bar of the picture stands for."""

    BLOCK = "block"
    MARGIN = "margin"
    LEFT_OUT = "left_out"
    DIFFERENCE = "difference"
    PRICE = "price"


@dataclass(frozen=True, kw_only=True)
class Block:
    """One building block; below zero where it lowers the price, such as a subsidy."""

    label: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Bar:
    """From `start` to `end`; the bars of a picture follow on each other and end at the price."""

    kind: Row
    label: str
    start: Decimal
    end: Decimal

    @property
    def amount(self) -> Decimal:
        return self.end - self.start

    @property
    def is_negative(self) -> bool:
        return self.amount < 0


@dataclass(frozen=True, kw_only=True)
class Calculation:
    """`difference` is the price minus everything shown, zero where it adds up; None where something is left out.

    `rest` is what is left out together: whoever sees the blocks can compute it, so it is shown as what it is.
    """

    price: Decimal
    shown: Decimal
    margin: Decimal | None
    reason: str
    rest: Decimal | None
    difference: Decimal | None
    bars: tuple[Bar, ...]

    @property
    def adds_up(self) -> bool:
        return not self.difference


def calculate(
    *,
    price: Decimal,
    blocks: Sequence[Block],
    margin: Decimal | None = None,
    reason: str = "",
    places: int = _WHOLE_CENTS,
) -> Calculation:
    """The calculation as it is shown, in the order of `blocks`; all amounts are in one unit, with at most `places`
    decimals.

    Either the margin is told, also below zero, or `reason` says why it is not. Raises `Uncountable` for finer amounts,
    for a price that is not above zero, without blocks, for a block without a name, and for a margin that is neither
    told nor explained, or both.
    """
    if isinstance(margin, Decimal) == bool(reason.strip()):
        raise Uncountable(_("Bitte nennen Sie entweder die Marge oder den Grund, warum Sie sie nicht zeigen."))
    if not blocks:
        raise Uncountable(_("Eine Kalkulation braucht mindestens einen Baustein."))
    if any(not block.label.strip() for block in blocks):
        raise Uncountable(_("Jeder Baustein braucht einen Namen."))
    total = _exact(price, places)
    if total <= 0:
        raise Uncountable(_("Der Preis muss über null liegen."))
    bars: list[Bar] = []
    at = _NOTHING
    for block in blocks:
        bars.append(_bar(Row.BLOCK, block.label, at, _exact(block.amount, places)))
        at = bars[-1].end
    told = None if margin is None else _exact(margin, places)
    if told is not None:
        bars.append(_bar(Row.MARGIN, "", at, told))
        at = bars[-1].end
    left = total - at
    if told is None:
        bars.append(_bar(Row.LEFT_OUT, "", at, left))
    elif left:
        bars.append(_bar(Row.DIFFERENCE, "", at, left))
    bars.append(_bar(Row.PRICE, "", _NOTHING, total))
    return Calculation(
        price=total,
        shown=at,
        margin=told,
        reason=reason.strip(),
        rest=left if told is None else None,
        difference=None if told is None else left,
        bars=tuple(bars),
    )


def _bar(kind: Row, label: str, start: Decimal, amount: Decimal) -> Bar:
    return Bar(kind=kind, label=label, start=start, end=start + amount)


def _exact(amount: Decimal, places: int) -> Decimal:
    """The amount with this many decimals; never rounded."""
    if not isinstance(amount, Decimal) or not amount.is_finite():
        raise Uncountable(_("Das ist kein Betrag: „%(amount)s“.") % {"amount": amount})
    if abs(amount) >= _HIGHEST:
        raise Uncountable(_("Dieser Betrag ist zu groß, um wahr zu sein."))
    exact = amount.quantize(Decimal(1).scaleb(-places))
    if exact == amount:
        return exact
    if places == _WHOLE_CENTS:
        raise Uncountable(_("Bitte geben Sie Beträge in ganzen Cent an, nicht „%(amount)s“.") % {"amount": amount})
    sentence = _("Mehr als %(places)s Stellen nach dem Komma gibt es hier nicht, und wir runden nicht: „%(amount)s“.")
    raise Uncountable(sentence % {"places": places, "amount": amount})
