"""Parts of the mirror's pages: `{% load mirror %}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template

from resonanz.mirror import reads

if TYPE_CHECKING:
    from resonanz.mirror.models import Look, Promise

register = template.Library()


@register.filter
def signed(number: int) -> str:
    """A difference with its sign, as it is printed: +3, 0, −7."""
    return f"{number:+d}".replace("-", "\N{MINUS SIGN}") if number else "0"


@register.simple_tag
def promises_of(look: Look) -> list[Promise]:
    """The list that an audit asks about."""
    return reads.promises_of(look.pk)


@register.inclusion_tag("mirror/parts/nav.html")
def mirror_nav(here: str = "") -> dict[str, object]:
    """`here` is the key of the part whose page is open, empty on the first page."""
    return {"here": here, "parts": reads.parts()}
