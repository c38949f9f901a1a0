"""Promises by month, one row of bars for each outcome: no colour is needed to tell them apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from resonanz.ground.charts import colours, drawn

_ROW, _WIDTH = 44, 470
Line = tuple[str, tuple[int, ...]]


@lru_cache(maxsize=64)
def months_figure(lines: tuple[Line, ...], outcomes: tuple[str, ...], *, dark: bool) -> str:
    """SVG on a transparent ground: a row for each outcome, a bar with its number for each month, the oldest left.

    `lines` are (name of the month, one number for each outcome). All bars share one scale. The same numbers give the
    same picture, so it is kept.
    """
    ink, soft, _line, _paper = colours(dark=dark)
    values: list[dict[str, Any]] = [
        {"month": name, "outcome": outcome, "n": n}
        for name, numbers in lines
        for outcome, n in zip(outcomes, numbers, strict=True)
    ]
    months = [name for name, _numbers in lines]
    most = max((row["n"] for row in values), default=1) or 1
    across = alt.X("month:N", sort=months, title=None, axis=alt.Axis(labelAngle=-40, ticks=False, labelOverlap=False))
    up = alt.Y("n:Q", title=None, axis=None, scale=alt.Scale(domain=[0, most * 1.5]))
    base = alt.Chart().encode(x=across, y=up)
    bars = base.mark_bar(color=soft, width={"band": 0.6})
    said = base.mark_text(color=ink, fontSize=12, dy=-7).encode(text="n:Q").transform_filter("datum.n > 0")
    chart = (
        alt.layer(bars, said, data=alt.InlineData(values=values))
        .properties(width=_WIDTH, height=_ROW)
        .facet(
            row=alt.Row(
                "outcome:N",
                sort=list(outcomes),
                title=None,
                header=alt.Header(labelAngle=0, labelAlign="left", labelFontSize=13, labelColor=ink, labelLimit=190),
            ),
            spacing=6,
        )
    )
    return drawn(chart, dark=dark, labelFontSize=12)
