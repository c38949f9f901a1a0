"""The picture beside the tables: quality by method, and how time grows."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import vl_convert as vlc

from benchmarks.compare.methods import METHODS, OURS
from benchmarks.compare.scored import average
from benchmarks.compare.tables import Scores, common, present
from benchmarks.compare.times import Time

INK, SOFT, LINE, PAPER = "#1d1c1a", "#5d5a54", "#e2ded6", "#ffffff"
VOICE = "#b5432f"
OTHERS = ("#5d5a54", "#2f6f8f", "#8a7a3a", "#6a5a8c", "#3f7f5f", "#8c5a6a", "#4a4a8c", "#7f7f7f")


def svg(scores: Scores, times: Sequence[Time]) -> str:
    """SVG: bars of NMI, AMI and ARI in the mean of the sets; below them lines of seconds and memory by size."""
    rows: list[Any] = [_bars(scores)]
    if times:
        rows.append(alt.hconcat(_lines(times, "cold", "Sekunden, kalt"), _lines(times, "peak", "Spitze MiB")))
    whole = alt.vconcat(*rows, background=PAPER).configure_axis(
        labelColor=SOFT, titleColor=SOFT, gridColor=LINE, domainColor=LINE, tickColor=LINE, titleFontWeight="normal"
    )
    spec: dict[str, Any] = whole.configure_view(stroke=None).to_dict()
    return str(vlc.vegalite_to_svg(spec))


def _bars(scores: Scores) -> Any:
    shared = common(scores)
    values = [
        {"Verfahren": _title(method), "Maß": label, "Wert": average(own, field), "wir": method == OURS}
        for method in present(scores)
        if (own := [scores[name][method] for name in shared if method in scores[name]])
        for field, label in (("nmi", "NMI"), ("ami", "AMI"), ("ari", "ARI"))
    ]
    return (
        alt.Chart(alt.InlineData(values=values), width=180, height=220)
        .mark_bar(height={"band": 0.7})
        .encode(
            y=alt.Y(
                "Verfahren:N", sort=[_title(method) for method in METHODS], title=None, axis=alt.Axis(labelLimit=260)
            ),
            x=alt.X("Wert:Q", title=None, axis=alt.Axis(tickCount=4, format=".1f")),
            color=alt.condition("datum.wir", alt.value(VOICE), alt.value(SOFT)),
            column=alt.Column("Maß:N", sort=["NMI", "AMI", "ARI"], title=None),
        )
    )


def _lines(times: Sequence[Time], field: str, title: str) -> Any:
    known = [each for each in times if not each.error]
    methods = [method for method in METHODS if any(each.method == method for each in known)]
    colours = [VOICE if method == OURS else OTHERS[number % len(OTHERS)] for number, method in enumerate(methods)]
    values = [{"Verfahren": _title(each.method), "n": each.count, "Wert": getattr(each, field)} for each in known]
    return (
        alt.Chart(alt.InlineData(values=values), width=330, height=240)
        .mark_line(point=True)
        .encode(
            x=alt.X("n:Q", title="Texte", scale=alt.Scale(type="log"), axis=alt.Axis(format=",d", tickCount=4)),
            y=alt.Y("Wert:Q", title=title, scale=alt.Scale(type="log"), axis=alt.Axis(format="~g", tickCount=4)),
            color=alt.Color(
                "Verfahren:N",
                title=None,
                scale=alt.Scale(domain=[_title(method) for method in methods], range=colours),
                legend=alt.Legend(orient="bottom", columns=2, labelLimit=300),
            ),
        )
    )


def _title(method: str) -> str:
    return METHODS[method].title.replace("*", "")
