"""Badges in templates: `{% load people %}{% badge "organisation" %}`. The word says it, never the colour alone."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from resonanz.people.enums import Badge

register = template.Library()


@register.simple_tag
def badge(key: str) -> SafeString:
    """One badge; an unknown key is a defect and fails."""
    found = Badge(key)
    return format_html('<span class="who {}">{}</span>', found.value, found.label)
