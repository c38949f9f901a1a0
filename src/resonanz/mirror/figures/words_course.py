"""Three words over time: of what the leadership says of the house, how much is said outside, too; one bar per look."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from textwrap import wrap
from typing import NamedTuple

import altair as alt

from resonanz.ground.charts import colours, drawn
from resonanz.mirror.reads.word_results import WordResult

_ROW, _WIDTH, _NAMES, _LETTERS = 44, 340, 230, 32


class Bar(NamedTuple):
    """One look: of `all` meanings of the leadership `shared` are said outside."""

    title: str
    shared: int
    all: int


def bars_of(results: Iterable[WordResult]) -> tuple[Bar, ...]:
    """In their order; looks without enough answers from outside have none."""
    return tuple(Bar(title=one.look.title, shared=len(one.shared), all=len(one.ours)) for one in results if one.people)


@lru_cache(maxsize=16)
def words_course_figure(bars: tuple[Bar, ...], *, axis: str, shared: str, only_ours: str, dark: bool) -> str:
    """SVG on a transparent ground: what is shared is filled, the rest is an open frame. Looks may bear one title."""
    ink, _soft, _line, paper = colours(dark=dark)
    rows = [
        {"at": at, "part": part, "from": begins, "to": ends}
        for at, bar in enumerate(bars)
        for part, begins, ends in ((shared, 0, bar.shared), (only_ours, bar.shared, bar.all))
        if ends > begins
    ]
    names = ["\n".join(wrap(bar.title, _LETTERS)) for bar in bars]
    down = alt.Y(
        "at:O",
        title=None,
        sort=list(range(len(bars))),
        axis=alt.Axis(
            ticks=False, domain=False, labelLimit=_NAMES, labelExpr=f"split({json.dumps(names)}[datum.value], '\\n')"
        ),
    )
    most = max((bar.all for bar in bars), default=1)
    across = alt.X("from:Q", title=axis, scale=alt.Scale(domain=[0, most]), axis=alt.Axis(format="d", tickMinStep=1))
    parts = [shared, only_ours]
    fill = alt.Fill(
        "part:N",
        scale=alt.Scale(domain=parts, range=[ink, paper]),
        legend=alt.Legend(title=None, orient="top", direction="vertical", symbolStrokeColor=ink, labelLimit=320),
    )
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(stroke=ink, strokeWidth=2, size=18)
        .encode(x=across, x2="to:Q", y=down, fill=fill)
        .properties(width=_WIDTH, height=_ROW * max(len(bars), 1))
    )
    return drawn(chart, dark=dark, labelLimit=_NAMES)
