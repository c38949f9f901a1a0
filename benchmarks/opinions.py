"""Measures the opinion map: speed, memory, steadiness, agreement with Polis; writes a Markdown table.

    RESONANZ_BENCH_DATA=polis python -m benchmarks.opinions [--peer-python VENV/bin/python]

The directory holds one directory for each conversation, with the votes.csv, comments.csv and
participants-votes.csv that Polis exports. red-dwarf is measured where it is installed. Every row of a tool runs in
a process of its own; seconds are the best of several runs, without reading files.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.agreement import ari
from resonanz_engine.adapters.polis import Comments, read_comments, read_votes
from resonanz_engine.opinion_recipe import OpinionRecipe
from resonanz_engine.opinion_types import NOBODY, Votes
from resonanz_engine.pipeline.opinions import find_opinions

SIMULATED = "simuliert"
DROPS = 6
SHARE = 0.05
Groups = dict[str, int]


def simulated(people: int = 10_000, statements: int = 1_000, density: float = 0.05, apart: float = 1.6) -> Votes:
    """Votes of three planted groups (person i belongs to i % 3); people differ in how many votes they cast."""
    random = np.random.default_rng(0)
    common, own = random.normal(0, 1, statements), random.normal(0, apart, (3, statements))
    activity = random.gamma(2, 1, people)
    cast = np.clip(activity / activity.sum() * people * statements * density, 8, 0.6 * statements).astype(int)
    person = np.repeat(np.arange(people), cast)
    statement = np.concatenate([random.choice(statements, size, replace=False) for size in cast.tolist()])
    leaning = common[statement] + own[person % 3, statement] + random.logistic(0, 1, len(person))
    value = np.where(np.abs(leaning) < 0.35, 0, np.sign(leaning)).astype(np.int64)
    names = tuple(map(str, range(people))), tuple(map(str, range(statements)))
    return Votes(*names, person.astype(np.int64), statement.astype(np.int64), value)


def conversation(name: str, root: Path) -> tuple[Votes, Groups]:
    """Votes, and the groups Polis published (or that were planted)."""
    if name == SIMULATED:
        votes = simulated()
        return votes, {person: int(person) % 3 for person in votes.people}
    folder = root / name
    comments = folder / "comments.csv"
    said = read_comments(comments) if comments.exists() else Comments({}, frozenset())
    published = {}
    if (folder / "participants-votes.csv").exists():
        with (folder / "participants-votes.csv").open(encoding="utf-8-sig", newline="") as source:
            published = {row["participant"]: int(row["group-id"]) for row in csv.DictReader(source) if row["group-id"]}
    return read_votes(folder / "votes.csv", said.rejected), published


def without(votes: Votes, turn: int) -> Votes:
    """The votes without a random twentieth."""
    kept = np.random.default_rng(1000 + turn).random(len(votes.value)) >= SHARE
    return Votes(votes.people, votes.statements, votes.person[kept], votes.statement[kept], votes.value[kept])


def ours(votes: Votes) -> tuple[float, Groups]:
    begin = time.perf_counter()
    found = find_opinions(votes, OpinionRecipe())
    spent = time.perf_counter() - begin
    keys = zip(found.people, found.assignments.tolist(), strict=True)
    return spent, {person: key for person, key in keys if key != NOBODY}


def peer(votes: Votes) -> tuple[float, Groups]:
    """red-dwarf with its own settings; the last vote counts, as there."""
    last = {
        (person, statement): value
        for person, statement, value in zip(
            votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True
        )
    }
    rows = [{"participant_id": one, "statement_id": two, "vote": value} for (one, two), value in last.items()]
    # The peer is no dependency: it is imported only when asked for.
    run: Callable[..., Any] = import_module("reddwarf.implementations.base").run_pipeline
    begin = time.perf_counter()
    found = run(votes=rows, random_state=0)
    spent = time.perf_counter() - begin
    groups = found.participants_df["cluster_id"].dropna()
    return spent, {votes.people[int(person)]: int(key) for person, key in groups.items()}


def alike(one: Mapping[str, int], two: Mapping[str, int]) -> float:
    """ARI of the people who are in a group in both."""
    both = [person for person in one if person in two]
    return ari([one[person] for person in both], [two[person] for person in both]) if both else float("nan")


def measured(tool: str, name: str, root: Path) -> dict[str, Any]:
    """One row: seconds, peak memory, groups, agreement, steadiness."""
    votes, published = conversation(name, root)
    run = ours if tool == "ours" else peer
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, groups = run(votes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    steady, times = [], [seconds]
    for turn in range(DROPS if name != SIMULATED else 2):
        spent, fewer = run(without(votes, turn))
        times.append(spent)
        steady.append(alike(groups, fewer))
    return {
        "size": f"{len(votes.people)} × {len(votes.statements)} ({len(votes.value)})",
        "seconds": min(times),
        "before": before,
        "peak": peak,
        "groups": sorted(np.unique(list(groups.values()), return_counts=True)[1].tolist(), reverse=True),
        "polis": alike(groups, published) if published else float("nan"),
        "steady": float(np.mean(steady)),
    }


def updates(people: int = 1_000, statements: int = 100) -> list[float]:
    """Milliseconds of an update for each of 200 single votes that come in one after another."""
    whole = simulated(people, statements, 0.3)
    begin = len(whole.value) - 200
    order = np.random.default_rng(1).permutation(len(whole.value))
    memory, spent = None, []
    for end in range(begin, len(whole.value)):
        part = order[:end]
        votes = Votes(whole.people, whole.statements, whole.person[part], whole.statement[part], whole.value[part])
        start = time.perf_counter()
        memory = find_opinions(votes, OpinionRecipe(), memory=memory).memory
        spent.append(1000 * (time.perf_counter() - start))
    return spent[1:]


def row(name: str, tools: list[tuple[str, str]], root: Path) -> str:
    cells = [name]
    for tool, python in tools:
        command = [python, "-m", "benchmarks.opinions", "--one", tool, name]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
        if done.returncode:
            cells.append("–")
            continue
        found = json.loads(done.stdout.splitlines()[-1])
        if len(cells) == 1:
            cells.append(found["size"])
        sizes = "/".join(map(str, found["groups"]))
        cells.append(
            f"{found['seconds']:.3f} s, {found['peak']:.0f} MiB, {sizes}, {found['polis']:.2f}, {found['steady']:.2f}"
        )
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--one", nargs=2, metavar=("TOOL", "NAME"), help=argparse.SUPPRESS)
    parser.add_argument("--peer-python", default=sys.executable, help="Python that has red-dwarf (and numpy, scipy)")
    parser.add_argument("names", nargs="*", help=f"conversations; {SIMULATED} for 10,000 × 1,000 simulated votes")
    options = parser.parse_args()
    root = Path(os.environ.get("RESONANZ_BENCH_DATA", "."))
    if options.one:
        print(json.dumps(measured(*options.one, root)))
        return
    tools = [("ours", sys.executable)]
    probe = [options.peer_python, "-c", "import reddwarf"]
    present = (
        find_spec("reddwarf") is not None or subprocess.run(probe, check=False, capture_output=True).returncode == 0
    )
    if present:
        tools.append(("peer", options.peer_python))
    else:
        print("red-dwarf is not installed here, so only our own figures are measured.\n")
    names = options.names or [SIMULATED, *sorted(path.parent.name for path in root.glob("*/votes.csv"))]
    print("Each cell: seconds, peak memory of the process, group sizes, ARI to Polis, ARI without 5 % of the votes.\n")
    print("| conversation | people × statements (votes) | " + " | ".join(tool for tool, _ in tools) + " |")
    print("|---" * (2 + len(tools)) + "|")
    for name in names:
        print(row(name, tools, root), flush=True)
    spent = updates()
    print(f"\nOne more vote at 1,000 × 100: median {np.median(spent):.1f} ms, 95 % {np.quantile(spent, 0.95):.1f} ms")


if __name__ == "__main__":
    main()
