"""Pictures of an evening. Every picture has a table of the same numbers beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from resonanz.ground.charts import colours, drawn

WIDTH, HEIGHT = 560, 220


def mood_figure(
    curves: Sequence[tuple[str, Mapping[int, int]]], *, levels: Sequence[tuple[int, str]], dark: bool, share_label: str
) -> str:
    """One line for each time the team was asked, from fear to curiosity, in per cent of those who answered.

    `curves` are (name, answers by level), the older first: it is dashed, so that no colour is needed. SVG of about
    609 by 286 pixels on a transparent ground.
    """
    ink, soft, _line, _paper = colours(dark=dark)
    names = [name for name, _counts in curves]
    rows = [
        {"level": label, "share": 100 * counts[level] / sum(counts.values()), "phase": name}
        for name, counts in curves
        for level, label in levels
    ]
    shades = alt.Scale(domain=names, range=[ink] if len(names) == 1 else [soft, ink])
    dashes = alt.Scale(domain=names, range=[[1, 0]] if len(names) == 1 else [[6, 5], [1, 0]])
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "level:N",
            sort=[label for _, label in levels],
            title=None,
            axis=alt.Axis(labelAngle=0),
            scale=alt.Scale(padding=0.4),
        ),
        y=alt.Y("share:Q", title=share_label, axis=alt.Axis(tickCount=5), scale=alt.Scale(domainMin=0)),
        color=alt.Color("phase:N", scale=shades, legend=alt.Legend(title=None, orient="top", symbolStrokeWidth=3)),
        strokeDash=alt.StrokeDash("phase:N", scale=dashes, legend=None),
    )
    chart = alt.layer(
        base.mark_line(strokeWidth=3, interpolate="monotone"), base.mark_point(filled=True, size=70, opacity=1)
    ).properties(width=WIDTH, height=HEIGHT)
    return drawn(chart, dark=dark)
