"""Pictures of fans over time. Every picture has a table of the same numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from resonanz.ground.charts import colours, drawn

WIDTH, HEIGHT = 560, 200


def fans_figure(rows: Sequence[tuple[str, str, int]], *, names: Sequence[str], dark: bool, count_label: str) -> str:
    """Bars side by side for each month; `rows` are (month, name, count) of the cells that may be said.

    What is withheld leaves a gap, as it does in the table. SVG of about 620 by 270 pixels on a transparent ground.
    """
    ink, soft, line, _paper = colours(dark=dark)
    data = alt.InlineData(values=[{"month": month, "deed": name, "n": n} for month, name, n in rows])
    chart = (
        alt.Chart(data, width=WIDTH, height=HEIGHT)
        .mark_bar(stroke=ink, strokeWidth=1)
        .encode(
            x=alt.X("month:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)),
            xOffset=alt.XOffset("deed:N", scale=alt.Scale(domain=list(names))),
            y=alt.Y("n:Q", title=count_label, axis=alt.Axis(tickMinStep=1, tickCount=4)),
            color=alt.Color(
                "deed:N",
                sort=list(names),
                scale=alt.Scale(domain=list(names), range=[ink, soft, line]),
                legend=alt.Legend(title=None, orient="top"),
            ),
        )
    )
    return drawn(chart, dark=dark)
