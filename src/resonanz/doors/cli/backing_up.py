"""`resonanz backup`: everything of one installation as one file, while it is open."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from resonanz.doors.cli.backup_file import DATABASE, NotABackup, check_parts, read_manifest, write_backup
from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import give_up, out, say
from resonanz.ground.environment import Environment, read_environment
from resonanz.ground.postgres import PostgresError, Role, connection
from resonanz.ground.postgres.dumps import check_dump, dump_database

_OURS = re.compile(r"resonanz-\d{4}-\d\d-\d\d-\d{6}\.zip")


def back_up(target: Path, *, keep_days: int | None, check: bool) -> None:
    """`target` is a folder, where the file is named after the moment, or the name of the file."""
    with opened():
        from resonanz.ground import clock  # Needs Django.

        now = clock.now()
        target = target.expanduser().absolute()
        file = target / f"resonanz-{now:%Y-%m-%d-%H%M%S}.zip" if target.is_dir() else target
        if not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
            give_up(
                say(f"In „{file.parent}“ lässt sich nichts schreiben.", f"Nothing can be written into “{file.parent}”.")
            )
        if file.exists():
            give_up(say(f"„{file}“ gibt es schon.", f"“{file}” exists already."))
        try:
            _write(file, read_environment(), {"made_at": now.isoformat(timespec="seconds"), **_facts()})
        except PostgresError as problem:
            give_up(str(problem))
    if check:
        _try_out(file)
    _tell(file, is_checked=check)
    if keep_days is not None:
        _let_age_out(file, now - timedelta(days=keep_days))


def _write(file: Path, environment: Environment, facts: dict[str, Any]) -> None:
    data = environment.data
    with (
        TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as workshop,
        NamedTemporaryFile(dir=workshop, delete=False) as target,
    ):
        # Checkpoints before the database: one that is newer than it would look like a ledger that was cut short.
        # Erasures after it: those that came meanwhile are repeated when it is restored.
        early = Path(workshop) / "checkpoints.txt"
        published = data / "log" / "checkpoints.txt"
        if published.exists():
            early.write_bytes(published.read_bytes())
        dumped = Path(workshop) / DATABASE
        dump_database(_owner(environment), dumped)
        check_dump(dumped)
        write_backup(target, _parts(data, dumped, early), facts)
        written = Path(target.name)
        check_parts(written, read_manifest(written))
        written.rename(file)
    directory = os.open(file.parent, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def _parts(data: Path, dumped: Path, checkpoints: Path) -> Iterator[tuple[str, Path]]:
    yield DATABASE, dumped
    yield "log/checkpoints.txt", checkpoints
    yield "log/erasures.jsonl", data / "log" / "erasures.jsonl"
    keys = (data / "secrets").glob("*.key")
    yield from ((f"secrets/{path.name}", path) for path in sorted(keys))
    files = data / "files"
    yield from ((path.relative_to(data).as_posix(), path) for path in sorted(files.rglob("*")) if path.is_file())


def _owner(environment: Environment) -> str:
    return connection(environment.data, Role.OWNER).url if environment.is_embedded else environment.owner_url


def _facts() -> dict[str, Any]:
    """What a restore has to know before it touches anything."""
    from importlib.metadata import version

    from django.apps import apps
    from django.db import connection as django_connection
    from django.db.migrations.recorder import MigrationRecorder

    from resonanz.trust import reads

    rooms = {app.label for app in apps.get_app_configs() if app.name.startswith("resonanz.")}
    recorded = MigrationRecorder(django_connection).applied_migrations()
    applied = sorted(f"{room}.{name}" for room, name in recorded if room in rooms)
    return {"version": version("resonanz"), "migrations": applied, "entries": reads.size()}


def _try_out(file: Path) -> None:
    """Restores it into a place of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="resonanz-probe-") as place:
        outside = ("DATABASE_URL", "DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE")
        kept = {name: value for name, value in os.environ.items() if name not in outside}
        done = subprocess.run(  # noqa: S603  Our own interpreter and module.
            [sys.executable, "-m", "resonanz.doors.cli", "restore", str(file), "--data", f"{place}/data"],
            check=False,
            env=kept,
            stdout=subprocess.DEVNULL,
        )
    if done.returncode != 0:
        give_up(
            say(
                f"Die Sicherung ließ sich nicht zurückspielen; siehe oben. Sie liegt in {file}.",
                f"The backup could not be restored; see above. It lies in {file}.",
            )
        )


def _tell(file: Path, *, is_checked: bool) -> None:
    size = file.stat().st_size / 1e6
    tried = say(
        " Zur Probe zurückgespielt; das Protokollbuch stimmt." if is_checked else "",
        " Restored as a trial; the ledger is right." if is_checked else "",
    )
    out.print(
        say(
            f"Gesichert in {file} ({size:.0f} MB).{tried}\n"
            "Darin stehen alle Worte und die Schlüssel: Legen Sie die Datei verschlüsselt und nur befristet ab.",
            f"Backed up in {file} ({size:.0f} MB).{tried}\n"
            "It holds all words and the keys: keep it encrypted and for a limited time.",
        ),
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def _let_age_out(file: Path, before: Any) -> None:
    """Only files that this command named itself, and that are backups."""
    for path in sorted(file.parent.iterdir()):
        if path == file or not _OURS.fullmatch(path.name) or path.stat().st_mtime >= before.timestamp():
            continue
        try:
            read_manifest(path)
        except NotABackup:
            continue
        path.unlink()
        out.print(
            say(f"Abgelaufen und gelöscht: {path}", f"Aged out and deleted: {path}"), highlight=False, markup=False
        )
