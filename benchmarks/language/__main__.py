"""Measures the language mirror: python -m benchmarks.language [FILE...] [--show]

A line is {"text", "language", "kinds": [...]}: one sentence, and how it speaks about customers; no kinds: neutrally.
Without a file, the sentences the rules were written with (development.jsonl); unseen.jsonl was kept aside.
"""

import argparse
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from benchmarks.wordings import Judged, judged, rows_of
from resonanz_engine.language_types import KINDS, RESPECTFUL
from resonanz_engine.wordbook import Finding
from resonanz_engine.wording import check_language

DEVELOPMENT = Path(__file__).parent / "development.jsonl"
UNSEEN = Path(__file__).parent / "unseen.jsonl"
OBJECTIONS = frozenset(KINDS) - {RESPECTFUL}


def look(text: str) -> tuple[Finding, ...]:
    """The findings in a sentence, in whatever language it turns out to be."""
    return check_language(text).findings


def sides(result: Sequence[Judged]) -> list[tuple[set[str], set[str]]]:
    """For each sentence the kinds that were labelled and those that were found."""
    return [(set(row["kinds"]), {one.kind for one in found}) for row, found, _ in result]


def rates(
    pairs: Sequence[tuple[AbstractSet[str], AbstractSet[str]]], kinds: AbstractSet[str]
) -> tuple[int, int, float, float]:
    """Sentences labelled and found with any of the kinds, precision and recall."""
    labelled = sum(bool(labels & kinds) for labels, _ in pairs)
    found = sum(bool(said & kinds) for _, said in pairs)
    both = sum(bool(labels & kinds) and bool(said & kinds) for labels, said in pairs)
    return labelled, found, both / max(found, 1), both / max(labelled, 1)


def exact(pairs: Sequence[tuple[AbstractSet[str], AbstractSet[str]]]) -> tuple[float, float]:
    """Precision and recall where every kind of every sentence counts as one decision."""
    both = sum(len(labels & said) for labels, said in pairs)
    return both / max(sum(len(said) for _, said in pairs), 1), both / max(sum(len(labels) for labels, _ in pairs), 1)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("files", nargs="*", type=Path, default=[DEVELOPMENT])
    wanted.add_argument("--show", action="store_true", help="print what was missed or wrongly found")
    chosen = wanted.parse_args()
    result = judged(rows_of(*chosen.files), look)
    print(f"{'':22} {'n':>5} {'labelled':>9} {'found':>6} {'precision':>10} {'recall':>7}")
    for name in ("all", *sorted({row["language"] for row, _, _ in result})):
        pairs = sides([one for one in result if name in {"all", one[0]["language"]}])
        print(line(f"{name}: needs a look", len(pairs), rates(pairs, OBJECTIONS)))
        precision, recall = exact(pairs)
        print(f"{f'{name}: each kind':22} {len(pairs):5} {'':9} {'':6} {precision:10.3f} {recall:7.3f}")
    print()
    for kind in KINDS:
        print(line(kind, len(result), rates(sides(result), {kind})))
    times = sorted(spent for _, _, spent in result)
    print(
        f"\nms per sentence: median {times[len(times) // 2]:.2f}, 95 of 100 under {times[len(times) * 95 // 100]:.2f}, "
        f"longest {times[-1]:.2f}"
    )
    if chosen.show:
        show(result)


def line(name: str, rows: int, figures: tuple[int, int, float, float]) -> str:
    labelled, found, precision, recall = figures
    return f"{name:22} {rows:5} {labelled:9} {found:6} {precision:10.3f} {recall:7.3f}"


def show(result: Sequence[Judged]) -> None:
    for row, found, _ in result:
        if set(row["kinds"]) != {one.kind for one in found}:
            marks = ", ".join(f"{one.kind} [{row['text'][one.start : one.end]}]" for one in found)
            print(f"{'/'.join(row['kinds']) or 'neutral'} | {row['text']} | {marks or '-'}")


if __name__ == "__main__":
    main()
