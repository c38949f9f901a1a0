"""Writes the page: tables from the stored results into the text of ``page.md``, and the picture beside it."""

import os
import platform
from datetime import date
from pathlib import Path
from string import Template

from benchmarks.compare import picture, sets, store, tables, times
from benchmarks.compare.methods import METHODS, OURS
from benchmarks.compare.scored import Score, score

TEXT = Path(__file__).with_name("page.md")
SHOWN = "klimarat"
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)


def write(target: Path, *, samples: list[str], growth: list[int], versions: dict[str, str]) -> bool:
    """The Markdown at ``target``, and the SVG of the same name; nothing before any quality is known."""
    scores: dict[str, dict[str, Score]] = {}
    for cell, result in store.every("quality", samples):
        scores.setdefault(cell.sample, {})[cell.method] = score(cell.sample, result)
    if not scores:
        return False
    measured = times.stored(growth)
    shown = SHOWN if SHOWN in scores else next(iter(scores))
    text = Template(TEXT.read_text(encoding="utf-8")).substitute(
        today=_today(),
        machine=f"{platform.machine()}, {_cores()} Kerne, Python {platform.python_version()}",
        versions=", ".join(f"{name} {version}" for name, version in versions.items()) or "keine anderen",
        engine=store.stamp(OURS, versions),
        sets=", ".join(f"{sets.SETS[name][0]}" for name in tables.common(scores)),
        summary=tables.summary(scores),
        goals=tables.goals(scores),
        quality="\n\n".join(_section(scores, name) for name in scores),
        shown=sets.SETS[shown][0],
        names=tables.names(scores, shown),
        steadiness=tables.steadiness(scores),
        growth=tables.growth(measured),
        missing=_missing(scores),
        picture=target.with_suffix(".svg").name,
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    target.with_suffix(".svg").write_text(picture.svg(scores, measured), encoding="utf-8")
    return True


def _section(scores: dict[str, dict[str, Score]], name: str) -> str:
    sample = sets.load(name)
    head = f"### {sets.SETS[name][0]} ({tables.number(len(sample.texts))} Texte, {sample.classes} Klassen)"
    return f"{head}\n\n{tables.quality(scores, name)}"


def _missing(scores: dict[str, dict[str, Score]]) -> str:
    """Cells without a result, so that nobody takes a gap for a choice."""
    gaps = [
        f"{METHODS[method].title} auf {sets.SETS[name][0]}"
        for name, own in scores.items()
        for method in METHODS
        if method not in own
    ]
    return "Nicht gemessen: " + ", ".join(gaps) + "." if gaps else "Jedes Verfahren wurde auf jeder Sammlung gemessen."


def _today() -> str:
    now = date.today()  # noqa: DTZ011  # the day on the wall of whoever measures
    return f"{now.day}. {MONTHS[now.month - 1]} {now.year}"


def _cores() -> int:
    return os.cpu_count() or 1
