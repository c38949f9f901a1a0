"""Commands with which somebody checks what the house says of itself, and keeps it true."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import say


@app.command(
    help=say(
        "Entfernt Gelöschtes auch aus den Dateien.", "Removes what was erased from the files of the database, too."
    )
)
def scrub(data: Data = None) -> None:
    from resonanz.doors.cli.erasing import scrub_files

    choose(data)
    scrub_files()


@app.command("replay-erasures", help=say("Löscht nach dem Einspielen erneut.", "Erases again after a restore."))
def replay_erasures(data: Data = None) -> None:
    from resonanz.doors.cli.erasing import replay

    choose(data)
    replay()


@app.command(
    "new-log",
    help=say(
        "Beginnt nach einer eingespielten Sicherung ein neues Protokollbuch; das alte bleibt prüfbar.",
        "Begins a new ledger after a restore; the old one stays verifiable.",
    ),
)
def new_log(
    reason: Annotated[str, typer.Option(help=say("Warum; steht öffentlich.", "Why; this is public."))],
    data: Data = None,
) -> None:
    from resonanz.doors.cli.ledger import new_log as begin

    choose(data)
    begin(reason=reason)


@app.command(
    "beweise",
    help=say(
        "Versucht, die Versprechen zu widerlegen, und schreibt auf, was herauskommt (bis zu einer Stunde und mehr).",
        "Tries to falsify the promises and writes down what comes out (takes an hour or more).",
    ),
)
def prove_(
    data: Data = None,
    short: Annotated[
        bool, typer.Option("--schnell", "--short", help=say("Die Kurzfassung, wenige Minuten.", "A few minutes only."))
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option("--nur", "--only", help=say("Nur dieses Versprechen, etwa P6.", "Only this promise, such as P6.")),
    ] = None,
) -> None:
    from resonanz.doors.cli.proving import prove

    choose(data)
    prove(short=short, only=tuple(number.upper() for number in only or ()))


@app.command(
    "audit-export",
    help=say(
        "Schreibt die Prüfakte; resonanz-pruefe audit prüft sie.",
        "Writes the audit file; resonanz-pruefe audit checks it.",
    ),
)
def audit_export(
    file: Annotated[Path, typer.Argument(help=say("Wohin, zum Beispiel pruefakte.zip.", "Where to."))],
    data: Data = None,
) -> None:
    from resonanz.doors.cli.auditing import write_audit_file

    choose(data)
    write_audit_file(file)


@app.command(
    help=say(
        "Sagt, was an dieser Installation nicht stimmt und wie es sich beheben lässt; ändert nichts.",
        "Says what is wrong with this installation and how to mend it; changes nothing.",
    )
)
def doctor(
    data: Data = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("Für Programme.", "For programs."))] = False,
) -> None:
    from resonanz.doors.cli.doctor import look_over

    choose(data)
    look_over(as_json=as_json)
