"""A mail's own words as HTML: paragraphs, and links only to this house. No picture, no script, nothing to load."""

from __future__ import annotations

import re

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_ADDRESS = re.compile(r"https?://[^\s<>\"„“]+[^\s<>\"„“.,;:)]")
_PAGE = (
    '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>'
    '<body style="margin:0;padding:24px;font:17px/1.5 Georgia,serif;color:#1d1b18;background:#fff">'
    '<div style="max-width:34em">{}</div></body></html>'
)


def as_html(text: str, *, language: str, subject: str) -> str:
    paragraphs = (part for part in re.split(r"\n{2,}", text.strip()) if part.strip())
    return format_html(_PAGE, language, subject, format_html_join("", "<p>{}</p>", ((_lines(p),) for p in paragraphs)))


def _lines(paragraph: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((_linked(line),) for line in paragraph.split("\n")))


def _linked(line: str) -> SafeString:
    pieces: list[tuple[str | SafeString]] = []
    at = 0
    for match in _ADDRESS.finditer(line):
        pieces.append((line[at : match.start()],))
        pieces.append((_link(match.group()),))
        at = match.end()
    pieces.append((line[at:],))
    return format_html_join("", "{}", pieces)


def _link(address: str) -> str | SafeString:
    """Whatever else looks like an address stays a word: a mail leads nowhere but here."""
    house = str(settings.PUBLIC_URL)
    if not house or not (address == house or address.startswith(f"{house}/")):
        return address
    return format_html('<a href="{}" style="color:#1d1b18">{}</a>', address, address)
