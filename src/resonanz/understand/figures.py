"""Pictures of themes. Every picture has a table of the same numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import vl_convert as vlc

_INK = {False: ("#1d1c1a", "#5d5a54", "#e2ded6"), True: ("#f0ede6", "#aaa59b", "#36332e")}


def weeks_figure(weeks: Sequence[tuple[str, int]], *, dark: bool, week_label: str, count_label: str) -> str:
    """Stories per week as bars; SVG of 640 by 180 pixels on a transparent ground."""
    ink, soft, line = _INK[dark]
    data = alt.InlineData(values=[{"week": week, "n": n} for week, n in weeks])
    chart = (
        alt.Chart(data, width=600, height=140, background="transparent")
        .mark_bar(color=ink, width={"band": 0.7})
        .encode(
            x=alt.X("yearweek(week):T", title=week_label, axis=alt.Axis(format="%d.%m.", grid=False, tickCount=8)),
            y=alt.Y("n:Q", title=count_label, axis=alt.Axis(tickMinStep=1, tickCount=4)),
        )
        .configure_axis(
            labelColor=soft,
            titleColor=soft,
            gridColor=line,
            domainColor=line,
            tickColor=line,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .configure_view(stroke=None)
    )
    spec: dict[str, Any] = chart.to_dict()
    return str(vlc.vegalite_to_svg(spec))
