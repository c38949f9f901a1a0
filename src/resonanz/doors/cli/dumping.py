"""`resonanz dump`: everything of one installation as lines that anybody can read, while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from resonanz.doors.cli.backing_up import (
    beside,
    early_checkpoints,
    facts,
    free_place,
    owner_url,
    try_out,
    write_whole,
)
from resonanz.doors.cli.backup_file import DUMP, README, Part
from resonanz.doors.cli.dump_tables import LEFT_OUT, part_of
from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import err, give_up, out, say
from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import PostgresError
from resonanz.ground.postgres.rows import count_rows, counters, lines_of, snapshot, table_names


def dump_house(target: Path, *, check: bool) -> None:
    """`target` is a folder, where the file is named after the moment, or the name of the file."""
    environment = read_environment()
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err)
    with opened(), TemporaryDirectory(prefix="resonanz-") as workshop:
        # Both need Django.
        from resonanz.doors.cli.dump_words import description
        from resonanz.ground import clock

        now = clock.now()
        file = free_place(target, f"resonanz-gesamt-{now:%Y-%m-%d-%H%M%S}.zip")
        early = early_checkpoints(environment.data, Path(workshop))
        try:
            with snapshot(owner_url(environment)) as session, bar:
                rows = {name: count_rows(session, name) for name in table_names(session) if name not in LEFT_OUT}
                told = {"made_at": now.isoformat(timespec="seconds"), **facts(), **_more_facts(session, rows)}
                words: Part = (README, [description(rows).encode()])
                lines = _lines(session, rows, bar)
                write_whole(file, chain([words], lines, beside(environment.data, early)), told, form=DUMP)
        except PostgresError as problem:
            give_up(str(problem))
    if check:
        try_out(file, "load")
    _tell(file, rows, is_checked=check)


def _more_facts(session: psycopg.Connection, rows: dict[str, int]) -> dict[str, Any]:
    """What only lines of JSON cannot say: how far everything was counted, and what they were taken from."""
    applied = session.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1").fetchall()
    return {
        "all_migrations": [name for (name,) in applied],
        "tables": rows,
        "left_out": sorted(LEFT_OUT),
        "counters": counters(session),
    }


def _lines(session: psycopg.Connection, rows: dict[str, int], bar: Progress) -> Iterator[Part]:
    task = bar.add_task(say("Tabellen", "Tables"), total=sum(rows.values()))
    for name in rows:
        yield part_of(name), lines_of(session, name, lambda done: bar.advance(task, done))


def _tell(file: Path, rows: dict[str, int], *, is_checked: bool) -> None:
    size, count = file.stat().st_size / 1e6, sum(rows.values())
    tried = say(
        " Zur Probe geladen; das Protokollbuch stimmt." if is_checked else "",
        " Loaded as a trial; the ledger is right." if is_checked else "",
    )
    out.print(
        say(
            f"{count} Zeilen aus {len(rows)} Tabellen in {file} ({size:.1f} MB); was sie bedeuten, steht darin in "
            f"{README}.{tried}\n"
            "Darin stehen alle Worte und die Schlüssel: Geben Sie die Datei nur, wem Sie beides geben.",
            f"{count} rows of {len(rows)} tables in {file} ({size:.1f} MB); what they mean is told in its {README}."
            f"{tried}\n"
            "It holds all words and the keys: give it only to whom you give both.",
        ),
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
