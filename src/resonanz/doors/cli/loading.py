"""`resonanz load`: a dump into an empty house, which is then equal to the one that it was taken from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import psycopg
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from resonanz.doors.cli.backup_file import DUMP, Manifest
from resonanz.doors.cli.dump_tables import BORN_WITH, LEFT_OUT, part_of, table_of
from resonanz.doors.cli.house import make_tables_as
from resonanz.doors.cli.restoring import Kind, bring_back
from resonanz.doors.cli.speech import err, give_up, say
from resonanz.ground.postgres.dumps import has_tables
from resonanz.ground.postgres.rows import RowsRefused, fill_tables, has_rows, table_names


def load(file: Path, *, erasures: Path | None, check: bool) -> None:
    bring_back(file, _DUMP, erasures=erasures, check=check)


def _refuse_full(owner: str, manifest: Manifest) -> None:
    """Tables may be there already, as long as nobody has done anything in them and none of them is newer."""
    if not has_tables(owner):
        return
    with psycopg.connect(owner) as session:
        used = [
            name for name in table_names(session) if name not in {*LEFT_OUT, *BORN_WITH} and has_rows(session, name)
        ]
        applied = {
            f"{app}.{name}" for app, name in session.execute("SELECT app, name FROM django_migrations").fetchall()
        }
    if used:
        give_up(
            say(
                "In dieser Installation steht schon etwas. Eine Gesamtausgabe wird nur in eine leere geladen: Wählen "
                "Sie mit --data ein neues Verzeichnis oder legen Sie eine leere Datenbank an.",
                "There is something in this installation already. A dump is only loaded into an empty one: choose a "
                "new directory with --data or make an empty database.",
            )
        )
    if not applied <= set(_names(manifest, "all_migrations")):
        give_up(
            say(
                "Die Tabellen dieser Installation sind neuer als die Gesamtausgabe. Wählen Sie mit --data ein neues "
                "Verzeichnis; danach wird alles auf den heutigen Stand gebracht.",
                "The tables of this installation are newer than the dump. Choose a new directory with --data; "
                "everything is brought to this version afterwards.",
            )
        )


def _fill(owner: str, workshop: Path, manifest: Manifest) -> None:
    counts, counted = _numbers(manifest, "tables"), _numbers(manifest, "counters")
    listed = workshop / "migrations.json"
    listed.write_text(json.dumps(_names(manifest, "all_migrations")), "utf-8")
    make_tables_as(listed)
    there = [name for part in manifest.parts if (name := table_of(part)) is not None]
    _refuse_other_tables(owner, there, manifest)
    files = {name: (workshop / part_of(name), counts.get(name, 0)) for name in there}
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err)
    with bar:
        task = bar.add_task(say("Zeilen", "Rows"), total=sum(count for _path, count in files.values()))
        try:
            fill_tables(owner, files, counted, lambda _table, done: bar.advance(task, done))
        except RowsRefused as refused:
            bar.stop()
            _refuse_rows(refused)


def _refuse_other_tables(owner: str, there: list[str], manifest: Manifest) -> None:
    with psycopg.connect(owner) as session:
        ours = set(table_names(session))
    if unknown := sorted((set(there) - ours) | (set(there) & set(LEFT_OUT))):
        give_up(
            say(
                f"Die Tabelle „{unknown[0]}“ aus der Gesamtausgabe gibt es hier nicht. Es wurde nichts geladen.",
                f"There is no table “{unknown[0]}” here, as the dump has it. Nothing was loaded.",
            )
        )
    if missing := sorted(ours - set(there) - set(_names(manifest, "left_out"))):
        give_up(
            say(
                f"Die Gesamtausgabe ist nicht ganz: Die Tabelle „{missing[0]}“ fehlt. Es wurde nichts geladen.",
                f"The dump is not whole: the table “{missing[0]}” is missing. Nothing was loaded.",
            )
        )


def _refuse_rows(refused: RowsRefused) -> None:
    where = part_of(refused.table)
    place = say(f"Zeile {refused.line} von {where}", f"line {refused.line} of {where}") if refused.line else where
    give_up(
        say(
            f"Die Gesamtausgabe lässt sich nicht laden: {place} passt nicht zu ihrer Tabelle. Es wurde nichts geladen.",
            f"The dump cannot be loaded: {place} does not fit its table. Nothing was loaded.",
        )
    )


def _refuse_manifest() -> NoReturn:
    give_up(
        say(
            "Was die Gesamtausgabe von sich selbst sagt (manifest.json), ist nicht zu lesen. Es wurde nichts geladen.",
            "What the dump says of itself (manifest.json) cannot be read. Nothing was loaded.",
        )
    )


def _names(manifest: Manifest, key: str) -> list[str]:
    told = manifest.facts.get(key)
    if not isinstance(told, list) or not all(isinstance(name, str) for name in told):
        _refuse_manifest()
    return list(told)


def _numbers(manifest: Manifest, key: str) -> dict[str, int]:
    told = manifest.facts.get(key)
    if not isinstance(told, dict) or not all(type(n) is int and n >= 0 for n in told.values()):
        _refuse_manifest()
    return dict(told)


_DUMP = Kind(form=DUMP, german="Gesamtausgabe", english="dump", refuse_full=_refuse_full, fill=_fill)
