"""The public words in templates: `{% load act %}{% word "done" %}`."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from resonanz.act.enums import Standing

register = template.Library()

_TONES = {
    Standing.DONE: "kept",
    Standing.EXISTS: "known",
    Standing.IN_PROGRESS: "open",
    Standing.NOT_POSSIBLE: "refused",
    Standing.MISSED: "missed",
    Standing.WAITING: "waits",
}
"""The classes in look.css."""


@register.simple_tag
def word(key: str) -> SafeString:
    """One of the four public words, or that a promise was missed, or that nothing is decided yet."""
    standing = Standing(key)
    return format_html('<span class="word {}">{}</span>', _TONES[standing], standing.label)
