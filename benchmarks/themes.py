"""Measures the themes of a CSV file: speed, memory, agreement with labels, stability.

python -m benchmarks.themes dev.csv --text text --vectors dev.npy --labels aspects
"""

import argparse
import csv
import resource
import time
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from benchmarks.agreement import ami, ari, nmi
from benchmarks.peer import run_bertopic
from resonanz_engine import defaults
from resonanz_engine.types import ALONE, FloatArray, Found

csv.field_size_limit(2**24)


def label(value: str) -> str | None:
    """A plain label; of aspects ("A:negative;B:neutral") the only one besides the catch-all "Allgemein"."""
    if ":" not in value:
        return value or None
    aspects = {part.rsplit(":", 1)[0] for part in value.split(";") if part} - {"Allgemein"}
    return aspects.pop() if len(aspects) == 1 else None


def peak() -> float:
    """Peak resident memory of this process in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def labelled(assigned: Sequence[int], labels: list[str | None]) -> str:
    """NMI, AMI and ARI over the stories that have a label; stories alone are one class."""
    chosen = [index for index, name in enumerate(labels) if name is not None]
    groups, names = [int(assigned[index]) for index in chosen], [str(labels[index]) for index in chosen]
    return (
        f"NMI {nmi(groups, names):.3f}  AMI {ami(groups, names):.3f}  ARI {ari(groups, names):.3f}  "
        f"({len(chosen)} stories, {len(set(names))} classes)"
    )


def stability(texts: list[str], vectors: FloatArray, whole: Found, labels: list[str | None] | None) -> None:
    """Cold and warm 80 → 100 per cent, and another order of the same stories."""
    names = [str(index) for index in range(len(texts))]
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(len(texts))
        part = np.sort(order[: int(0.8 * len(texts))]) if seed else np.arange(int(0.8 * len(texts)))
        some = [texts[index] for index in part]
        ids = [names[index] for index in part]
        first = defaults.find(some, ids, vectors[part])
        previous = dict(zip(ids, first.assignments.tolist(), strict=True))
        begin = time.perf_counter()
        warm = defaults.find(texts, names, vectors, first.memory, previous=previous)
        spent = time.perf_counter() - begin
        bare = defaults.find(texts, names, vectors, first.memory)
        before = first.assignments
        placed = defaults.place(vectors[part], first.memory).keys
        if labels:
            print(f"80→100 no. {seed}: fresh {labelled(whole.assignments.tolist(), labels)}")
            print(f"80→100 no. {seed}: kept  {labelled(warm.assignments.tolist(), labels)}")
        print(
            f"80→100 no. {seed}: cold ARI {ari(before, whole.assignments[part]):.3f}  "
            f"warm {ari(before, warm.assignments[part]):.3f} ({spent:.2f} s, {len(warm.themes)} themes, "
            f"{[type(change).__name__ for change in warm.changes]})  "
            f"warm without earlier assignments {ari(before, bare.assignments[part]):.3f}  "
            f"place() {ari(before, placed):.3f}"
        )
    order = np.random.default_rng(7).permutation(len(texts))
    shuffled = defaults.find([texts[index] for index in order], None, vectors[order])
    print(f"another order: ARI {ari(whole.assignments[order], shuffled.assignments):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--text", default="text")
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--labels")
    parser.add_argument("--only-labelled", action="store_true", help="leave out stories without a label")
    parser.add_argument("--take", type=int, default=0, help="so many stories, evenly spread in hashed order")
    parser.add_argument("--group-column", action="append", default=[], help="known metadata, may be repeated")
    parser.add_argument("--names", action="store_true", help="print the names of the themes")
    parser.add_argument("--quick", action="store_true", help="leave out stability")
    parser.add_argument("--repeat", type=int, default=0, help="grow to this many by noisy copies (cost only)")
    parser.add_argument("--peer", choices=["bertopic"])
    options = parser.parse_args()
    with options.file.open(encoding="utf-8-sig", newline="") as source:
        rows = list(csv.DictReader(source))
    vectors = np.load(options.vectors) if options.vectors else None
    chosen = picked(rows, options)
    rows = [rows[index] for index in chosen]
    vectors = vectors[chosen] if vectors is not None else None
    texts = [row[options.text] for row in rows]
    labels = [label(row[options.labels]) for row in rows] if options.labels and not options.repeat else None
    groups = {name: [row[name] for row in rows] for name in options.group_column}
    if options.repeat and vectors is not None:
        texts, vectors = grown(texts, vectors, options.repeat)
    begin = time.perf_counter()
    found = defaults.find(texts, vectors=vectors, groups=groups if not options.repeat else None)
    spent = time.perf_counter() - begin
    alone = float(np.mean(found.assignments == ALONE)) if texts else 0.0
    print(f"stories {found.stories}  themes {len(found.themes)}  alone {alone:.1%}")
    print(f"seconds {spent:.2f}  {found.timings}  peak {peak():.0f} MiB")
    if labels:
        print(labelled(found.assignments.tolist(), labels))
    if options.names:
        for theme in found.themes:
            phrases = ", ".join(phrase.words(texts) for phrase in theme.phrases[1:4])
            print(f"{len(theme.members):5d}  {theme.name.words(texts)}  ({phrases})")
    if vectors is not None and not options.quick:
        stability(texts, vectors, found, labels)
    if options.peer and vectors is not None:
        result = run_bertopic(texts, vectors)
        print(
            f"bertopic: cold {result.cold:.2f} s, warm {result.warm:.2f} s, themes {result.themes}, "
            f"alone {result.alone:.1%}, peak of this process {peak():.0f} MiB"
        )
        print(f"ratio: cold {result.cold / spent:.1f}×, warm {result.warm / spent:.1f}×")
        if labels:
            print("bertopic:", labelled(result.assigned, labels))


def picked(rows: list[dict[str, str]], options: argparse.Namespace) -> list[int]:
    """The rows to work on: labelled ones only, or a part of them in the order of their hashes."""
    chosen = [n for n, row in enumerate(rows) if not options.only_labelled or label(row[options.labels])]
    if options.take:
        hashed = sorted(chosen, key=lambda n: blake2b(rows[n][options.text].encode(), digest_size=8).digest())
        chosen = sorted(hashed[: options.take])
    return chosen


def grown(texts: list[str], vectors: FloatArray, count: int) -> tuple[list[str], FloatArray]:
    """Synthetic stories between two real ones: for time and memory only, the texts get a number."""
    random = np.random.default_rng(0)
    one, two = random.integers(len(texts), size=(2, count))
    part = random.random((count, 1), dtype=np.float32) * 0.5
    mixed = vectors[one] * (1 - part) + vectors[two] * part
    mixed += random.normal(scale=0.005, size=mixed.shape).astype(np.float32)
    mixed /= np.linalg.norm(mixed, axis=1, keepdims=True)
    return [f"{texts[index]} {number}" for number, index in enumerate(one)], mixed.astype(np.float32)


if __name__ == "__main__":
    main()
