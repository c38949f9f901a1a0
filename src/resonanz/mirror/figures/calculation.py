"""The waterfall of an open calculation. The page has a table of the same numbers beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from resonanz.ground.charts import colours, drawn
from resonanz.mirror.rules.calculation import Row

_WIDTH, _LINE, _BAR, _TEXT = 440, 52, 16, 14
_ROOM = 110
"""Pixels that an amount needs beside a name."""
_UNSURE = {Row.LEFT_OUT, Row.DIFFERENCE}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One bar with its name and its written amount; `start` and `end` in the unit of the price."""

    kind: Row
    name: str
    amount: str
    start: float
    end: float


def waterfall_figure(steps: Sequence[Step], *, dark: bool) -> str:
    """SVG without a ground of its own. Name and amount stand above each bar, so that nothing rests on a colour: what
    adds is filled, what lowers the price is hollow, what is not shown is dashed, margin and price are black.
    """
    ink, soft, line, paper = colours(dark=dark)
    values = [{"n": n, **_drawn(step)} for n, step in enumerate(steps)]
    data = alt.InlineData(values=values)
    down = alt.Y("n:O", axis=None, scale=alt.Scale(paddingInner=0, paddingOuter=0))
    lowest = min(0.0, *(min(step.start, step.end) for step in steps))
    highest = max(max(step.start, step.end) for step in steps)
    across = alt.X("from:Q", axis=None, scale=alt.Scale(domain=[lowest, highest], nice=False, zero=False))
    shade: dict[str, dict[str, Any]] = {
        "adds": {"color": soft},
        "lowers": {"fill": paper, "stroke": ink, "strokeWidth": 1.5},
        "unsure": {"fill": paper, "stroke": soft, "strokeWidth": 1.5, "strokeDash": [4, 3]},
        "own": {"color": ink},
        "owns_less": {"fill": paper, "stroke": ink, "strokeWidth": 3},
    }
    bars = [
        alt.Chart(data)
        .transform_filter(f"datum.look == '{look}'")
        .mark_bar(height=_BAR, yOffset=6, **marks)
        .encode(x=across, x2="to_x:Q", y=down)
        for look, marks in shade.items()
        if any(value["look"] == look for value in values)
    ]
    name = (
        alt.Chart(data)
        .mark_text(align="left", dy=-15, fontSize=_TEXT, color=ink, limit=_WIDTH - _ROOM)
        .encode(x=alt.value(0), y=down, text="name:N")
    )
    amount = (
        alt.Chart(data)
        .mark_text(align="right", dy=-15, fontSize=_TEXT, color=ink, fontWeight="bold")
        .encode(x=alt.value(_WIDTH), y=down, text="amount:N")
    )
    zero = (
        alt.Chart(alt.InlineData(values=[{"x": 0}]))
        .mark_rule(color=line, strokeWidth=2)
        .encode(x=alt.X("x:Q", axis=None))
    )
    chart = alt.layer(zero, *bars, name, amount).properties(width=_WIDTH, height=_LINE * len(steps))
    return drawn(chart, dark=dark)


def _drawn(step: Step) -> dict[str, object]:
    return {"name": step.name, "amount": step.amount, "from": step.start, "to_x": step.end, "look": _look(step)}


def _look(step: Step) -> str:
    if step.kind in _UNSURE:
        return "unsure"
    if step.kind in {Row.MARGIN, Row.PRICE}:
        return "owns_less" if step.end < step.start else "own"
    return "lowers" if step.end < step.start else "adds"
