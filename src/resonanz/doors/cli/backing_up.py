"""`resonanz backup`: everything of one installation as one file, while it is open."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from resonanz.doors.cli.backup_file import (
    BACKUP,
    DATABASE,
    Form,
    NotABackup,
    Part,
    check_parts,
    read_manifest,
    write_backup,
)
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
        file = free_place(target, f"resonanz-{now:%Y-%m-%d-%H%M%S}.zip")
        try:
            _write(file, read_environment(), {"made_at": now.isoformat(timespec="seconds"), **facts()})
        except PostgresError as problem:
            give_up(str(problem))
    if check:
        try_out(file, "restore")
    _tell(file, is_checked=check)
    if keep_days is not None:
        _let_age_out(file, now - timedelta(days=keep_days))


def free_place(target: Path, name: str) -> Path:
    """Where the file will lie: `name` in the folder `target`, or `target` itself; gives up where that cannot be."""
    target = target.expanduser().absolute()
    file = target / name if target.is_dir() else target
    if not file.parent.is_dir() or not os.access(file.parent, os.W_OK):
        give_up(
            say(f"In „{file.parent}“ lässt sich nichts schreiben.", f"Nothing can be written into “{file.parent}”.")
        )
    if file.exists():
        give_up(say(f"„{file}“ gibt es schon.", f"“{file}” exists already."))
    return file


def _write(file: Path, environment: Environment, told: dict[str, Any]) -> None:
    with TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as workshop:
        early = early_checkpoints(environment.data, Path(workshop))
        dumped = Path(workshop) / DATABASE
        dump_database(owner_url(environment), dumped)
        check_dump(dumped)
        write_whole(file, [(DATABASE, dumped), *beside(environment.data, early)], told, form=BACKUP)


def write_whole(file: Path, parts: Iterable[Part], told: Mapping[str, Any], *, form: Form) -> None:
    """Under its name only when all of it was written, and read once more."""
    with TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as workshop:
        with NamedTemporaryFile(dir=workshop, delete=False) as target:
            write_backup(target, parts, told, form=form)
        written = Path(target.name)
        check_parts(written, read_manifest(written, form=form))
        written.rename(file)
    directory = os.open(file.parent, os.O_RDONLY)
    os.fsync(directory)
    os.close(directory)


def early_checkpoints(data: Path, workshop: Path) -> Path:
    """A copy, made before the tables are read: one that is newer would look like a ledger that was cut short."""
    early = workshop / "checkpoints.txt"
    published = data / "log" / "checkpoints.txt"
    if published.exists():
        early.write_bytes(published.read_bytes())
    return early


def beside(data: Path, checkpoints: Path) -> Iterator[Part]:
    """What belongs to a house beside its tables, to be read after them: erasures that came meanwhile are repeated."""
    yield "log/checkpoints.txt", checkpoints
    yield "log/erasures.jsonl", data / "log" / "erasures.jsonl"
    keys = (data / "secrets").glob("*.key")
    yield from ((f"secrets/{path.name}", path) for path in sorted(keys))
    files = data / "files"
    yield from ((path.relative_to(data).as_posix(), path) for path in sorted(files.rglob("*")) if path.is_file())


def owner_url(environment: Environment) -> str:
    return connection(environment.data, Role.OWNER).url if environment.is_embedded else environment.owner_url


def facts() -> dict[str, Any]:
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


def try_out(file: Path, way: str) -> None:
    """Brings it back, by `restore` or `load`, into a place of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="resonanz-probe-") as place:
        outside = ("DATABASE_URL", "DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE")
        kept = {name: value for name, value in os.environ.items() if name not in outside}
        done = subprocess.run(  # noqa: S603  Our own interpreter and module.
            [sys.executable, "-m", "resonanz.doors.cli", way, str(file), "--data", f"{place}/data"],
            check=False,
            env=kept,
            stdout=subprocess.DEVNULL,
        )
    if done.returncode != 0:
        give_up(
            say(
                f"Die Datei ließ sich nicht zurückspielen; siehe oben. Sie liegt in {file}.",
                f"The file could not be restored; see above. It lies in {file}.",
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
