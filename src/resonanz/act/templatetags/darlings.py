"""What was said about a darling: `{% load darlings %}{% verdict loved.key %}`."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from resonanz.act.enums import Verdict

register = template.Library()


@register.simple_tag
def verdict(key: str) -> SafeString:
    """The newest verdict, or that nothing was said yet. It has no colour: it is no public word."""
    if not key:
        return format_html('<span class="word waits">{}</span>', _("Noch ohne Urteil"))
    return format_html('<span class="word">{}</span>', Verdict(key).label)
