"""The gap between the image inside and the image outside: one row per meaning, readable without any colour."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import altair as alt

from resonanz.ground.charts import colours, drawn

_ROW, _WIDTH, _NAMES = 36, 340, 190


class Mark(NamedTuple):
    """A meaning: its name, whether the leadership says it, and the shares 0..1 (with bounds) of one audience each."""

    label: str
    ours: bool
    shares: tuple[tuple[str, float, float, float], ...]


@lru_cache(maxsize=64)
def words_figure(marks: tuple[Mark, ...], audiences: tuple[str, ...], *, axis: str, ours: str, dark: bool) -> str:
    """SVG on a transparent ground. Audiences differ in their shape; a black square before a row says that the
    leadership says this word, too.
    """
    ink, soft, _line, paper = colours(dark=dark)
    labels = [mark.label for mark in marks]
    dots = [
        {"word": mark.label, "who": who, "x": share * 100, "lo": low * 100, "hi": high * 100}
        for mark in marks
        for who, share, low, high in mark.shares
    ]
    squares = [{"word": mark.label, "who": ours, "x": -6} for mark in marks if mark.ours]
    domain = [ours, *audiences]
    down = alt.Y(
        "word:N", sort=labels, title=None, axis=alt.Axis(ticks=False, domain=False, grid=True, labelLimit=_NAMES)
    )
    across = alt.X("x:Q", title=axis, scale=alt.Scale(domain=[-8, 100]), axis=alt.Axis(values=[0, 25, 50, 75, 100]))
    shape = alt.Shape(
        "who:N",
        scale=alt.Scale(domain=domain, range=_shapes(len(domain))),
        legend=alt.Legend(title=None, orient="top", direction="vertical", symbolFillColor=ink, labelLimit=320),
    )
    # Two intervals of one row lie beside each other, not on each other.
    apart = alt.YOffset("who:N", scale=alt.Scale(domain=list(audiences)))
    base = alt.Chart(alt.InlineData(values=dots)).encode(yOffset=apart)
    doubt = base.mark_rule(color=soft, strokeWidth=2).encode(x=alt.X("lo:Q", title=axis), x2="hi:Q", y=down)
    points = base.mark_point(filled=True, color=ink, stroke=paper, size=120, opacity=1).encode(
        x=across, y=down, shape=shape
    )
    said = alt.Chart(alt.InlineData(values=squares)).mark_point(filled=True, color=ink, size=110, opacity=1)
    layers: list[Any] = [doubt, points, said.encode(x=across, y=down, shape=shape)]
    chart = alt.layer(*layers).properties(width=_WIDTH, height=max(_ROW * len(marks), _ROW))
    return drawn(chart, dark=dark, labelLimit=_NAMES)


def _shapes(count: int) -> list[str]:
    return ["square", "circle", "triangle-up", "diamond", "cross"][:count]


def marks_of(
    rows: Sequence[Any], audiences: Sequence[tuple[str, str, int | None]], places: Sequence[int], *, most: int
) -> tuple[Mark, ...]:
    """The first rows that have a name and anything to show of the audiences at `places`, from what
    `reads.result_of_words` gives.
    """
    found: list[Mark] = []
    for row in rows:
        parts = [(audiences[place][1], row.parts[place]) for place in places]
        shares = tuple(
            (label, part["share"], part["low"], part["high"])
            for label, part in parts
            if part and part["share"] is not None
        )
        if row.label and (shares or row.ours):
            found.append(Mark(label=row.label, ours=row.ours, shares=shares))
    return tuple(found[:most])
