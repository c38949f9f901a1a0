"""Our engine and its peers side by side, each in a fresh process, on the same vectors.

RESONANZ_BENCH_DATA=… python -m benchmarks.compare.run [--short] [--only quality|time|table] [--again]

What is measured already is not measured again, unless the engine or a peer has changed. Peers that are not installed
(benchmarks/peers.txt) are left out with a sentence.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.compare import page, places, sets, store, vectors
from benchmarks.compare.methods import METHODS, OURS
from benchmarks.compare.store import Cell

GROWTH = (1_000, 3_000, 10_000, 30_000, 100_000)
GROWTH_SHORT = (1_000, 3_000)
PATIENCE = {"quality": 36_000, "time": 1_200}
TOGETHER = (
    (OURS,),
    ("bertopic", "bertopic-reduced"),
    ("bertopic-centred", "bertopic-centred-reduced"),
    ("top2vec",),
    ("turftopic-gmm",),
    ("turftopic-keynmf",),
    ("turftopic-clustering",),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="two small sets, up to 3,000 texts; nothing is published")
    parser.add_argument("--only", choices=["quality", "time", "table"])
    parser.add_argument("--again", action="store_true", help="measure anew what was measured before")
    parser.add_argument("--sets", nargs="+", choices=list(sets.SETS))
    parser.add_argument("--methods", nargs="+", choices=list(METHODS), default=list(METHODS))
    parser.add_argument("--growth", nargs="+", type=int)
    options = parser.parse_args()
    samples = options.sets or list(sets.SHORT if options.short else sets.SETS)
    growth = options.growth or list(GROWTH_SHORT if options.short else GROWTH)
    versions = store.peers()
    methods = [name for name in options.methods if installed(name, versions)]
    if options.only != "table":
        vectors.main()
    if options.only in {None, "quality"}:
        quality(methods, samples, versions, again=options.again)
    if options.only in {None, "time"}:
        timing(methods, growth, versions, again=options.again)
        opinions()
    target = places.cache() / "vergleich.md" if options.short else places.PAGE
    done = page.write(target, samples=samples, growth=growth, versions=versions)
    print(f"written: {target}" if done else "nothing written: no quality is measured yet", file=sys.stderr)


def installed(method: str, versions: dict[str, str]) -> bool:
    package = METHODS[method].package
    if package is None or package in versions:
        return True
    print(f"{METHODS[method].title} is left out: {package} is not installed (benchmarks/peers.txt).", file=sys.stderr)
    return False


def quality(methods: Sequence[str], samples: Sequence[str], versions: dict[str, str], *, again: bool) -> None:
    """One process for each family of methods: it goes through all sets that are due."""
    for family in TOGETHER:
        own = [method for method in family if method in methods]
        cells = [Cell(method, sample, "quality") for sample in samples for method in own]
        measure([cell for cell in cells if again or due(cell, versions)], versions)


def timing(methods: Sequence[str], growth: Sequence[int], versions: dict[str, str], *, again: bool) -> None:
    """The load of the machine is stored with each cell; times from a busy one say little."""
    sets.prepare_growth(max(growth))
    for count in growth:
        for method in methods:
            cell = Cell(method, f"growth-{count}", "time")
            if count <= METHODS[method].most and (again or due(cell, versions)):
                before = words_known()
                measure([cell], versions)
                # Embedding new words of a vocabulary is no part of the method: once more, now that they are known.
                if words_known() != before:
                    measure([cell], versions)


def words_known() -> float:
    path = places.vectors() / "words.npz"
    return path.stat().st_mtime if path.exists() else 0.0


def due(cell: Cell, versions: dict[str, str]) -> bool:
    known = store.read(cell)
    return known is None or known["stamp"] != store.stamp(cell.method, versions)


def measure(cells: Sequence[Cell], versions: dict[str, str]) -> None:
    """Run cells of one family in one new process, which stores what it has measured; a lost cell gets its reason."""
    if not cells:
        return
    kind, methods = cells[0].kind, unique(cell.method for cell in cells)
    samples = unique(cell.sample for cell in cells)
    own = METHODS[methods[0]].package is None
    stamps = {method: store.stamp(method, versions) for method in methods}
    for cell in cells:
        cell.path.unlink(missing_ok=True)
    command = [sys.executable if own else str(places.peers_python()), "-W", "ignore", "-m", "benchmarks.compare.cell"]
    error = attempt([*command, "+".join(methods), "+".join(samples), kind], PATIENCE[kind], environment(kind, stamps))
    for cell in cells:
        if store.read(cell) is None:
            store.write(cell, {"stamp": stamps[cell.method], "error": error})
            print(f"{kind} {cell.sample} {cell.method}: {error}", file=sys.stderr)


def unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def attempt(command: list[str], patience: int, variables: dict[str, str]) -> str:
    """The reason why the process failed, empty where it did not."""
    try:
        done = subprocess.run(
            command, cwd=places.ROOT, env=variables, stdout=subprocess.DEVNULL, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return f"nach {patience} s nicht fertig"
    return "" if done.returncode == 0 else f"endete mit {done.returncode}"


def environment(kind: str, stamps: dict[str, str]) -> dict[str, str]:
    """All cores for times; one thread for quality, which does not depend on it and disturbs others less."""
    spec = find_spec("resonanz_engine")
    assert spec is not None
    assert spec.submodule_search_locations
    engine = str(Path(next(iter(spec.submodule_search_locations))).parent)
    threads = str(os.cpu_count() or 1) if kind == "time" else "1"
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "MKL_NUM_THREADS")
    return {
        **os.environ,
        **dict.fromkeys(names, threads),
        "PYTHONPATH": os.pathsep.join([str(places.ROOT), engine]),
        "PYTHONHASHSEED": "0",
        "TOKENIZERS_PARALLELISM": "false",
        "RESONANZ_BENCH_STAMPS": json.dumps(stamps),
        "RESONANZ_BENCH_STARTED": repr(time.time()),
    }


def opinions() -> None:
    """The opinion map has a measurement of its own; its page is written by it."""
    if find_spec("benchmarks.opinions") is None or not (places.data() / "polis").is_dir():
        return
    subprocess.run(
        [sys.executable, "-m", "benchmarks.opinions"],
        cwd=places.ROOT,
        env={**os.environ, "RESONANZ_BENCH_DATA": str(places.data() / "polis")},
        check=False,
    )


if __name__ == "__main__":
    main()
