"""The gap between leadership and staff: one row per theme or statement, a square and a circle joined by a line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap
from typing import Any, NamedTuple

import altair as alt

from resonanz.ground.charts import colours, drawn
from resonanz.mirror.reads.readiness_parts import Estimate
from resonanz.mirror.reads.readiness_results import Readiness

_WIDTH, _NAMES, _LETTERS, _LINE = 340, 290, 40, 17


class Mark(NamedTuple):
    """A row: its name and what each side said, as mean and, where there is one, interval."""

    label: str
    leadership: tuple[float, float, float] | None
    staff: tuple[float, float, float] | None


def marks_of_themes(result: Readiness) -> tuple[Mark, ...]:
    rows = (Mark(row.theme.label, _bounds(row.leadership), _bounds(row.staff)) for row in result.themes)
    return tuple(mark for mark in rows if mark.leadership or mark.staff)


def marks_of_questions(result: Readiness) -> tuple[Mark, ...]:
    rows = (
        Mark(
            row.question.statement,
            (row.leadership.mean,) * 3 if row.leadership else None,
            (row.staff.mean,) * 3 if row.staff else None,
        )
        for row in result.rows
    )
    return tuple(mark for mark in rows if mark.leadership or mark.staff)


def _bounds(said: Estimate | None) -> tuple[float, float, float] | None:
    return (said.mean, said.low, said.high) if said else None


@lru_cache(maxsize=64)
def readiness_figure(marks: tuple[Mark, ...], sides: tuple[str, str], *, axis: str, dark: bool) -> str:
    """SVG on a transparent ground. `sides` name the leadership (square) and the staff (circle); the two intervals of a
    row lie side by side, so that neither hides the other.
    """
    ink, soft, _line, paper = colours(dark=dark)
    labels = {mark.label: "\n".join(wrap(mark.label, _LETTERS)) for mark in marks}
    lines = max((label.count("\n") + 1 for label in labels.values()), default=1)
    down = alt.Y(
        "what:N",
        sort=list(labels.values()),
        title=None,
        axis=alt.Axis(
            ticks=False,
            domain=False,
            grid=True,
            labelPadding=12,
            labelLimit=_NAMES,
            labelExpr="split(datum.label, '\\n')",
        ),
    )
    steps: dict[str, Any] = {
        "title": axis,
        "scale": alt.Scale(domain=[1, 5], zero=False, nice=False),
        "axis": alt.Axis(values=[1, 2, 3, 4, 5], format="d"),
    }
    across = alt.X("x:Q", **steps)
    # Where both sides say the same, the small dark circle lies in the large open square.
    legend = alt.Legend(title=None, orient="top", symbolStrokeWidth=2)
    shape, fill, stroke, size = (
        kind("who:N", scale=alt.Scale(domain=list(sides), range=looks), legend=legend)
        for kind, looks in (
            (alt.Shape, ["square", "circle"]),
            (alt.Fill, [paper, ink]),
            (alt.Stroke, [ink, ink]),
            (alt.Size, [220, 75]),
        )
    )
    dots = _dots(marks, labels, sides)
    layers: list[Any] = [
        alt.Chart(alt.InlineData(values=_joins(marks, labels)))
        .mark_rule(color=ink, strokeWidth=2)
        .encode(x=across, x2="to:Q", y=down)
    ]
    for who, shift in zip(sides, (-8, 8), strict=True):
        own = [dot for dot in dots if dot["who"] == who and dot["low"] < dot["high"]]
        layers.append(
            alt.Chart(alt.InlineData(values=own))
            .mark_rule(color=soft, strokeWidth=2, yOffset=shift, strokeDash=[1, 0] if shift < 0 else [4, 3])
            .encode(x=alt.X("low:Q", **steps), x2="high:Q", y=down)
        )
    points = alt.Chart(alt.InlineData(values=dots)).mark_point(strokeWidth=2, opacity=1)
    layers.append(points.encode(x=across, y=down, shape=shape, fill=fill, stroke=stroke, size=size))
    height = max((_LINE * lines + 12) * len(marks), 40)
    return drawn(alt.layer(*layers).properties(width=_WIDTH, height=height), dark=dark, labelLimit=_NAMES)


def _dots(marks: Sequence[Mark], labels: dict[str, str], sides: tuple[str, str]) -> list[dict[str, Any]]:
    return [
        {"what": labels[mark.label], "who": who, "x": said[0], "low": said[1], "high": said[2]}
        for who, place in zip(sides, (1, 2), strict=True)
        for mark in marks
        if (said := mark[place])
    ]


def _joins(marks: Sequence[Mark], labels: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"what": labels[mark.label], "x": mark.leadership[0], "to": mark.staff[0]}
        for mark in marks
        if mark.leadership and mark.staff
    ]
