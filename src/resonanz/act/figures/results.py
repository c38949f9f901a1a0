"""The result of an experiment as a picture: each group and the difference, with their 95 % intervals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from resonanz.act.rules.plans import Plan
from resonanz.ground.charts import colours, drawn

_PERCENT = 100
_WIDTH, _ROW, _NAMES = 320, 34, 130


def result_figure(
    plan: Plan, result: Mapping[str, Any], *, dark: bool, value_label: str, change_label: str, change_name: str
) -> str:
    """SVG on a transparent ground, about 460 pixels wide, so that a phone still shows it legibly.

    The difference has an axis of its own with a line at zero.
    """
    ink, soft, _line, _paper = colours(dark=dark)
    factor = _PERCENT if plan.kind.is_share else 1
    groups = [
        {"name": name, **_point(result["groups"][key], factor)}
        for key, name in plan.groups.items()
        if "estimate" in result["groups"].get(key, {})
    ]
    rows: list[Any] = [_panel(groups, value_label, ink=ink, soft=soft)]
    if plan.kind.has_two and result["change"]:
        change = [{"name": change_name, **_point(result["change"], factor)}]
        zero = alt.Chart(alt.InlineData(values=[{"x": 0}])).mark_rule(color=soft, strokeDash=[3, 3]).encode(x="x:Q")
        rows.append(zero + _panel(change, change_label, ink=ink, soft=soft))
    return drawn(alt.vconcat(*rows, spacing=26), dark=dark, labelLimit=_NAMES)


def _panel(points: list[dict[str, Any]], label: str, *, ink: str, soft: str) -> Any:
    across = alt.X("x:Q", title=label, axis=alt.Axis(tickCount=6))
    names = alt.Axis(ticks=False, domain=False, grid=False, minExtent=_NAMES)
    down = alt.Y("name:N", sort=None, title=None, axis=names)
    base = alt.Chart(alt.InlineData(values=points))
    doubt = base.mark_rule(color=soft, strokeWidth=3).encode(x=alt.X("lo:Q", title=label), x2="hi:Q", y=down)
    dots = base.mark_point(filled=True, color=ink, size=110, opacity=1).encode(x=across, y=down)
    return alt.layer(doubt, dots).properties(width=_WIDTH, height=_ROW * len(points))


def _point(found: Mapping[str, str], factor: int) -> dict[str, float]:
    """A group without an interval of its own is a dot."""
    value = float(found["estimate"])
    low, high = float(found.get("low", value)), float(found.get("high", value))
    return {"x": value * factor, "lo": low * factor, "hi": high * factor}
