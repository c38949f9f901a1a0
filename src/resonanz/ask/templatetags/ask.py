"""`{% load ask %}{% inquiry_nav inquiry "themes" %}`: where one is on the way of a voice."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import template

from resonanz.ask.enums import State
from resonanz.ask.events import inquiry_pages

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

register = template.Library()


@register.inclusion_tag("ask/parts/inquiry_nav.html")
def inquiry_nav(inquiry: Inquiry, here: str) -> dict[str, Any]:
    """Areas first, and below them the pages of the area one is in; an area leads to its first page."""
    shown = [page for page in inquiry_pages() if not (page.once_asked and inquiry.state == State.DRAFT)]
    areas = [(area, list(pages)) for area, pages in groupby(shown, key=lambda page: page.area)]
    current = next((area for area, pages in areas if any(page.key == here for page in pages)), None)
    inside = next((pages for area, pages in areas if area == current), [])
    return {
        "inquiry": inquiry,
        "here": here,
        "areas": [(area.label, pages[0], area == current) for area, pages in areas],
        "pages": inside if len(inside) > 1 else [],
    }
