"""Measures a check of wording on labelled texts: what both checks share.

A line is {"text", "language", "kinds": [...]}; no kinds: a good text.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from resonanz_engine.wordbook import Finding

Row = dict[str, Any]
Judged = tuple[Row, tuple[Finding, ...], float]
Look = Callable[[str], tuple[Finding, ...]]


def rows_of(*files: Path) -> list[Row]:
    """The labelled texts of all files."""
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def judged(rows: Sequence[Row], look: Look) -> list[Judged]:
    """Every text with its findings and the milliseconds they took."""
    # Rules and model are loaded before anything is timed.
    (
        look("Wie war es an diesem Tag für Sie und die anderen?"),
        look("How was it for you and all the others on that day?"),
    )
    out: list[Judged] = []
    for row in rows:
        begin = time.perf_counter()
        found = look(row["text"])
        out.append((row, found, 1000 * (time.perf_counter() - begin)))
    return out


def figures(name: str, judged: Sequence[Judged]) -> str:
    """Precision and recall of "needs another look", share of the right kind among what was rightly found."""
    hits = [(row, found) for row, found, _ in judged if row["kinds"] and found]
    flagged = sum(bool(found) for _, found, _ in judged)
    bad = sum(bool(row["kinds"]) for row, _, _ in judged)
    right = sum(bool(set(row["kinds"]) & {one.kind for one in found}) for row, found in hits)
    precision, recall = len(hits) / max(flagged, 1), len(hits) / max(bad, 1)
    return f"{name:18} {len(judged):5} {bad:5} {precision:9.3f} {recall:7.3f} {right / max(len(hits), 1):7.3f}"


def kinds(judged: Sequence[Judged]) -> list[str]:
    """For each kind: how many there are, how many of them were found at all and as this kind, how often it was said."""
    lines = []
    for kind in sorted({kind for row, _, _ in judged for kind in row["kinds"]}):
        own = [{one.kind for one in found} for row, found, _ in judged if kind in row["kinds"]]
        said = [row["kinds"] for row, found, _ in judged if kind in {one.kind for one in found}]
        seen, exact = sum(bool(found) for found in own), sum(kind in found for found in own)
        in_good = sum(not labels for labels in said)
        lines.append(f"{kind:18} {len(own):5} {seen:6} {exact:8} {len(said):6} {in_good:12}")
    return lines


def places(judged: Sequence[Judged]) -> str:
    """How many labelled places a finding touches, and how many findings touch a labelled place."""
    labelled = [(row["spans"], found) for row, found, _ in judged if "spans" in row]
    spans = [(start, end, found) for wanted, found in labelled for start, end, _ in wanted]
    said = [(one, wanted) for wanted, found in labelled for one in found]
    met = sum(any(one.start < end and start < one.end for one in found) for start, end, found in spans)
    right = sum(any(one.start < end and start < one.end for start, end, _ in wanted) for one, wanted in said)
    return f"places: {met} of {len(spans)} labelled ones are touched, {right} of {len(said)} findings touch one"


def run(description: str | None, own: Path, look: Look) -> None:
    """Reads the command line, measures and prints."""
    wanted = argparse.ArgumentParser(description=description)
    wanted.add_argument("files", nargs="*", type=Path, default=[own])
    wanted.add_argument("--show", action="store_true", help="print what was missed or wrongly found")
    wanted.add_argument("--part", default="", help="only the lines with this part")
    chosen = wanted.parse_args()
    rows = [row for row in rows_of(*chosen.files) if not chosen.part or row.get("part") == chosen.part]
    result = judged(rows, look)
    print(f"{'':18} {'n':>5} {'bad':>5} {'precision':>9} {'recall':>7} {'kind':>7}")
    print(figures("all", result))
    for code in sorted({row["language"] for row in rows}):
        print(figures(code, [one for one in result if one[0]["language"] == code]))
    print(f"\n{'':18} {'n':>5} {'found':>6} {'as this':>8} {'said':>6} {'said in good':>12}")
    print("\n".join(kinds(result)))
    if any("spans" in row for row in rows):
        print(f"\n{places(result)}")
    times = sorted(spent for _, _, spent in result)
    print(
        f"\nms per text: median {times[len(times) // 2]:.2f}, 95 of 100 under {times[len(times) * 95 // 100]:.2f}, "
        f"longest {times[-1]:.2f}"
    )
    if chosen.show:
        show(result)


def show(judged: Sequence[Judged]) -> None:
    for row, found, _ in judged:
        labels, said = set(row["kinds"]), {one.kind for one in found}
        if bool(labels) != bool(said) or (labels and not labels & said):
            marks = ", ".join(f"{one.kind} [{row['text'][one.start : one.end]}]" for one in found)
            print(f"{'/'.join(sorted(labels)) or 'good'} | {row['text']} | {marks or '-'}")
