"""How many contributions a second the ledger takes in, and what a proof costs at 100,000 entries.

    python benchmarks/ledger.py --writers 100 --seconds 20 --entries 100000

Makes a database of its own in a temporary directory. Writers go straight through `listen.actions.tell_story`, each
with a connection of its own, spread over processes as web servers would be; a contribution counts once its commit is
acknowledged. Then the log is filled up and proofs, receipts and checkpoints are timed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

FILL = """
WITH head AS (UPDATE trust_ledgerhead SET size = size + %(count)s RETURNING size - %(count)s AS first),
leaves AS (
    SELECT first + n AS index, convert_to(
        '{"a":"' || encode(sha256(n::text::bytea), 'hex') || '","b":"' || encode(sha256(('b' || n)::bytea), 'hex') ||
        '","f":"inquiry:MESSUNG","k":"contribution","m":"' || encode(sha256(('m' || n)::bytea), 'hex') ||
        '","n":' || (first + n) || ',"p":null,"r":"customer","t":"2027-03-28T10:05Z","v":1,"via":"web"}', 'UTF8'
    ) AS leaf
    FROM head, generate_series(0, %(count)s - 1) AS n
)
SELECT index, leaf, sha256('\\x00'::bytea || leaf) FROM leaves
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--writers", type=int, default=100)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--seconds", type=float, default=20.0)
    options.add_argument("--entries", type=int, default=100_000)
    options.add_argument("--new", type=int, default=1_000)
    options.add_argument("--inside", default="", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        write_inside(chosen)
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.environ["RESONANZ_DATA"] = folder
        os.environ["RESONANZ_DATABASE_POOL"] = "off"
        from resonanz.doors.cli.house import opened

        # Each writer has a connection of its own, more than a web server would open.
        (Path(folder) / "postgres").mkdir()
        (Path(folder) / "postgres" / "own.conf").write_text(f"max_connections = {chosen.writers + 30}\n")
        with opened():
            measure_writing(chosen, make_inquiry())
            if chosen.entries:
                measure_proofs(chosen)


def make_inquiry() -> str:
    from datetime import timedelta

    from resonanz.ask import actions as ask
    from resonanz.ground import clock
    from resonanz.people import actions as people

    people.describe_organisation(name="Messung", email="dialog@messung.example")
    host = people.add_member(name="Mira Holt", by=None)
    owed: dict[str, Any] = dict.fromkeys(("question", "why", "readers", "in_return"), "Eine Messung.")
    days = {"answer_by": clock.today() + timedelta(days=30), "keep_until": clock.today() + timedelta(days=300)}
    inquiry = ask.draft_inquiry(slug="messung", by=host.pk, title="Wie schnell sind wir?", **owed, **days)
    ask.open_inquiry(inquiry=inquiry, by=host.pk)
    return "messung"


def measure_writing(chosen: argparse.Namespace, slug: str) -> None:
    """Starts the processes, waits for them, and adds up what they were acknowledged."""
    from resonanz.trust import reads

    load = os.getloadavg()[0]
    arguments = [sys.executable, __file__, "--inside", slug, "--seconds", str(chosen.seconds)]
    share = str(chosen.writers // chosen.processes)
    running = [
        subprocess.Popen([*arguments, "--writers", share], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(chosen.processes)
    ]
    # Connections are opened once and kept; what that takes is no part of a contribution.
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    before = reads.size()
    waits: list[float] = []
    busy, inside = -database_seconds(), 0.0
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in running:
        out, _ = process.communicate()
        used, *each_wait = (float(line) for line in out.split())
        inside += used
        waits += each_wait
    busy += database_seconds()
    each = (inside + busy) / len(waits)
    print(f"load before: {load:.1f} on {os.cpu_count()} cores")
    print(f"writers: {chosen.writers} in {chosen.processes} processes, {chosen.seconds:.0f} s")
    print(f"acknowledged: {len(waits)}, that is {len(waits) / chosen.seconds:.0f} a second")
    print(f"entries: {reads.size() - before}")
    print(f"of it PostgreSQL {busy / len(waits) * 1000:.1f} ms, writers {inside / len(waits) * 1000:.1f} ms")
    alone = (os.cpu_count() or 1) / each
    print(f"computing time for each: {each * 1000:.1f} ms, so this machine alone could do {alone:.0f} a second")
    ordered = sorted(waits)
    median, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"wait: median {median * 1000:.0f} ms, p95 {late * 1000:.0f} ms")


def database_seconds() -> float:
    """Computing time of PostgreSQL so far: the postmaster, its living children and those it has buried."""
    from resonanz.ground.environment import read_environment
    from resonanz.ground.postgres import Cluster
    from resonanz.ground.postgres.processes import postmaster

    parent = postmaster(Cluster(read_environment().data).layout)
    ticks = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text("utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        own, gone = int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])
        if entry.parent.name == str(parent):
            ticks += own + gone
        elif fields[1] == str(parent):
            ticks += own
    return ticks / os.sysconf("SC_CLK_TCK")


def write_inside(chosen: argparse.Namespace) -> None:
    """One process of writers: says when all are connected and have written once, waits for the word to go, then
    prints its computing time while writing and how long each contribution took (s).
    """
    from resonanz.doors.cli.house import set_up_django

    set_up_django()
    from uuid import uuid4

    from django.db import OperationalError, connection

    from resonanz.ask import reads as ask
    from resonanz.listen.actions import tell_story

    inquiry = ask.by_slug(chosen.inside)
    assert inquiry is not None
    waits: list[float] = []
    ready, go = threading.Barrier(chosen.writers + 1), threading.Barrier(chosen.writers + 1)

    def tell() -> None:
        words = "47 Minuten Musik, dann war ich draußen. Die Frau am Ende war nett. " * 4
        tell_story(inquiry=inquiry, key=uuid4().hex, text=words, roles=["customer"], permission="team")

    def write() -> None:
        try:
            tell()
        except OperationalError:
            ready.abort()
            raise
        ready.wait()
        go.wait()
        end = perf_counter() + chosen.seconds
        while (begin := perf_counter()) < end:
            tell()
            waits.append(perf_counter() - begin)
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(chosen.writers)]
    for thread in threads:
        thread.start()
    ready.wait()
    print("ready", flush=True)
    sys.stdin.readline()
    begin = process_time()
    go.wait()
    for thread in threads:
        thread.join()
    print(process_time() - begin)
    print("\n".join(f"{wait:.5f}" for wait in waits))


def measure_proofs(chosen: argparse.Namespace) -> None:
    from resonanz.trust import actions, reads
    from resonanz.trust.models import LedgerOpening

    fill(max(chosen.entries - chosen.new - reads.size(), 0))
    timed("first checkpoint over everything", actions.publish_checkpoint)
    fill(chosen.new)
    timed(f"checkpoint over {chosen.new} new entries", actions.publish_checkpoint)
    timed("everything recomputed from the entries", lambda: actions.publish_checkpoint(thorough=True))
    size = reads.size()
    newest = reads.newest_checkpoint()
    assert newest is not None
    tree = reads.StoredTree(newest.origin)
    many("inclusion proof", lambda n: tree.inclusion_proof((n * 7919) % size, size))
    many("consistency proof", lambda n: tree.consistency_proof(1 + (n * 7919) % (size - 1), size))
    last = LedgerOpening.objects.filter(index__lt=size).latest("index").index
    many("receipt with its proof", lambda _n: reads.receipt(last))
    sizes = [len(found.printed.encode()) for n in range(50) if (found := reads.receipt(last - n)) is not None]
    print(f"printed receipt at {size} entries: {max(sizes)} bytes at most")


def fill(count: int) -> None:
    """Adds `count` entries that nobody told; none where the writers have filled the log far enough."""
    from django.db import connection, transaction

    if count == 0:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        # Rows are given out by the head, so that the trigger lets them in.
        cursor.execute(FILL, {"count": count})
        rows = cursor.fetchall()
        with cursor.copy("COPY trust_ledgerentry (index, leaf, leaf_hash) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def timed(what: str, work: Callable[[], object]) -> None:
    begin = perf_counter()
    work()
    print(f"{what}: {(perf_counter() - begin) * 1000:.0f} ms")


def many(what: str, work: Callable[[int], object], *, times: int = 200) -> None:
    waits = []
    for n in range(times):
        begin = perf_counter()
        work(n)
        waits.append((perf_counter() - begin) * 1000)
    print(f"{what}: median {statistics.median(waits):.1f} ms, worst {max(waits):.1f} ms")


if __name__ == "__main__":
    main()
