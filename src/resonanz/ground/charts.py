"""What all pictures of numbers share: the colours of the page and how a chart becomes an SVG on the server."""

from __future__ import annotations

from typing import Any, NamedTuple

import altair as alt
import vl_convert as vlc

_TEXT = 13


class Colours(NamedTuple):
    """The tokens of the same name in look.css."""

    ink: str
    soft: str
    line: str
    paper: str


_LIGHT = Colours(ink="#1d1c1a", soft="#5d5a54", line="#e2ded6", paper="#fbfaf7")
_DARK = Colours(ink="#f0ede6", soft="#aca79d", line="#37342f", paper="#161513")


def colours(*, dark: bool) -> Colours:
    return _DARK if dark else _LIGHT


def drawn(
    chart: alt.Chart | alt.LayerChart | alt.FacetChart | alt.VConcatChart,
    *,
    dark: bool,
    number_locale: dict[str, Any] | None = None,
    **axis: Any,
) -> str:
    """SVG on a transparent ground. `axis` goes beyond what all axes look like; `number_locale` is that of D3."""
    ink, soft, line, _paper = colours(dark=dark)
    looks: dict[str, Any] = {
        "labelColor": soft,
        "titleColor": soft,
        "gridColor": line,
        "domainColor": line,
        "tickColor": line,
        "labelFontSize": _TEXT,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    dressed = (
        chart.properties(background="transparent")
        .configure_axis(**{**looks, **axis})
        .configure_legend(labelColor=ink, labelFontSize=_TEXT)
        .configure_header(labelColor=ink, labelFontSize=_TEXT)
        .configure_view(stroke=None)
    )
    return str(vlc.vegalite_to_svg(dressed.to_dict(), format_locale=number_locale))
