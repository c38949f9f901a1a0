"""One process of the comparison: one method on one set. Started by ``run``, stores what it has measured.

python -m benchmarks.compare.cell METHOD[+METHOD…] SET[+SET…] quality|time

Several at once share imports and fits; that is for quality only, where neither time nor memory counts.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.compare import sets, store
from benchmarks.compare.methods import METHODS
from benchmarks.compare.methods.base import Approach, Outcome, Task

ABSENT = -2
"""Stands for a text that a run was not given."""
PART = 0.8
WARM_UP_TO = 10_000


def peak() -> float:
    """Highest resident memory of this process so far in MiB; not inherited, unlike ``ru_maxrss``."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def order(count: int, seed: int) -> npt.NDArray[np.int64]:
    return np.random.default_rng(seed).permutation(count)


def _task(sample: sets.Sample, seed: int | None, classes: int) -> Task:
    return Task(sample.texts, sample.vectors, classes, seed)


def _back(outcome: Outcome, index: npt.NDArray[np.int64], count: int) -> dict[str, Any]:
    assigned = np.full(count, ABSENT, dtype=np.int64)
    assigned[index] = outcome.assigned
    return {"assigned": assigned.tolist(), "words": outcome.words, "names": outcome.names}


def quality(approach: Approach, sample: sets.Sample) -> dict[str, Any]:
    """All fits that say how good and how steady a method is; the texts of ``part`` are a random 80 %."""
    count, classes = len(sample.texts), sample.classes
    straight, mixed, apart = np.arange(count), order(count, 7), order(count, 11)
    known = int(PART * count)
    runs = {
        "first": (straight, 0),
        "second": (straight, 1),
        "shuffled": (mixed, 0),
        "part": (apart[:known], 0),
    }
    out: dict[str, Any] = {}
    for name, (index, seed) in runs.items():
        task = _task(sample.take(index), seed, classes)
        out[name] = attempt(partial(_fitted, approach, task, index, count))
    out["kept"] = attempt(partial(_kept, approach, sample, apart, known))
    return out


def _fitted(approach: Approach, task: Task, index: npt.NDArray[np.int64], count: int) -> dict[str, Any]:
    return _back(approach.fit(task), index, count)


def _kept(approach: Approach, sample: sets.Sample, apart: npt.NDArray[np.int64], known: int) -> dict[str, Any] | None:
    update = approach.update(_task(sample.take(apart), 0, sample.classes), known)
    if update is None:
        return None
    count = len(apart)
    after = _back(update.after, apart, count)
    return {**after, "before": _back(update.before, apart[:known], count)["assigned"], "seconds": update.seconds}


def attempt(work: Callable[[], dict[str, Any] | None]) -> dict[str, Any] | None:
    """What the work answers; a peer that fails on a set has its error in the table instead of a number."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # whatever a peer raises is a result
        return {"error": f"{type(error).__name__}: {error}"[:300]}


def timing(approach: Approach, sample: sets.Sample) -> dict[str, Any]:
    """Cold: from the start of this process to named themes; warm: the same once more; 20 % more texts."""
    begin = time.perf_counter()
    outcome = approach.fit(_task(sample, None, 20))
    spent = time.perf_counter() - begin
    cold = time.time() - float(os.environ["RESONANZ_BENCH_STARTED"])
    out: dict[str, Any] = {
        "cold": cold,
        "fit": spent,
        "peak": peak(),
        "themes": len(set(outcome.assigned) - {-1}),
        "alone": Counter(outcome.assigned)[-1] / max(len(outcome.assigned), 1),
        "texts": len(sample.texts),
        "different": len(set(sample.texts)),
    }
    if len(sample.texts) <= WARM_UP_TO:
        begin = time.perf_counter()
        approach.fit(_task(sample, None, 20))
        out["warm"] = time.perf_counter() - begin
        known = int(PART * len(sample.texts))
        later = attempt(
            lambda: {"seconds": u.seconds} if (u := approach.update(_task(sample, None, 20), known)) else {}
        )
        out["update"] = (later or {}).get("seconds")
    return out


def _later(approach: Approach, task: Task, known: int) -> dict[str, Any] | None:
    update = approach.update(task, known)
    return None if update is None else {"seconds": update.seconds}


def main() -> None:
    methods, samples, kind = sys.argv[1:]
    stamps = json.loads(os.environ["RESONANZ_BENCH_STAMPS"])
    for name in samples.split("+"):
        sample = sets.load(name)
        for method in methods.split("+"):
            work = partial(quality if kind == "quality" else timing, METHODS[method].build(), sample)
            load, begin = os.getloadavg()[0], time.perf_counter()
            made = attempt(work)
            spent = time.perf_counter() - begin
            cell = store.Cell(method, name, kind)
            store.write(cell, {"stamp": stamps[method], "load": load, "spent": spent, **(made or {})})
            print(f"{kind} {name} {method}: {spent:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
