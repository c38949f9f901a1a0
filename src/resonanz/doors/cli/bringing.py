"""Commands that bring in what people said elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import say


@app.command(
    "import",
    help=say(
        "Übernimmt Nachrichten aus Tabellen, Postfächern, Tickets, Bewertungen, Umfragen und Abschriften.",
        "Takes in messages from tables, mailboxes, tickets, reviews, surveys and transcripts.",
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
    kind: Annotated[
        str,
        typer.Option(
            "--format",
            help=say(
                "Was die Datei ist, wenn es nicht erkannt wird: table, mail, zammad, zendesk, play, app-store, "
                "formbricks, limesurvey, transcript.",
                "What the file is, if not detected: table, mail, zammad, zendesk, play, app-store, formbricks, "
                "limesurvey, transcript.",
            ),
        ),
    ] = "",
    pick: Annotated[
        list[str] | None,
        typer.Option(
            help=say(
                "Welche Frage einer Umfrage oder wessen Worte einer Abschrift; mehrfach möglich.",
                "Which question of a survey or whose words of a transcript; may be repeated.",
            )
        ),
    ] = None,
    join: Annotated[
        bool,
        typer.Option(
            "--join",
            help=say(
                "Abschrift: alles, was jemand sagt, ist eine Geschichte.",
                "Transcript: all that somebody says is one story.",
            ),
        ),
    ] = False,
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
            kind=kind,
            picked=tuple(pick or ()),
            joined=join,
        )
    )


@app.command(
    "fetch-mail",
    help=say(
        "Liest das Postfach jetzt, statt auf den Arbeiter zu warten.",
        "Reads the mailbox now instead of waiting for the worker.",
    ),
)
def fetch_mail(
    data: Data = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=say(
                "Auch was schon im Postfach lag, bevor Resonanz es zum ersten Mal las.",
                "Also what was in the mailbox before Resonanz first read it.",
            ),
        ),
    ] = False,
) -> None:
    from resonanz.doors.cli.fetching import fetch

    choose(data)
    fetch(everything=everything)


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
