"""The picture of a count: how sentences about customers speak, before and after. A table of the same stands beside."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from resonanz.ground.charts import colours, drawn

Point = tuple[str, str, int, int, int]
"""Kind, period, low, share, high; per cent."""
_WIDTH, _LINE = 420, 58


def language_figure(points: Sequence[Point], *, periods: Sequence[str], dark: bool, axis: str) -> str:
    """A line for each period from bound to bound: the earlier one dashed with a diamond, the later one with a dot.

    `periods` are the names of one or two periods, the earlier first. SVG without a ground of its own.
    """
    ink, soft, _line, _paper = colours(dark=dark)
    data = alt.InlineData(
        values=[{"kind": k, "when": when, "lo": lo, "x": x, "hi": hi} for k, when, lo, x, hi in points]
    )
    kinds = list(dict.fromkeys(kind for kind, *_rest in points))
    two = len(periods) > 1
    across = alt.X("x:Q", title=axis, scale=alt.Scale(domainMin=0, nice=True), axis=alt.Axis(tickCount=5))
    down = alt.Y("kind:N", sort=kinds, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=190))
    shift = alt.YOffset("when:N", sort=list(periods), scale=alt.Scale(paddingInner=0.5, paddingOuter=0.4))
    shade = alt.Scale(domain=list(periods), range=[soft, ink] if two else [ink])
    dashes = alt.Scale(domain=list(periods), range=[[3, 3], [1, 0]] if two else [[1, 0]])
    shapes = alt.Scale(domain=list(periods), range=["diamond", "circle"] if two else ["circle"])
    # One legend for all three: Vega merges those of the same field, and drops them all if one is switched off.
    legend = alt.Legend(title=None, orient="top", columns=1)
    base = alt.Chart(data).encode(y=down, yOffset=shift, color=alt.Color("when:N", scale=shade, legend=legend))
    lines = base.mark_rule(strokeWidth=3).encode(
        x=alt.X("lo:Q", title=axis), x2="hi:Q", strokeDash=alt.StrokeDash("when:N", scale=dashes, legend=legend)
    )
    dots = base.mark_point(size=90, opacity=1, filled=True).encode(
        x=across, shape=alt.Shape("when:N", scale=shapes, legend=legend)
    )
    chart = alt.layer(lines, dots).properties(width=_WIDTH, height=_LINE * len(kinds))
    return drawn(chart, dark=dark, labelColor=ink)
