"""`{% load forum %}{% forum_nav forum "agenda" %}`: the pages of the team about one forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

register = template.Library()

_PAGES = (
    ("overview", _("Überblick"), "forum:overview"),
    ("edit", _("Ankündigung"), "forum:edit"),
    ("agenda", _("Tagesordnung"), "forum:agenda"),
    ("wishes", _("Wünsche"), "forum:wishes"),
    ("helpers", _("Aufgaben"), "forum:helpers"),
    ("readiness", _("Team"), "forum:readiness"),
    ("desk", _("Regie"), "forum:desk"),
    ("after", _("Nacharbeit"), "forum:after"),
)


@register.inclusion_tag("forum/parts/forum_nav.html")
def forum_nav(forum: Forum, here: str) -> dict[str, Any]:
    """A page that has no address is left out."""
    pages = [(key, label, _address(name, forum.inquiry.slug)) for key, label, name in _PAGES]
    return {"forum": forum, "here": here, "pages": [page for page in pages if page[2]]}


def _address(name: str, slug: str) -> str:
    try:
        return reverse(name, args=[slug])
    except NoReverseMatch:
        return ""
