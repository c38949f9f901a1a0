"""Amounts as people type them, with unit and thousands. What could be two numbers is refused, nothing is rounded."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from resonanz.ground.decimals import Unreadable, decimal

_UNIT = re.compile(r"\s*(?:€|EUR|Euro|%|Prozent)\s*$|^\s*(?:€|EUR)\s*", re.IGNORECASE)
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_UNCLEAR = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PLACES = Decimal("0.0001")
_MOST = Decimal(10) ** 11
_AS_THOUSANDS = 3


def read_amount(typed: str) -> Decimal:
    """A number of at most four decimals, with comma or point. Raises `Unreadable`."""
    text = re.sub(r"^([-+\N{MINUS SIGN}])\s+", r"\1", _UNIT.sub("", typed.strip()).strip())
    bare = text.lstrip("-+\N{MINUS SIGN}")
    unclear = _UNCLEAR.fullmatch(bare)
    if unclear:
        whole, three = unclear.groups()
        said = {"typed": bare, "large": f"{whole}{three}", "small": f"{whole},{_clear(three.rstrip('0')) or '0'}"}
        raise Unreadable(_("„%(typed)s“ kann zweierlei heißen. Bitte schreiben Sie %(large)s oder %(small)s.") % said)
    if _SPACED.fullmatch(bare):
        # A space parts thousands only, so a comma or point behind it starts the decimals.
        text = re.sub(r"[^-+\N{MINUS SIGN}0-9.,]", "", text).replace(",", ".")
        text = text if "." not in text else f"{text}0"
    amount = decimal(text)
    if abs(amount) >= _MOST:
        raise Unreadable(_("Diese Zahl ist zu groß, um wahr zu sein."))
    exact = amount.quantize(_PLACES)
    if exact != amount:
        raise Unreadable(_("Mehr als vier Stellen nach dem Komma gibt es hier nicht, und wir runden nicht."))
    return exact


def typed(amount: Decimal) -> str:
    """As somebody would type it: without grouping, and without zeros that say nothing. `read_amount` reads it back."""
    whole, _point, decimals = f"{amount:f}".partition(".")
    decimals = _clear(decimals.rstrip("0"))
    return f"{whole}{get_format('DECIMAL_SEPARATOR')}{decimals}" if decimals else whole


def _clear(decimals: str) -> str:
    """Three decimals could be read as thousands and would be refused on their way back."""
    return f"{decimals}0" if len(decimals) == _AS_THOUSANDS else decimals
