"""`resonanz`: every command in one place."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from resonanz.doors.cli import (
    addressing,
    answering,
    asking,
    bringing,
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
    "bringing",
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

        if isinstance(problem, EnvironmentProblem):
            give_up(say(problem.german, problem.english))
        if isinstance(problem, PostgresError):
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
