"""The picture of who is asked and who is heard. A table of the same numbers stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from resonanz.ground.charts import colours, drawn

Bar = tuple[str, int | None, int | None]
"""Role, a first and a second count; None where it is not said."""
_WIDTH, _LINE = 360, 34


def audience_figure(asked: Sequence[Bar], heard: Sequence[Bar], *, dark: bool, words: tuple[str, str, str, str]) -> str:
    """Two panels below each other: invited (outline) with answered (full), and told at least (full) with what may be
    hidden (outline to the most it can be). `words` name the two axes, and say that a count is not shown or may be more.
    """
    about_asked, about_heard, hidden, unsure = words
    panels = [
        _panel(rows, axis=axis, dark=dark, words=(hidden, unsure if rows is heard else ""))
        for rows, axis in ((asked, about_asked), (heard, about_heard))
        if rows
    ]
    return drawn(alt.vconcat(*panels, spacing=28), dark=dark, labelColor=colours(dark=dark).ink)


def _panel(rows: Sequence[Bar], *, axis: str, dark: bool, words: tuple[str, str]) -> alt.LayerChart | alt.FacetChart:
    ink, soft, _line, _paper = colours(dark=dark)
    order = [role for role, _outer, _inner in rows]
    values = [
        {"role": role, "outer": outer or 0, "inner": inner or 0, "say": _said(outer, inner, words), "at": outer or 0}
        for role, outer, inner in rows
    ]
    across = alt.X("outer:Q", title=axis, axis=alt.Axis(tickCount=4, format=",.0f"))
    down = alt.Y(
        "role:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=220, labelPadding=10)
    )
    base = alt.Chart(alt.InlineData(values=values)).encode(y=down)
    outline = base.mark_bar(height=16, filled=False, stroke=soft, strokeWidth=1.5, strokeDash=[3, 2]).encode(x=across)
    full = base.mark_bar(height=16, color=ink).encode(x="inner:Q")
    text = base.mark_text(align="left", dx=7, color=ink, fontSize=13).encode(x="at:Q", text="say:N")
    return alt.layer(outline, full, text).properties(width=_WIDTH, height=_LINE * len(rows))


def _said(outer: int | None, inner: int | None, words: tuple[str, str]) -> str:
    hidden, unsure = words
    if outer is None:
        return hidden
    if unsure:
        return str(inner) if inner == outer else unsure % {"least": inner, "most": outer}
    return f"{hidden if inner is None else inner} / {outer}"
