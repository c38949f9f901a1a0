"""Time, processor time and buffers of the search and of similar voices at 100,000 stories.

    RESONANZ_BENCH_DATA=vectors.npy python -m benchmarks.search --stories 100000 --rounds 15

Fills a database of its own as benchmarks.pages does and gives every story a vector: a row of the file (n, 384) with
some noise, or of 2,000 random rows without a file. Builds the index as migration 0006 does. Prints medians: time as a
page sees it, processor time of this process and of the database, and what EXPLAIN says of the reading.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from benchmarks.pages import fill

SIZE = 384
MEANT = "warum muss ich so lange am Telefon warten"
VECTORS = """
CREATE TEMP TABLE base (n int PRIMARY KEY, v vector);
CREATE TEMP TABLE noise (n int PRIMARY KEY, v vector);
"""
SPREAD = """
INSERT INTO understand_storyvector (story_id, model, vector)
SELECT s.id, %(model)s, l2_normalize(b.v + x.v) FROM listen_story s
JOIN base b ON b.n = s.id %% %(bases)s JOIN noise x ON x.n = s.id %% 997
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=100_000)
    options.add_argument("--themes", type=int, default=40)
    options.add_argument("--insights", type=int, default=1)
    options.add_argument("--rounds", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.environ["RESONANZ_DATA"] = folder
        os.environ["RESONANZ_DATABASE_POOL"] = "off"
        from resonanz.doors.cli.house import opened

        with opened():
            measure(chosen)


def measure(chosen: argparse.Namespace) -> None:
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    settings.ALLOWED_HOSTS = ["testserver"]
    paths, host = fill(chosen)
    before = memory()
    question = embedding(chosen.rounds)
    print(f"memory of the model in this process: {memory() - before:.0f} MiB (PSS)")
    spread(question.model)
    client = Client()
    client.force_login(host)  # type: ignore[arg-type]  # `fill` answers with an account.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = int(cursor.fetchone()[0])
    print(f"\n{'what':<40}{'median ms':>10}{'web cpu ms':>12}{'db cpu ms':>12}")
    for name, ask in {**reads_of(question), **pages_of(client, paths["story"])}.items():
        show(name, ask, backend, chosen.rounds)
    plans(question)


def embedding(rounds: int) -> Any:
    """Loads the model, prints what a question costs, and gives one."""
    from resonanz.understand.actions import engine
    from resonanz.understand.reads import Meaning

    begin = perf_counter()
    vector = engine.question(MEANT)
    print(f"\nfirst question, with loading: {1000 * (perf_counter() - begin):.0f} ms")
    for words in ("Rechnung", "Abschlag Rechnung unklar", MEANT):
        times, spent = [], []
        for _ in range(rounds):
            begin, used = perf_counter(), process_time()
            engine.question(words)
            times.append(1000 * (perf_counter() - begin))
            spent.append(1000 * (process_time() - used))
        middle = statistics.median(times), statistics.median(spent)
        print(f"question of {len(words):>3} characters: {middle[0]:>6.1f} ms, processor {middle[1]:>6.1f} ms")
    return Meaning(model=engine.model_name(), vector=tuple(vector.tolist()))


def spread(model: str) -> None:
    """Vectors for all stories, and the index over them; only the owner of the tables may."""
    import psycopg

    from resonanz.ground.environment import data_directory
    from resonanz.ground.postgres import Cluster

    path = os.environ.get("RESONANZ_BENCH_DATA")
    random = np.random.default_rng(1)
    base = np.load(path).astype(np.float32) if path else random.normal(size=(2000, SIZE))
    base /= np.linalg.norm(base, axis=1, keepdims=True)
    noise = random.normal(scale=0.35 / SIZE**0.5, size=(997, SIZE))
    with psycopg.connect(Cluster(data_directory()).superuser_url, autocommit=True) as session:
        session.execute(VECTORS)
        for table, rows in (("base", base), ("noise", noise)):
            with session.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for n, row in enumerate(rows):
                    copy.write_row((n, f"[{','.join(f'{number:.6g}' for number in row)}]"))
        definition = session.execute("SELECT pg_get_indexdef('understand_meaning_384'::regclass)").fetchone()
        session.execute("DROP INDEX understand_meaning_384")
        session.execute(SPREAD, {"model": model, "bases": len(base)})
        begin = perf_counter()
        session.execute(definition[0])
        print(f"index built in {perf_counter() - begin:.0f} s", end=", ")
        size = session.execute("SELECT pg_size_pretty(pg_relation_size('understand_meaning_384'))").fetchone()[0]
        print(f"{size}")
        session.execute("VACUUM ANALYZE understand_storyvector")


def reads_of(question: Any) -> dict[str, Callable[[], Any]]:
    from datetime import timedelta

    from resonanz.ground import clock
    from resonanz.listen.models import Story
    from resonanz.understand import reads
    from resonanz.understand.models import Theme

    story = Story.objects.order_by("pk")[1000]
    last_week = reads.Filters(since=clock.today() - timedelta(days=7))
    theme = reads.Filters(theme_id=Theme.objects.order_by("pk")[3].pk)

    def find(query: str, **more: Any) -> Callable[[], Any]:
        return lambda: reads.find_stories(story.inquiry_id, query, start=0, limit=25, **more)

    return {
        "read: words, frequent": find("Warteschleife"),
        "read: words, rare": find('"91 Vorgang"'),
        "read: words and meaning, frequent": find("Warteschleife", meaning=question),
        "read: words and meaning, sentence": find(MEANT, meaning=question),
        "read: with a role": find("Warteschleife", meaning=question, filters=reads.Filters(role="employee")),
        "read: with a theme": find("Warteschleife", meaning=question, filters=theme),
        "read: of the last week": find("Warteschleife", meaning=question, filters=last_week),
        "read: similar voices": lambda: reads.similar_voices(story, most=5),
    }


def pages_of(client: Any, story: str) -> dict[str, Callable[[], Any]]:
    room = "/team/anliegen/messung/lesen/"
    paths = {
        "page: frequent word": f"{room}?q=Warteschleife",
        "page: sentence": f"{room}?q={MEANT.replace(' ', '+')}",
        "page: with a role": f"{room}?q=Warteschleife&rolle=employee",
        "page: only a role": f"{room}?rolle=employee",
        "page: story with similar voices": story,
    }
    return {name: lambda path=path: client.get(path) for name, path in paths.items()}  # type: ignore[misc]


def show(name: str, ask: Callable[[], Any], backend: int, rounds: int) -> None:
    ask()
    times, spent = [], []
    database = processor_of(backend)
    for _ in range(rounds):
        begin, used = perf_counter(), process_time()
        ask()
        times.append(1000 * (perf_counter() - begin))
        spent.append(1000 * (process_time() - used))
    behind = 1000 * (processor_of(backend) - database) / rounds
    print(f"{name:<40}{statistics.median(times):>10.1f}{statistics.median(spent):>12.1f}{behind:>12.1f}", flush=True)


def processor_of(pid: int) -> float:
    """Seconds of processor time that a process has used, in steps of ten milliseconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


def plans(question: Any) -> None:
    """Rows, buffers and time of the statements behind one search, as the database tells them."""
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        reads_of(question)["read: words and meaning, frequent"]()
    for query in caught.captured_queries:
        if "understand_" not in query["sql"] or '"' in query["sql"]:
            continue
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL hnsw.ef_search = 100")
            cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + query["sql"])
            lines = [row[0].strip() for row in cursor.fetchall()]
        print("\n" + " ".join(query["sql"].split())[:90])
        told = [line for line in lines if "Scan" in line or "Execution Time" in line]
        buffers = next(line for line in lines if line.startswith("Buffers"))
        print("\n".join(["  " + buffers, *("  " + line[:150] for line in told)]))


if __name__ == "__main__":
    main()
