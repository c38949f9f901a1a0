"""Markdown tables of the comparison."""

import math
from collections.abc import Mapping, Sequence

from benchmarks.compare import sets
from benchmarks.compare.methods import METHODS, OURS, PLAIN
from benchmarks.compare.scored import Score, average
from benchmarks.compare.times import BUSY, Time

Scores = Mapping[str, Mapping[str, Score]]
"""By set, then by method."""


GOAL = 1.6
"""Mean NMI aimed at, as a multiple of BERTopic's default."""


def figure(value: float | None, digits: int = 3) -> str:
    if value is None or math.isnan(value):
        return "–"
    text = f"{value:.{digits}f}"
    return (text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text).replace("-", "−")


def number(value: float) -> str:
    return f"{value:,.0f}".replace(",", ".")


def seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",") if value < 10 else number(value)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---|" + "--:|" * (len(head) - 1)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def present(scores: Scores) -> list[str]:
    return [method for method in METHODS if any(method in own for own in scores.values())]


def summary(scores: Scores) -> str:
    """Means over the sets on which everybody was measured that was measured anywhere."""
    methods = present(scores)
    shared = common(scores)
    rows = []
    for method in methods:
        own = [scores[name][method] for name in shared if method in scores[name]]
        ratio = against(scores, method)
        factor = "–" if math.isnan(ratio) else f"{ratio:.2f}×".replace(".", ",")
        fields = [figure(average(own, field)) for field in ("nmi", "ami", "ari")]
        steady = [figure(average(own, field), 2) for field in ("seed", "order", "fresh", "kept")]
        rows.append([METHODS[method].title, *fields, factor, f"{100 * average(own, 'alone'):.0f} %", *steady])
    head = ["Verfahren", "NMI = V", "AMI", "ARI", "NMI gegen BERTopic", "ohne Thema", "Startzahl", "Reihenfolge"]
    return table([*head, "80→100 neu", "80→100 fortgeführt"], rows)


def common(scores: Scores) -> list[str]:
    """Sets on which every method that appears anywhere has a result."""
    methods = set(present(scores))
    return [name for name, own in scores.items() if methods <= set(own)] or list(scores)


def against(scores: Scores, method: str) -> float:
    """Mean NMI as a multiple of BERTopic's default, over the sets on which both were measured in the summary."""
    pairs = [(own[method], own[PLAIN]) for name in common(scores) if {method, PLAIN} <= set(own := scores[name])]
    base = average([plain for _, plain in pairs], "nmi")
    return average([each for each, _ in pairs], "nmi") / base if pairs and base else math.nan


def quality(scores: Scores, name: str) -> str:
    rows = []
    for method, own in scores[name].items():
        failed = "" if not own.failed else f" ({3 - own.failed} von 3 Läufen)"
        values = [figure(own.nmi), figure(own.ami), figure(own.ari), f"{own.themes:.0f}", f"{100 * own.alone:.1f} %"]
        values[-1] = values[-1].replace(".", ",")
        words = [figure(own.npmi_own, 2), figure(own.npmi_same, 2)]
        rows.append(
            [
                METHODS[method].title + failed,
                *values,
                *words,
                figure(own.diversity_own, 2),
                figure(own.diversity_same, 2),
            ]
        )
    head = ["Verfahren", "NMI = V", "AMI", "ARI", "Themen", "ohne Thema", "NPMI eigene", "NPMI gleiche"]
    return table([*head, "Vielfalt eigene", "Vielfalt gleiche"], rows)


def steadiness(scores: Scores) -> str:
    rows = []
    for name, own in scores.items():
        for method, each in own.items():
            values = [figure(each.seed, 2), figure(each.order, 2), figure(each.fresh, 2), figure(each.kept, 2)]
            rows.append([sets.SETS[name][0], METHODS[method].title, *values, figure(each.nmi), figure(each.kept_nmi)])
    head = ["Sammlung", "Verfahren", "Startzahl", "Reihenfolge", "80→100 neu", "80→100 fortgeführt"]
    return table([*head, "NMI neu", "NMI fortgeführt"], rows)


def names(scores: Scores, name: str, count: int = 6) -> str:
    """The names of the largest themes as each tool gives them."""
    return table(
        ["Verfahren", "Namen der größten Themen"],
        [
            [METHODS[method].title, " · ".join(f"„{' '.join(each.split())}“" for each in own.names[:count]) or "–"]
            for method, own in scores[name].items()
        ],
    ).replace("|---|--:|", "|---|---|")


def goals(scores: Scores) -> str:
    """What was aimed at, set by set, and whether it holds."""
    rows = []
    for name, own in scores.items():
        if OURS not in own:
            continue
        ours = own[OURS]
        rivals = {m: s.nmi for m, s in own.items() if METHODS[m].package and not METHODS[m].told}
        best = max(rivals, key=lambda m: rivals[m]) if rivals else None
        rival = "–" if best is None else f"{figure(rivals[best])} ({METHODS[best].title})"
        loss = ours.kept_nmi / ours.nmi - 1 if ours.nmi else math.nan
        marks = [
            "–" if best is None else _holds("", holds=ours.nmi >= rivals[best]),
            _holds(figure(ours.order, 2), holds=ours.order >= 0.85),
            _holds(figure(ours.kept, 2), holds=ours.kept >= 0.95),
            _holds(f"{100 * loss:+.1f} %".replace("-", "−").replace(".", ","), holds=loss >= -0.02),
        ]
        rows.append([sets.SETS[name][0], figure(ours.nmi), rival, *marks])
    head = ["Sammlung", "NMI Resonanz", "bestes selbsttätiges anderes", "mindestens so gut", "Reihenfolge ≥ .85"]
    listed = table([*head, "fortgeführt ≥ .95", "NMI fortgeführt höchstens 2 % unter neu"], rows)
    ratio = against(scores, OURS)
    if math.isnan(ratio):
        return listed
    mean = _holds(f"{ratio:.2f}".replace(".", ","), holds=ratio >= GOAL)
    return f"{listed}\n\nIm Mittel das {GOAL}-Fache von BERTopics Vorgabe: {mean}.".replace("1.6-F", "1,6-F")


def _holds(value: str, *, holds: bool) -> str:
    return f"{value} {'ja' if holds else '**nein**'}".strip()


def growth(times: Sequence[Time]) -> str:
    if not times:
        return "Noch nicht gemessen: `make benchmark-time` auf einem Rechner, der sonst nichts tut."
    base = {each.count: each for each in times if each.method == PLAIN}
    rows = []
    for each in times:
        other = base.get(each.count)
        faster = f"{other.cold / each.cold:.1f}×".replace(".", ",") if other and each.cold and other.cold else "–"
        mark = " ⚠" if each.load > BUSY else ""
        values = [seconds(each.cold), seconds(each.fit), seconds(each.warm), seconds(each.update), number(each.peak)]
        if each.error:
            values, faster = [each.error[:60], "–", "–", "–", "–"], "–"
        share = f"{100 * each.alone:.0f} %"
        rows.append(
            [f"{number(each.count)} {METHODS[each.method].title}{mark}", *values, faster, str(each.themes), share]
        )
    head = ["Texte, Verfahren", "kalt s", "Lauf s", "zweiter Lauf s", "20 % mehr s", "Spitze MiB"]
    return table([*head, "gegen BERTopic", "Themen", "ohne Thema"], rows)
