"""`resonanz restore`: a backup into an empty place; what was erased is erased again, the ledger recomputed.

`resonanz load` goes the same way with a dump (loading.py).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from resonanz.doors.cli.backup_file import BACKUP, DATABASE, Form, Manifest, NotABackup, read_manifest, unpack
from resonanz.doors.cli.house import MigrationFailed, database, migrate_tables_anew, opened
from resonanz.doors.cli.speech import err, give_up, out, say
from resonanz.ground.environment import Environment, read_environment
from resonanz.ground.postgres import PostgresError, Role, connection
from resonanz.ground.postgres.dumps import has_tables, load_database

_ROOMS = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What comes back, its name in both languages (feminine in German), and how its tables go into the database.

    `refuse_full` stops where the database holds something already; it gets the owner's address and the manifest. `fill`
    also gets the folder in which the parts lie.
    """

    form: Form
    german: str
    english: str
    refuse_full: Callable[[str, Manifest], None]
    fill: Callable[[str, Path, Manifest], None]


def restore(file: Path, *, erasures: Path | None, check: bool) -> None:
    bring_back(file, _BACKUP, erasures=erasures, check=check)


def bring_back(file: Path, kind: Kind, *, erasures: Path | None, check: bool) -> None:
    environment = read_environment()
    manifest = _read(file, kind)
    _refuse_newer(manifest, kind)
    _refuse_missing(erasures)
    try:
        with database(), _workshop(environment.data) as workshop:
            owner = connection(environment.data, Role.OWNER).url if environment.is_embedded else environment.owner_url
            kind.refuse_full(owner, manifest)
            _unpack(file, manifest, workshop, kind)
            _refuse_other_keys(environment, workshop)
            err.print(say("Die Tabellen werden zurückgespielt …", "Restoring the tables …"))
            kind.fill(owner, workshop, manifest)
            _bring_in(workshop, environment.data, erasures)
            migrate_tables_anew()
            _run("replay-erasures")
            if check:
                _check(workshop)
    except (PostgresError, MigrationFailed) as problem:
        give_up(str(problem))
    except subprocess.CalledProcessError as failed:
        step = failed.cmd[3]
        give_up(
            say(
                f"Zurückgespielt, aber „resonanz {step}“ gelang danach nicht; siehe oben. Öffnen Sie diese "
                "Installation noch nicht.",
                f"Restored, but “resonanz {step}” failed afterwards; see above. Do not open this installation yet.",
            )
        )
    _tell(manifest)


def _refuse_tables(owner: str, manifest: Manifest) -> None:
    if has_tables(owner):
        give_up(
            say(
                "In dieser Datenbank gibt es schon Tabellen. Eine Sicherung wird nur in eine leere gespielt: "
                "Wählen Sie mit --data ein neues Verzeichnis oder legen Sie eine leere Datenbank an.",
                "This database has tables already. A backup is only restored into an empty one: choose a new "
                "directory with --data or make an empty database.",
            )
        )


def _load_database(owner: str, workshop: Path, manifest: Manifest) -> None:
    load_database(owner, workshop / DATABASE)


_BACKUP = Kind(form=BACKUP, german="Sicherung", english="backup", refuse_full=_refuse_tables, fill=_load_database)


def _read(file: Path, kind: Kind) -> Manifest:
    try:
        return read_manifest(file.expanduser(), form=kind.form)
    except NotABackup:
        give_up(
            say(
                f"„{file}“ ist keine {kind.german} von Resonanz, oder sie ist nicht ganz.",
                f"“{file}” is no {kind.english} of Resonanz, or not whole.",
            )
        )


def _unpack(file: Path, manifest: Manifest, workshop: Path, kind: Kind) -> None:
    try:
        unpack(file.expanduser(), manifest, workshop)
    except NotABackup:
        give_up(
            say(
                f"„{file}“ ist beschädigt: Der Inhalt passt nicht zu seinen Prüfsummen. "
                "Es wurde nichts zurückgespielt.",
                f"“{file}” is damaged: its content does not fit its checksums. Nothing was restored.",
            )
        )


def _refuse_newer(manifest: Manifest, kind: Kind) -> None:
    told = manifest.facts.get("migrations")
    if not isinstance(told, list) or not all(_is_known(str(name)) for name in told):
        version = manifest.facts.get("version", "?")
        give_up(
            say(
                f"Die {kind.german} stammt von einer neueren Fassung von Resonanz ({version}). Bringen Sie zuerst das "
                "Programm auf diesen Stand.",
                f"The {kind.english} was made by a newer version of Resonanz ({version}). Update the program first.",
            )
        )


def _is_known(migration: str) -> bool:
    """By its file: Django may not be set up yet, because it would make keys of its own."""
    room, _, name = migration.partition(".")
    return f"{room}x{name}".isidentifier() and (_ROOMS / room / "migrations" / f"{name}.py").is_file()


def _refuse_missing(erasures: Path | None) -> None:
    if erasures is not None and not erasures.expanduser().is_file():
        give_up(say(f"„{erasures}“ gibt es nicht.", f"“{erasures}” does not exist."))


def _refuse_other_keys(environment: Environment, workshop: Path) -> None:
    """Whoever has codes of theirs could never use them again."""
    for path in (workshop / "secrets").glob("*.key"):
        here = environment.data / "secrets" / path.name
        if here.exists() and here.read_bytes() != path.read_bytes():
            give_up(
                say(
                    f"In „{here}“ liegt schon ein anderer Schlüssel. Legen Sie ihn beiseite, wenn der aus der "
                    "Datei gelten soll.",
                    f"Another key lies in “{here}” already. Put it aside if that of the file is meant.",
                )
            )


def _bring_in(workshop: Path, data: Path, erasures: Path | None) -> None:
    """What lies in the data directory already is newer than the backup and stays."""
    folders = ("secrets", "log", "files")
    for path in sorted(path for name in folders for path in (workshop / name).rglob("*") if path.is_file()):
        target = data / path.relative_to(workshop)
        if target.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(path, target)
        target.chmod(0o600)
    journal = data / "log" / "erasures.jsonl"
    others = [workshop / "log" / "erasures.jsonl", *([erasures.expanduser()] if erasures else [])]
    _merge(journal, [path for path in others if path.exists()])


def _merge(journal: Path, others: list[Path]) -> None:
    known = journal.read_text("utf-8").splitlines() if journal.exists() else []
    lines = dict.fromkeys(known)
    for path in others:
        lines.update(dict.fromkeys(line for line in path.read_text("utf-8").splitlines() if line.strip()))
    if list(lines) == known:
        return
    journal.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = journal.with_name(f"{journal.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    draft.replace(journal)


def _check(workshop: Path) -> None:
    """Every entry is opened and every receipt's proof recomputed, by the program that knows nothing of this one."""
    err.print(say("Das Protokollbuch wird nachgerechnet …", "Recomputing the ledger …"))
    if not _is_signed():
        # Without a checkpoint there is nothing to hold the entries against yet.
        return
    audit = workshop / "audit.zip"
    _run("audit-export", str(audit))
    checked = subprocess.run(  # noqa: S603  Our own interpreter and module.
        [sys.executable, "-m", "resonanz_pruefe", "audit", str(audit)], check=False, capture_output=True, text=True
    )
    if checked.returncode != 0:
        err.print(checked.stdout.strip(), markup=False, highlight=False)
        give_up(
            say(
                "Zurückgespielt, aber das Protokollbuch stimmt nicht. Öffnen Sie diese Installation nicht; nehmen Sie "
                "eine andere Datei.",
                "Restored, but the ledger is wrong. Do not open this installation; take another file.",
            )
        )


def _is_signed() -> bool:
    with opened():
        from resonanz.trust import reads  # Needs Django.

        return reads.newest_checkpoint() is not None


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "resonanz.doors.cli", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  Our own interpreter and module.


@contextmanager
def _workshop(data: Path) -> Iterator[Path]:
    """Beside the data, where there is room for it, and readable for its owner only."""
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data, prefix="restore-") as place:
        yield Path(place)


def _tell(manifest: Manifest) -> None:
    made = manifest.facts.get("made_at", "?")
    out.print(
        say(
            f"Der Stand vom {made} ist zurückgespielt. Wurde danach noch etwas veröffentlicht, beginnen Sie ein neues "
            'Protokollbuch: resonanz new-log --reason "…"',
            f"The state of {made} is restored. If anything was published after it, begin a new ledger: "
            'resonanz new-log --reason "…"',
        ),
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
