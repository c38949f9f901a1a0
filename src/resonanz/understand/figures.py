"""Pictures of themes. Every picture has a table of the same numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from resonanz.ground.charts import colours, drawn
from resonanz.understand.reads.canvas import HEIGHT, WIDTH


def weeks_figure(weeks: Sequence[tuple[str, int]], *, dark: bool, week_label: str, count_label: str) -> str:
    """Stories per week as bars; SVG of 640 by 180 pixels on a transparent ground."""
    data = alt.InlineData(values=[{"week": week, "n": n} for week, n in weeks])
    chart = (
        alt.Chart(data, width=600, height=140)
        .mark_bar(color=colours(dark=dark).ink, width={"band": 0.7})
        .encode(
            x=alt.X("yearweek(week):T", title=week_label, axis=alt.Axis(format="%d.%m.", grid=False, tickCount=8)),
            y=alt.Y("n:Q", title=count_label, axis=alt.Axis(tickMinStep=1, tickCount=4)),
        )
    )
    return drawn(chart, dark=dark, labelFontSize=12)


_FEW, _FEW_SIZE, _MANY_SIZE = 200, 80, 34
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")


def opinion_figure(
    dots: Sequence[tuple[int, int, int]], names: Sequence[tuple[float, float, str]], *, dark: bool
) -> str:
    """Groups as signs of different shape with their letters, from pixels; SVG of 640 by 480 without axes.

    Directions mean nothing, so there are none to read; no dot says whose it is.
    """
    ink, soft, _line, paper = colours(dark=dark)
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False, zero=False))
    down = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[HEIGHT, 0], nice=False, zero=False))
    keys = sorted({key for _, _, key in dots})
    signs = alt.Scale(domain=keys, range=[_SHAPES[(key - 1) % len(_SHAPES)] for key in keys])
    people = (
        alt.Chart(alt.InlineData(values=[{"x": x, "y": y, "g": key} for x, y, key in dots]))
        .mark_point(
            filled=True, size=_FEW_SIZE if len(dots) < _FEW else _MANY_SIZE, color=soft, opacity=0.85, aria=False
        )
        .encode(x=across, y=down, shape=alt.Shape("g:N", scale=signs, legend=None))
    )
    letters = alt.Chart(alt.InlineData(values=[{"x": x, "y": y, "t": text} for x, y, text in names])).encode(
        x=across, y=down, text="t:N"
    )
    halo = letters.mark_text(fontSize=34, fontWeight="bold", color=paper, stroke=paper, strokeWidth=7)
    chart = alt.layer(people, halo, letters.mark_text(fontSize=34, fontWeight="bold", color=ink)).properties(
        width=WIDTH, height=HEIGHT, padding=0
    )
    return drawn(chart, dark=dark)


def tasting_figure(rows: Sequence[tuple[str, str, float, float, float]], *, dark: bool, share_label: str) -> str:
    """Versions side by side: for each answer a bar with its 95 % interval; `rows` are (version, answer, share, low,
    high) in per cent. SVG without a ground of its own, as wide as there are versions.
    """
    ink, soft, line, _paper = colours(dark=dark)
    answers = list(dict.fromkeys(row[1] for row in rows))
    data = alt.InlineData(values=[{"v": v, "a": a, "x": x, "lo": lo, "hi": hi} for v, a, x, lo, hi in rows])
    across = alt.X("x:Q", title=share_label, scale=alt.Scale(domain=[0, 100]), axis=alt.Axis(tickCount=5))
    down = alt.Y("a:N", sort=answers, title=None, axis=alt.Axis(ticks=False, domain=False, grid=False))
    base = alt.Chart()
    bars = base.mark_bar(color=line, height=18).encode(x=across, y=down)
    doubt = base.mark_rule(color=soft, strokeWidth=2).encode(x="lo:Q", x2="hi:Q", y=down)
    points = base.mark_point(filled=True, color=ink, size=70, opacity=1).encode(x=across, y=down)
    chart = (
        alt.layer(bars, doubt, points, data=data)
        .properties(width=300, height=26 * len(answers))
        .facet(
            row=alt.Row(
                "v:N",
                title=None,
                header=alt.Header(orient="top", labelAnchor="start", labelFontSize=14, labelFontWeight="bold"),
            )
        )
    )
    return drawn(chart, dark=dark)
