"""Pictures of benefits. Every picture has a table of the same numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from resonanz.ground.charts import colours, drawn

_WIDTH, _LINE = 420, 30
_LABEL = 190
_THOUSANDS = {"de": (",", "."), "en": (".", ",")}
"""What parts decimals and thousands, by language."""


def tornado_figure(
    rows: Sequence[tuple[str, float, float]], *, likely: float, dark: bool, words: tuple[str, str, str], language: str
) -> str:
    """What matters most: `rows` are (assumption, euros at its low, euros at its high), the widest first; `words` name
    the axis, the low and the high. SVG without a ground of its own.
    """
    ink, soft, line, _paper = colours(dark=dark)
    axis, at_low, at_high = words
    ends = [
        {"a": label, "side": side, "x": likely, "x2": value}
        for label, low, high in rows
        for side, value in ((at_low, low), (at_high, high))
    ]
    order = [label for label, _low, _high in rows]
    across = alt.X("x:Q", title=axis, axis=alt.Axis(format=",.0f", tickCount=4))
    down = alt.Y("a:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=_LABEL))
    shade = alt.Color(
        "side:N",
        scale=alt.Scale(domain=[at_low, at_high], range=[line, soft]),
        legend=alt.Legend(title=None, orient="top"),
    )
    bars = alt.Chart(alt.InlineData(values=ends)).mark_bar(height=18).encode(x=across, x2="x2:Q", y=down, color=shade)
    middle = alt.Chart(alt.InlineData(values=[{"x": likely}])).mark_rule(color=ink, strokeWidth=2).encode(x="x:Q")
    return _drawn(alt.layer(bars, middle), len(rows), dark=dark, language=language)


def book_figure(
    rows: Sequence[tuple[str, float, float, float, float | None]],
    *,
    dark: bool,
    words: tuple[str, str, str],
    language: str,
) -> str:
    """Each measure with its range in the first year: `rows` are (measure, low, middle, high, actual or None); `words`
    name the axis, the expected and the actual. SVG without a ground of its own.
    """
    ink, soft, line, _paper = colours(dark=dark)
    axis, expected, came = words
    order = [row[0] for row in rows]
    data = alt.InlineData(values=[{"m": m, "lo": lo, "x": x, "hi": hi} for m, lo, x, hi, _actual in rows])
    points = [{"m": m, "x": x, "what": expected} for m, _lo, x, _hi, _actual in rows]
    points += [{"m": row[0], "x": row[4], "what": came} for row in rows if row[4] is not None]
    across = alt.X("x:Q", title=axis, axis=alt.Axis(format=",.0f", tickCount=4))
    down = alt.Y("m:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=_LABEL))
    ranges = alt.Chart(data).mark_rule(color=soft, strokeWidth=3).encode(x=alt.X("lo:Q", title=axis), x2="hi:Q", y=down)
    kinds = [expected, came]
    marks = (
        alt.Chart(alt.InlineData(values=points))
        .mark_point(filled=True, size=90, opacity=1, color=ink)
        .encode(
            x=across,
            y=down,
            shape=alt.Shape(
                "what:N",
                scale=alt.Scale(domain=kinds, range=["circle", "diamond"]),
                legend=alt.Legend(title=None, orient="top", symbolFillColor=ink, symbolStrokeColor=ink),
            ),
        )
    )
    zero = alt.Chart(alt.InlineData(values=[{"x": 0}])).mark_rule(color=line, strokeWidth=2).encode(x="x:Q")
    return _drawn(alt.layer(zero, ranges, marks), len(rows), dark=dark, language=language)


def _drawn(chart: alt.LayerChart | alt.FacetChart, lines: int, *, dark: bool, language: str) -> str:
    decimal, thousands = _THOUSANDS.get(language, _THOUSANDS["de"])
    locale = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", " €"]}
    sized = chart.properties(width=_WIDTH, height=_LINE * max(lines, 1))
    return drawn(sized, dark=dark, number_locale=locale, labelColor=colours(dark=dark).ink)
