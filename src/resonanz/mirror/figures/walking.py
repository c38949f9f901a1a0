"""The picture of walked against told. The page has a table of the same numbers below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

import altair as alt

from resonanz.ground.charts import colours, drawn

_WIDTH, _LANE, _LABEL = 420, 27, 26
"""Pixels of the picture and of a lane; characters of a line of a name."""


@dataclass(frozen=True, kw_only=True)
class Lane:
    """A step with the minutes of each walk and, where enough people told, (low, middle, high) of what they say."""

    step: str
    walked: Sequence[float]
    middle: float | None
    told: tuple[float, float, float] | None


@dataclass(frozen=True, kw_only=True)
class Words:
    axis: str
    walked: str
    told: str


def walked_told_figure(lanes: Sequence[Lane], *, dark: bool, words: Words, language: str) -> str:
    """Each step has two lanes on one axis of minutes: above what was walked, below what was told. SVG without a ground
    of its own.
    """
    ink, soft, line, paper = colours(dark=dark)
    lanes = [replace(lane, step="\n".join(wrap(lane.step, _LABEL))) for lane in lanes]
    order = [lane.step for lane in lanes]
    sides = ["walked", "told"]
    axis = alt.Axis(ticks=False, domain=False, labelLimit=0, labelPadding=14, labelExpr="split(datum.label, '\\n')")
    down = alt.Y("step:N", sort=order, title=None, axis=axis)
    lane = alt.YOffset("side:N", sort=sides, scale=alt.Scale(domain=sides))
    across = alt.X("x:Q", title=words.axis, scale=alt.Scale(zero=True, nice=True), axis=alt.Axis(tickCount=6))
    kinds = [words.walked, words.told]
    shape = alt.Shape(
        "what:N",
        scale=alt.Scale(domain=kinds, range=["circle", "diamond"]),
        legend=alt.Legend(
            title=None, orient="top", columns=1, labelLimit=0, symbolFillColor=ink, symbolStrokeColor=ink
        ),
    )
    points = [{"step": one.step, "side": "walked", "x": x, "what": words.walked} for one in lanes for x in one.walked]
    told = [(one.step, one.told) for one in lanes if one.told is not None]
    points += [{"step": step, "side": "told", "x": middle, "what": words.told} for step, (_l, middle, _h) in told]
    middles = [{"step": one.step, "side": "walked", "x": one.middle} for one in lanes if one.middle is not None]
    ranges = [{"step": step, "side": "told", "x": low, "x2": high} for step, (low, _middle, high) in told]
    # A step without any number keeps its row, so that the gap is seen.
    rows = [{"step": one.step, "side": side, "x": 0} for one in lanes for side in sides]
    empty = alt.Chart(alt.InlineData(values=rows)).mark_point(opacity=0).encode(x=across, y=down, yOffset=lane)
    halves = (
        alt.Chart(alt.InlineData(values=ranges))
        .mark_rule(color=soft, strokeWidth=3)
        .encode(x=across, x2="x2:Q", y=down, yOffset=lane)
    )
    ticks = (
        alt.Chart(alt.InlineData(values=middles))
        .mark_tick(color=ink, thickness=3, size=_LANE - 5)
        .encode(x=across, y=down, yOffset=lane)
    )
    marks = (
        alt.Chart(alt.InlineData(values=points))
        .mark_point(filled=True, size=95, opacity=1, color=ink, stroke=paper, strokeWidth=1.5)
        .encode(x=across, y=down, yOffset=lane, shape=shape)
    )
    chart = alt.layer(empty, halves, ticks, marks).properties(width=_WIDTH, height=2 * _LANE * max(len(lanes), 1))
    locale = {"decimal": "." if language == "en" else ",", "thousands": ".", "grouping": [3], "currency": ["", ""]}
    return drawn(chart, dark=dark, number_locale=locale, labelColor=ink, gridColor=line)
