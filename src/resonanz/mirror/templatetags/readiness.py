"""Numbers of a readiness check: `{% load readiness %}`."""

from __future__ import annotations

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def signed(steps: float) -> str:
    """A change in steps with its sign and one place; a plain zero where nothing is left after rounding."""
    rounded = round(steps, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + number_format(abs(rounded), decimal_pos=1)
