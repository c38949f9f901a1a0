"""Amounts in euros or in cents: read as typed, never guessed or rounded, and written for reading."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resonanz.ground.amounts import read_amount
from resonanz.ground.decimals import Unreadable
from resonanz.mirror.enums.calculation import Money

_EURO = re.compile(r"€|EUR(?:O)?\b", re.IGNORECASE)
_CENT = re.compile(r"\s*(?:ct|cents?|¢)\.?\s*$", re.IGNORECASE)
_SHARE = re.compile(r"%|Prozent|percent", re.IGNORECASE)
_FEWEST = 2


def read_money(typed: str, money: Money) -> Decimal:
    """The amount in `money`. Raises `Unreadable`, also for the other unit, a share, or more decimals than it has."""
    if _SHARE.search(typed):
        raise Unreadable(_("Hier steht ein Anteil. Bitte schreiben Sie den Betrag."))
    if money == Money.CENT and _EURO.search(typed):
        raise Unreadable(_("Diese Kalkulation rechnet in Cent; hier steht Euro."))
    if money == Money.EURO and _CENT.search(typed):
        raise Unreadable(_("Diese Kalkulation rechnet in Euro; hier steht Cent."))
    amount = read_amount(_CENT.sub("", typed))
    if money == Money.EURO and amount != amount.quantize(Decimal("0.01")):
        raise Unreadable(
            _("Bitte ganze Cent, also höchstens zwei Stellen nach dem Komma. Für Bruchteile wählen Sie Cent.")
        )
    return amount


def written(amount: Decimal, money: Money, *, signed: bool = False) -> str:
    """30,12 € or 1,558 ct, with a real minus and a space that does not break; `signed` puts a plus before the rest."""
    plain = abs(amount).normalize()
    exponent = plain.as_tuple().exponent
    places = max(-exponent if isinstance(exponent, int) else 0, _FEWEST)
    number = number_format(plain, decimal_pos=places, use_l10n=True, force_grouping=True)
    mark = "\N{MINUS SIGN}" if amount < 0 else "+" if signed and amount > 0 else ""
    return f"{mark}{number}\N{NO-BREAK SPACE}{money.sign}"


def in_euros(amount: Decimal, money: Money) -> Decimal:
    return amount / 100 if money == Money.CENT else amount


def from_euros(amount: Decimal, money: Money) -> Decimal:
    return amount * 100 if money == Money.CENT else amount
