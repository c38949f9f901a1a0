"""The data directory: there, writable, with room, and its secrets closed to everybody else."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from resonanz.doors.doctor.finding import Finding, broken, fine, warns
from resonanz.ground.environment import Environment

_TOO_LITTLE = 300_000_000
_LITTLE = 2_000_000_000
_FEW_NAMES = 1_000


def directory(environment: Environment) -> Iterator[Finding]:
    """Yields one finding; whoever reads it looks no further when it is broken."""
    data = environment.data
    if not data.is_dir():
        yield broken(
            "directory",
            (f"Das Datenverzeichnis „{data}“ gibt es nicht.", f"There is no data directory “{data}”."),
            (
                "Nennen Sie mit --data oder RESONANZ_DATA das richtige, oder starten Sie einmal „resonanz run“.",
                "Name the right one with --data or RESONANZ_DATA, or start “resonanz run” once.",
            ),
        )
    elif not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        yield broken(
            "directory",
            (f"In „{data}“ darf dieser Benutzer nicht schreiben.", f"This user may not write to “{data}”."),
            (
                "Rufen Sie den Befehl als der Benutzer auf, dem das Verzeichnis gehört, oder geben Sie es ihm (chown).",
                "Run this as the user who owns the directory, or hand it over (chown).",
            ),
        )
    elif data.stat().st_mode & stat.S_IWOTH:
        yield broken(
            "directory",
            (f"In „{data}“ darf jeder schreiben.", f"Everybody may write to “{data}”."),
            (f"chmod o-w {data}", f"chmod o-w {data}"),
        )
    else:
        yield fine("directory", f"Das Datenverzeichnis ist {data}.", f"The data directory is {data}.")


def room(environment: Environment) -> Iterator[Finding]:
    """Free bytes, and free names: a disk can be full of small files."""
    free = shutil.disk_usage(environment.data).free
    place = os.statvfs(environment.data)
    said = f"{free / 1e9:.1f}"
    how = (
        "Schaffen Sie Platz oder ziehen Sie auf einen größeren Datenträger um.",
        "Make room or move to a larger disk.",
    )
    if free < _TOO_LITTLE or (place.f_files and place.f_favail < _FEW_NAMES):
        yield broken("disk", (f"Der Datenträger ist voll: {said} GB frei.", f"The disk is full: {said} GB free."), how)
    elif free < _LITTLE:
        yield warns(
            "disk",
            (
                f"Auf dem Datenträger sind nur noch {said} GB frei; Löschen und Sichern brauchen Platz.",
                f"Only {said} GB are free on the disk; erasing and backing up need room.",
            ),
            how,
        )
    else:
        yield fine("disk", f"{said} GB sind frei.", f"{said} GB are free.")


def keys(environment: Environment) -> Iterator[Finding]:
    """Files of the data directory; keys from the environment are the operator's own matter."""
    secrets = environment.data / "secrets"
    if not secrets.is_dir():
        yield warns(
            "keys",
            ("Schlüssel gibt es noch nicht.", "There are no keys yet."),
            ("Sie entstehen beim ersten Start: „resonanz run“.", "They are made at the first start: “resonanz run”."),
        )
        return
    found = [
        *_closed(secrets, secrets),
        *(part for path in sorted(secrets.iterdir()) for part in _closed(path, secrets)),
    ]
    given = bool(os.environ.get("RESONANZ_SECRET_KEY"))
    if not given and not (secrets / "site.key").is_file():
        found.append(
            broken(
                "keys",
                (
                    "„secrets/site.key“ fehlt; ohne ihn gilt kein Quittungscode.",
                    "“secrets/site.key” is missing; without it no receipt code is valid.",
                ),
                (
                    "Spielen Sie ihn aus der Sicherung ein. In einer neuen Installation macht ihn der erste Start.",
                    "Restore it from the backup. In a new installation the first start makes it.",
                ),
            )
        )
    yield from found or [fine("keys", "Die Schlüssel sind da und verschlossen.", "The keys are there and closed.")]


def _closed(path: Path, secrets: Path) -> Iterator[Finding]:
    """Only its owner may read it, and that is whoever owns the directory or runs this."""
    here = path.stat()
    name = path.relative_to(secrets.parent)
    if here.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        right = "700" if path.is_dir() else "600"
        yield broken(
            "keys",
            (f"„{name}“ können auch andere lesen.", f"“{name}” can be read by others."),
            (f"chmod {right} {path}", f"chmod {right} {path}"),
        )
    elif path.is_file() and not os.access(path, os.R_OK):
        yield _unreadable(path)


def _unreadable(path: Path) -> Finding:
    return broken(
        "keys",
        (f"„{path}“ lässt sich nicht lesen.", f"“{path}” cannot be read."),
        (
            "Rufen Sie den Befehl als der Benutzer auf, dem die Dateien gehören, oder berichtigen Sie den Besitzer.",
            "Run this as the user who owns the files, or correct their owner.",
        ),
    )
