"""Which promises are believed: one row each, customers and staff told apart by their shapes, not by colour."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import altair as alt

from resonanz.ground.charts import colours, drawn

if TYPE_CHECKING:
    from resonanz.mirror.reads import PromiseResult

_ROW, _WIDTH, _NAMES, _LETTERS = 46, 330, 240, 38


class Share(NamedTuple):
    """Of one audience 0..1: the bounds of the share, equal where it is exact, and of its interval."""

    who: str
    least: float
    most: float
    low: float
    high: float


class Mark(NamedTuple):
    label: str
    shares: tuple[Share, ...]


@lru_cache(maxsize=64)
def promises_figure(marks: tuple[Mark, ...], audiences: tuple[str, ...], *, axis: str, dark: bool) -> str:
    """SVG on a transparent ground. A thin line is the interval; a thick one stands where the share is only known
    within bounds.
    """
    ink, soft, _line, paper = colours(dark=dark)
    names = [_short(place, mark.label) for place, mark in enumerate(marks, start=1)]
    rows = [
        {
            "name": name,
            "who": share.who,
            "x": 50 * (share.least + share.most),
            "least": 100 * share.least,
            "most": 100 * share.most,
            "lo": 100 * share.low,
            "hi": 100 * share.high,
        }
        for name, mark in zip(names, marks, strict=True)
        for share in mark.shares
    ]
    down = alt.Y(
        "name:N",
        sort=names,
        title=None,
        axis=alt.Axis(ticks=False, domain=False, grid=False, labelLimit=_NAMES, labelExpr="split(datum.label, '|')"),
    )
    apart = alt.YOffset("who:N", scale=alt.Scale(domain=list(audiences), paddingInner=0, paddingOuter=0.5))
    scale = alt.Scale(domain=[0, 100])
    shape = alt.Shape(
        "who:N",
        scale=alt.Scale(domain=list(audiences), range=["circle", "triangle-up"][: len(audiences)]),
        legend=alt.Legend(title=None, orient="top", symbolFillColor=ink, labelLimit=320),
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=down, yOffset=apart)
    across = alt.X("lo:Q", title=axis, scale=scale, axis=alt.Axis(values=[0, 25, 50, 75, 100]))
    layers = alt.layer(
        base.mark_rule(color=soft, strokeWidth=2).encode(x=across, x2="hi:Q"),
        base.mark_rule(color=ink, strokeWidth=5).encode(x=alt.X("least:Q", title=axis), x2="most:Q"),
        base.mark_point(filled=True, color=ink, stroke=paper, size=120, opacity=1).encode(
            x=alt.X("x:Q", title=axis), shape=shape
        ),
    )
    chart = layers.properties(width=_WIDTH, height=max(_ROW * len(marks), _ROW))
    return drawn(chart, dark=dark, labelLimit=_NAMES)


def _short(place: int, text: str) -> str:
    """At most two lines for the picture alone; the table beside it has the words in full."""
    lines, words = [f"{place}."], text.split()
    while words and len(lines) < 3:  # noqa: PLR2004  # the second line is full
        word = words.pop(0)
        if len(lines[-1]) + len(word) >= _LETTERS and len(lines[-1]) > len(f"{place}."):
            if len(lines) == 2:  # noqa: PLR2004  # two lines
                lines[-1] += " …"
                break
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}"
    return "|".join(lines)


def marks_of(result: PromiseResult) -> tuple[Mark, ...]:
    """The ranked promises, and those for which only staff can be shown."""
    found: list[Mark] = []
    for row in result.rows:
        parts = ((label, row.part(place)) for place, (_name, label, _people) in enumerate(result.audiences[:2]))
        shares = tuple(Share(label, *part.share, part.low, part.high) for label, part in parts if part)
        if shares:
            found.append(Mark(label=row.promise.text, shares=shares))
    return tuple(found)
