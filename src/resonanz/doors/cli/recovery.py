"""`backup` and `restore`, `dump` and `load`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import say

Erasures = Annotated[
    Path | None,
    typer.Option(
        help=say(
            "Eine neuere log/erasures.jsonl, deren Löschungen auch gelten.",
            "A newer log/erasures.jsonl whose erasures count as well.",
        )
    ),
]
Recheck = Annotated[
    bool, typer.Option("--check/--no-check", help=say("Das Protokollbuch nachrechnen.", "Recompute the ledger."))
]


@app.command(
    help=say(
        "Sichert alles in eine Datei, im laufenden Betrieb.",
        "Backs up everything into one file, while it is open.",
    )
)
def backup(
    file: Annotated[Path, typer.Argument(help=say("Ordner oder Datei.", "Folder or file."))],
    data: Data = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=say("Zur Probe zurückspielen und nachrechnen.", "Restore as a trial and recompute.")
        ),
    ] = False,
    keep: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=say(
                "Ältere Sicherungen dieses Ordners nach so vielen Tagen löschen.",
                "Delete older backups of this folder after so many days.",
            ),
        ),
    ] = None,
) -> None:
    from resonanz.doors.cli.backing_up import back_up

    choose(data)
    back_up(file, keep_days=keep, check=check)


@app.command(
    help=say(
        "Spielt eine Sicherung in eine leere Installation zurück.",
        "Restores a backup into an empty installation.",
    )
)
def restore(
    file: Annotated[Path, typer.Argument(help=say("Die Sicherung.", "The backup."))],
    data: Data = None,
    erasures: Erasures = None,
    check: Recheck = True,
) -> None:
    from resonanz.doors.cli.restoring import restore as restore_backup

    choose(data)
    restore_backup(file, erasures=erasures, check=check)


@app.command(
    help=say(
        "Gibt alles in eine Datei aus, die Menschen und andere Programme lesen: je Tabelle eine Datei mit JSON-Zeilen.",
        "Puts everything into one file that people and other programs read: one file of JSON lines per table.",
    )
)
def dump(
    file: Annotated[Path, typer.Argument(help=say("Ordner oder Datei.", "Folder or file."))],
    data: Data = None,
    check: Annotated[
        bool,
        typer.Option("--check", help=say("Zur Probe laden und nachrechnen.", "Load as a trial and recompute.")),
    ] = False,
) -> None:
    from resonanz.doors.cli.dumping import dump_house

    choose(data)
    dump_house(file, check=check)


@app.command(
    help=say(
        "Lädt eine Gesamtausgabe („dump“) in eine leere Installation.",
        "Loads a dump into an empty installation.",
    )
)
def load(
    file: Annotated[Path, typer.Argument(help=say("Die Gesamtausgabe.", "The dump."))],
    data: Data = None,
    erasures: Erasures = None,
    check: Recheck = True,
) -> None:
    from resonanz.doors.cli.loading import load as load_dump

    choose(data)
    load_dump(file, erasures=erasures, check=check)
