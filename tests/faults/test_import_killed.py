"""A large import is killed three times midway; repeating it ends where one clean run ends."""

from __future__ import annotations

import csv
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from resonanz.ground.postgres import Cluster
from tests.support.house import command, plain_environment, run_command, until

pytestmark = [pytest.mark.fault, pytest.mark.timeout(900)]

ROWS = 5_000
REFUSED = 7
Rows = list[tuple[Any, ...]]


def write_table(path: Path) -> None:
    """Five thousand rows, no two alike; a few of them cannot be taken in."""
    places = ("Lindenstraße", "Mühlkamp", "Hagenpark", "Bahnhof", "Schule")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Nr", "Datum", "Nachricht", "Verfasser"])
        for number in range(ROWS):
            text = f"Am {places[number % 5]} fiel die Laterne {number} aus;\nsie blieb {number % 41} Tage dunkel."
            row = [f"N{number:05}", f"{number % 28 + 1:02}.03.2025", text, f"Mensch {number % 900}"]
            writer.writerow(row if number % 700 != 350 else [*row[:2], "  ", row[3]])


def arguments(data: Path, table: Path, report: Path) -> list[str | Path]:
    columns = [
        "--text-column",
        "Nachricht",
        "--id-column",
        "Nr",
        "--date-column",
        "Datum",
        "--author-column",
        "Verfasser",
    ]
    return ["import", table, "--inquiry", "laternen", "--data", data, "--report", report, *columns]


class Counter:
    """How many stories are safely in; none while nobody can be asked."""

    def __init__(self, data: Path) -> None:
        self.cluster = Cluster(data)
        self._connection: psycopg.Connection[tuple[Any, ...]] | None = None

    def __call__(self) -> int:
        try:
            self._connection = self._connection or psycopg.connect(self.cluster.app_url, autocommit=True)
            row = self._connection.execute("SELECT count(*) FROM listen_story").fetchone()
        except (psycopg.Error, OSError):
            self.close()
            return 0
        return int(row[0]) if row else 0

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


def kill_when(call: list[str], log: Path, is_time: Callable[[], bool]) -> None:
    """The command that imports also runs the database here; both end at once."""
    with log.open("w") as said, subprocess.Popen(call, env=plain_environment(), stdout=said, stderr=said) as process:
        try:
            until(lambda: is_time() or process.poll() is not None, "the import is midway", pause=0.005)
            assert process.poll() is None, f"the import ended by itself: {log.read_text('utf-8', 'replace')[-2000:]}"
        finally:
            process.kill()


def state(data: Path) -> dict[str, Rows]:
    """What an installation holds, without what is drawn by lot or taken from the clock."""
    with Cluster(data) as cluster, psycopg.connect(cluster.app_url, autocommit=True) as connection:

        def ask(query: str) -> Rows:
            return connection.execute(query).fetchall()

        return {
            "stories": ask(
                "SELECT external_id, encode(content_hash, 'hex'), text, roles, told_at, permission, source, via "
                "FROM listen_story ORDER BY external_id, id"
            ),
            "tellers": ask(
                "SELECT count(*), count(DISTINCT teller), count(DISTINCT external_id), count(DISTINCT entry_index) "
                "FROM listen_story"
            ),
            "kinds": ask(
                "SELECT convert_from(leaf, 'UTF8')::json->>'k', count(*) FROM trust_ledgerentry GROUP BY 1 ORDER BY 1"
            ),
            "head": ask("SELECT size FROM trust_ledgerhead"),
            "ledger": ask('SELECT count(*), min("index"), max("index") FROM trust_ledgerentry'),
            "without entry": ask(
                "SELECT s.id FROM listen_story s LEFT JOIN trust_ledgerentry e ON e.index = s.entry_index "
                "LEFT JOIN trust_ledgeropening o ON o.index = s.entry_index WHERE e.index IS NULL OR o.index IS NULL"
            ),
        }


def numbers(printed: str) -> list[int]:
    """New, known and refused, as the command tells them."""
    return [int(found) for found in re.findall(r"^\s*(\d+) +\S", printed, re.MULTILINE)][:3]


def test_three_kills_and_a_repetition_end_like_one_clean_run(tmp_path: Path) -> None:
    table, report = tmp_path / "laternen.csv", tmp_path / "bericht.csv"
    write_table(table)
    taken = ROWS - REFUSED

    clean = tmp_path / "am Stück"
    done = run_command(*arguments(clean, table, report))
    assert numbers(done.stdout) == [taken, 0, REFUSED]
    expected, reasons = state(clean), report.read_text("utf-8-sig")

    killed = tmp_path / "unterbrochen"
    run_command("migrate", "--data", killed)
    count = Counter(killed)
    counts: list[int] = []
    call = command(*arguments(killed, table, report))
    for goal in (1, 1_500, 2_500):
        kill_when(call, tmp_path / "gesagt.txt", lambda goal=goal: count() >= goal)  # type: ignore[misc]
        count.close()
        with Cluster(killed):
            counts.append(count())
            count.close()
        assert counts[-1] < taken
    done = run_command(*arguments(killed, table, report))
    assert numbers(done.stdout) == [taken - counts[-1], counts[-1], REFUSED]
    assert state(killed) == expected
    assert report.read_text("utf-8-sig") == reasons
    assert expected["ledger"] == [(size := expected["head"][0][0], 0, size - 1)]
    assert dict(expected["kinds"])["contribution"] == expected["tellers"][0][0] == taken
    assert not expected["without entry"]

    done = run_command(*arguments(killed, table, report))
    assert numbers(done.stdout) == [0, taken, REFUSED]
    assert state(killed) == expected
    print(f"\nkilled at {counts} of {taken} stories; the repetition brought the rest, another one nothing")
