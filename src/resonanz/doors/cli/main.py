"""`resonanz`: every command in one place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli import (
    addressing,
    answering,
    asking,
    checking,
    drawing,
    inviting,
    listening,
    mirroring,
    recovery,
)
from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import give_up, say

__all__ = [
    "addressing",
    "answering",
    "app",
    "asking",
    "checking",
    "drawing",
    "inviting",
    "listening",
    "main",
    "mirroring",
    "recovery",
]


@app.command(
    help=say(
        "Startet Datenbank, Webserver und Arbeiter zusammen.",
        "Runs database, web server and worker together.",
    )
)
def run(
    data: Data = None,
    host: Annotated[
        str, typer.Option(help=say("Adresse, an der gelauscht wird.", "Address to listen on."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help=say("Port des Webservers.", "Port of the web server."))
    ] = 8000,
    demo: Annotated[
        bool,
        typer.Option(
            "--demo/--no-demo",
            help=say("Lädt die Vorführung, wenn noch nichts da ist.", "Loads the demo when there is nothing yet."),
        ),
    ] = False,
) -> None:
    from resonanz.doors.cli.running import run_everything

    choose(data)
    run_everything(host=host, port=port, demo=demo)


@app.command(help=say("Nur der Webserver.", "Only the web server."))
def web(
    data: Data = None,
    host: Annotated[
        str, typer.Option(help=say("Adresse, an der gelauscht wird.", "Address to listen on."))
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help=say("Port des Webservers.", "Port of the web server."))
    ] = 8000,
) -> None:
    from resonanz.doors.cli.running import run_web

    choose(data)
    run_web(host=host, port=port)


@app.command(help=say("Nur der Arbeiter, der Geschichten liest und Dateien übernimmt.", "Only the worker."))
def worker(data: Data = None) -> None:
    from resonanz.doors.cli.running import run_worker

    choose(data)
    run_worker()


@app.command(
    help=say(
        "Zeigt den Zustand der Datenbank; mit --shell öffnet sich psql.",
        "Shows the state of the database; --shell opens psql.",
    )
)
def db(
    data: Data = None,
    shell: Annotated[bool, typer.Option("--shell", help=say("psql öffnen.", "Open psql."))] = False,
) -> None:
    from resonanz.doors.cli.base import database_status

    choose(data)
    database_status(shell=shell)


@app.command(help=say("Bringt die Tabellen auf den Stand dieser Fassung.", "Brings the tables to this version."))
def migrate(data: Data = None) -> None:
    from resonanz.doors.cli.base import migrate_tables

    choose(data)
    migrate_tables()


@app.command(
    help=say(
        "Lädt die erfundene Vorführung in eine leere Installation.",
        "Loads the fictional demo into an empty installation.",
    )
)
def demo(
    data: Data = None,
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help=say("Sonst still nichts tun.", "Otherwise quietly do nothing."))
    ] = False,
) -> None:
    from resonanz.doors.cli.demo import load

    choose(data)
    load(if_empty=if_empty)


@app.command(
    "host-link",
    help=say("Druckt einen Anmeldelink für das Team, der einmal gilt.", "Prints a one-time sign-in link."),
)
def host_link(
    data: Data = None,
    name: Annotated[
        str, typer.Option(help=say("Name, falls es die Person noch nicht gibt.", "Name of a new person."))
    ] = "",
    base: Annotated[str, typer.Option(help=say("Adresse der Installation.", "Address of the installation."))] = "",
) -> None:
    from resonanz.doors.cli.base import print_host_link

    choose(data)
    print_host_link(name=name, base=base)


@app.command(
    "import",
    help=say(
        "Übernimmt Nachrichten aus CSV, TSV, XLSX oder JSONL.",
        "Takes in messages from CSV, TSV, XLSX or JSONL.",
    ),
)
def import_(
    file: Annotated[Path, typer.Argument(help=say("Die Datei.", "The file."))],
    inquiry: Annotated[str, typer.Option(help=say("Adresse (Slug) des Anliegens.", "Slug of the inquiry."))],
    data: Data = None,
    text_column: Annotated[str, typer.Option(help=say("Spalte mit den Worten.", "Column with the words."))] = "",
    id_column: Annotated[str, typer.Option(help=say("Spalte mit der Kennung.", "Column with the id."))] = "",
    date_column: Annotated[str, typer.Option(help=say("Spalte mit dem Datum.", "Column with the date."))] = "",
    role_column: Annotated[str, typer.Option(help=say("Spalte mit der Rolle.", "Column with the role."))] = "",
    author_column: Annotated[
        str,
        typer.Option(help=say("Spalte, die Verfasser unterscheidet.", "Column that tells authors apart.")),
    ] = "",
    role: Annotated[
        list[str] | None,
        typer.Option(
            help=say(
                "Wer spricht: customer, non_customer, competitor_customer, employee, other.",
                "Who speaks: customer, non_customer, competitor_customer, employee, other.",
            )
        ),
    ] = None,
    source: Annotated[
        str,
        typer.Option(help=say("Name der Quelle (sonst der Dateiname).", "Name of the source (else the file name).")),
    ] = "",
    delimiter: Annotated[
        str,
        typer.Option(help=say("Trennzeichen, wenn es nicht erkannt wird.", "Delimiter, if it is not detected.")),
    ] = "",
    encoding: Annotated[
        str,
        typer.Option(help=say("Zeichenkodierung, wenn sie nicht erkannt wird.", "Encoding, if it is not detected.")),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("Nur zeigen, was geschähe.", "Only show what would happen."))
    ] = False,
    create: Annotated[
        bool,
        typer.Option(
            "--create",
            help=say(
                "Anliegen anlegen, auch wenn ein ähnliches da ist.",
                "Create the inquiry even if a similar one exists.",
            ),
        ),
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(help=say("Bericht über nicht übernommene Zeilen.", "Report of refused rows.")),
    ] = None,
) -> None:
    from resonanz.doors.cli.importing import Wanted, import_file

    choose(data)
    columns = {
        "text": text_column,
        "id": id_column,
        "date": date_column,
        "role": role_column,
        "author": author_column,
    }
    import_file(
        Wanted(
            file=file,
            inquiry=inquiry,
            columns={name: column for name, column in columns.items() if column},
            roles=tuple(role or ["customer"]),
            source=source or file.name,
            delimiter=delimiter or None,
            encoding=encoding or None,
            dry_run=dry_run,
            create=create,
            report=report,
        )
    )


@app.command(
    "import-votes",
    help=say(
        "Übernimmt ein Gespräch aus Polis (votes.csv und comments.csv) in ein Anliegen.",
        "Takes a Polis conversation (votes.csv and comments.csv) into an inquiry.",
    ),
)
def import_votes(
    file: Annotated[Path, typer.Argument(help=say("Die Stimmen (votes.csv).", "The votes (votes.csv)."))],
    comments: Annotated[Path, typer.Option(help=say("Die Aussagen (comments.csv).", "The statements (comments.csv)."))],
    inquiry: Annotated[str, typer.Option(help=say("Adresse (Slug) des Anliegens.", "Slug of the inquiry."))],
    data: Data = None,
    role: Annotated[
        list[str] | None,
        typer.Option(help=say("Wer abgestimmt hat, wie bei „import“.", "Who voted, as with “import”.")),
    ] = None,
    source: Annotated[
        str,
        typer.Option(help=say("Name der Quelle (sonst der Ordner).", "Name of the source (else the folder).")),
    ] = "",
) -> None:
    from resonanz.doors.cli.balloting import WantedVotes, import_votes

    choose(data)
    named = source or file.resolve().parent.name
    import_votes(
        WantedVotes(file=file, comments=comments, inquiry=inquiry, source=named, roles=tuple(role or ["guest"]))
    )


def main() -> None:
    """Every error that we know ends in its sentence; whatever we don't know is said to be our fault."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(141)
    except Exception as problem:
        import logging

        # Commands without a database need not wait for its driver.
        from resonanz.ground.environment import EnvironmentProblem
        from resonanz.ground.postgres import PostgresError

        if isinstance(problem, PostgresError | EnvironmentProblem):
            give_up(str(problem))
        logging.getLogger("resonanz").debug("unexpected", exc_info=True)
        give_up(
            say(
                f"Das hätte nicht passieren dürfen ({type(problem).__name__}: {problem}). Es ist nichts verloren. "
                "Bitte melden Sie es mit der Zeile, die Sie eingegeben haben.",
                f"This should not have happened ({type(problem).__name__}: {problem}). Nothing is lost. "
                "Please report it with the line you typed.",
            )
        )
