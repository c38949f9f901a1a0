"""Amounts of the benefit book: `{% load benefit %}{{ 12345.6|about }}`."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils.formats import number_format

from resonanz.ground.components import grouped

register = template.Library()

_FIGURES = 3
"""Significant figures of an estimate: more would claim a knowledge that nobody has."""


@register.filter
def about(amount: float) -> str:
    """An estimated amount in euros, rounded to three figures: 12345.6 becomes 12.300 €."""
    return euros(float(f"{amount:.{_FIGURES}g}"))


@register.filter
def euros(amount: float | Decimal) -> str:
    """An amount in whole euros, with a real minus and a space that does not break."""
    whole = int(Decimal(str(amount)).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    sign = "\N{MINUS SIGN}" if whole < 0 else ""
    return f"{sign}{grouped(abs(whole))}\N{NO-BREAK SPACE}€"


@register.filter
def amount(number: Decimal) -> str:
    """A number without zeros that say nothing: 12,50 becomes 12,5."""
    plain = number.normalize()
    return str(number_format(plain if plain != plain.to_integral() else int(plain), use_l10n=True, force_grouping=True))
