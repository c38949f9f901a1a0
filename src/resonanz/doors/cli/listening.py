"""Commands that listen to a file, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import app
from resonanz.doors.cli.speech import say


@app.command(help=say("Themen einer Datei, ohne Datenbank.", "Themes of a file, without a database."))
def themes(
    file: Annotated[Path, typer.Argument(help=say("CSV, TSV, XLSX oder JSONL.", "CSV, TSV, XLSX or JSONL."))],
    text_column: Annotated[str, typer.Option(help=say("Spalte mit den Worten.", "Column with the words."))] = "",
    id_column: Annotated[str, typer.Option(help=say("Spalte mit der Kennung.", "Column with the id."))] = "",
    group_column: Annotated[
        list[str] | None,
        typer.Option(
            help=say(
                "Bekannte Gruppe (Kanal, Filiale, Produkt): Ihr gemeinsamer Ton zählt nicht. Mehrfach möglich.",
                "A known group (channel, branch, product): its common tone does not count. May be repeated.",
            )
        ),
    ] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help=say("Ergebnis als JSON.", "Result as JSON."))] = None,
    vectors: Annotated[
        Path | None,
        typer.Option(
            help=say(
                "Vektoren (n, d) als NPY statt eigener Einbettung.",
                "Vectors (n, d) as NPY instead of embedding.",
            )
        ),
    ] = None,
    memory: Annotated[
        Path | None,
        typer.Option(
            help=say(
                "Gedächtnis der Themen: wird gelesen, wenn es da ist, und danach geschrieben.",
                "Memory of the themes: read where it exists, and written afterwards.",
            )
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            help=say(
                "JSON eines früheren Laufs: Seine Geschichten bleiben, wo sie waren.",
                "JSON of an earlier run: its stories stay where they were.",
            )
        ),
    ] = None,
) -> None:
    from resonanz.doors.cli.themes import show_themes

    show_themes(
        file,
        text_column=text_column,
        id_column=id_column,
        group_columns=group_column or [],
        json_out=json_out,
        vectors_file=vectors,
        memory_file=memory,
        previous_file=previous,
    )


@app.command(
    help=say(
        "Meinungskarte aus den Stimmen eines Polis-Exports, ohne Datenbank.",
        "Opinion map of the votes of a Polis export, without a database.",
    )
)
def opinions(
    votes: Annotated[Path, typer.Argument(help=say("Die Datei votes.csv.", "The file votes.csv."))],
    comments: Annotated[
        Path | None, typer.Option(help=say("comments.csv mit den Aussagen.", "comments.csv with the statements."))
    ] = None,
    json_out: Annotated[Path | None, typer.Option("--json", help=say("Ergebnis als JSON.", "Result as JSON."))] = None,
) -> None:
    from resonanz.doors.cli.opinions import show_opinions

    show_opinions(votes, comments_file=comments, json_out=json_out)
