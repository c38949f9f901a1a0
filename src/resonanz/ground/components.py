"""What the parts of the design system are made of: a voice, a receipt, a bar, a text cut at its marks.

Views hand these to the templates; the templates also take any object or dictionary with the same names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import segno
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

Text = str | Promise
Piece = tuple[str, bool]

# Quiet modules around a code, as ISO/IEC 18004 asks for.
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Words of a person. `badges` are (role key, label); the key gives the hue, the label the word.

    `as_told`: guests see the order in which it was written; the team reads what works before what hurts.
    """

    text: str
    works_well: str = ""
    badges: Sequence[tuple[str, Text]] = ()
    name: str = ""
    marks: Sequence[Piece] = ()
    note: Sequence[Text] = ()
    url: str = ""
    url_label: Text = ""
    as_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a guest takes home; every value is plain text.

    `state` says how firmly it stands in the log. `file_url` is the receipt as a file, `picture_url` the picture of a
    QR code that carries it whole; `links` are (label, address) of whatever checks it.
    """

    code: str
    url: str = ""
    facts: Sequence[tuple[Text, Text]] = ()
    sentence: Text = ""
    state: Text = ""
    state_text: Text = ""
    file_url: str = ""
    picture_url: str = ""
    fingerprint: str = ""
    links: Sequence[tuple[Text, str]] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """Lengths of a share bar as SVG percentages, with a point in every language."""

    part: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class PageLink:
    label: str
    name: str
    url: str
    current: bool


def grouped(number: int) -> str:
    """1204 becomes 1.204 in German and 1,204 in English."""
    return number_format(number, use_l10n=True, force_grouping=True)


def length(fraction: float) -> str:
    """A fraction as an SVG length, kept inside the bar."""
    return f"{min(max(fraction, 0.0), 1.0) * 100:.1f}%"


def whole_percent(fraction: float) -> int:
    """A fraction in whole percent, half rounded up as people do."""
    return int(fraction * 100 + 0.5)


def pieces(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    """Cuts a text at (start, end) spans into (piece, is_marked); overlapping spans melt into one mark."""
    melted: list[tuple[int, int]] = []
    for start, end in sorted((max(start, 0), min(end, len(text))) for start, end in spans):
        if start >= end:
            continue
        if melted and start <= melted[-1][1]:
            melted[-1] = (melted[-1][0], max(end, melted[-1][1]))
        else:
            melted.append((start, end))
    cut: list[Piece] = []
    at = 0
    for start, end in melted:
        cut += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in [*cut, (text[at:], False)] if piece[0]]


def qr_svg(text: str, label: Text) -> SafeString:
    """A QR code as an inline picture: black on white in every mode, with its quiet zone."""
    side, path = _drawn(text)
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges" '
        'focusable="false">'
        '<rect width="{}" height="{}" fill="#fff"/><path fill="#000" d="{}"/></svg>',
        label,
        side,
        side,
        side,
        side,
        path,
    )


def qr_file(text: str) -> str:
    """The same as a picture file of its own (SVG), for codes too large to stand in a page."""
    side, path = _drawn(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<rect width="{side}" height="{side}" fill="#fff"/><path fill="#000" d="{path}"/></svg>'
    )


@lru_cache(maxsize=32)
def _drawn(text: str) -> tuple[int, str]:
    """Side and path of a code; kept for a while, because drawing one takes longer than the page around it."""
    matrix = segno.make_qr(text, error="m").matrix
    runs: list[str] = []
    for y, row in enumerate(matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{x - start}v1h-{x - start}z")
            x += 1
    return len(matrix) + 2 * QUIET_ZONE, "".join(runs)
