"""Reading an amount as people type it, with its unit and its thousands. What could be two numbers is refused."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from resonanz.act.rules.decimals import Unreadable, decimal

_UNIT = re.compile(r"\s*(?:€|EUR|Euro|%|Prozent)\s*$|^\s*(?:€|EUR)\s*", re.IGNORECASE)
_SPACED = re.compile(r"[0-9]{1,3}(?:[ '’\u00a0\u2009\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_UNCLEAR = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_PLACES = Decimal("0.0001")
_MOST = Decimal(10) ** 11


def read_amount(typed: str) -> Decimal:
    """A number of at most four decimals, with comma or point. Raises `Unreadable`."""
    text = re.sub(r"^([-+\N{MINUS SIGN}])\s+", r"\1", _UNIT.sub("", typed.strip()).strip())
    bare = text.lstrip("-+\N{MINUS SIGN}")
    unclear = _UNCLEAR.fullmatch(bare)
    if unclear:
        whole, three = unclear.groups()
        said = {"typed": bare, "large": f"{whole}{three}", "small": f"{whole},{three.rstrip('0') or '0'}"}
        raise Unreadable(_("„%(typed)s“ kann zweierlei heißen. Bitte schreiben Sie %(large)s oder %(small)s.") % said)
    if _SPACED.fullmatch(bare):
        # A space parts thousands only, so a comma or point behind it starts the decimals.
        text = re.sub(r"[^-+\N{MINUS SIGN}0-9.,]", "", text).replace(",", ".")
        text = text if "." not in text else f"{text}0"
    amount = decimal(text)
    if abs(amount) >= _MOST:
        raise Unreadable(_("Diese Zahl ist zu groß, um wahr zu sein."))
    return amount.quantize(_PLACES)
