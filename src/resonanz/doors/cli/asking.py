"""Commands for those who ask, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import app
from resonanz.doors.cli.speech import say


@app.command(
    "check-question",
    help=say(
        "Prüft eine Frage auf Worte, die lenken, werten oder verschließen; endet mit 1, wenn etwas gefunden wurde.",
        "Checks a question for words that lead, judge or close; exits with 1 where something is found.",
    ),
)
def check_question(
    text: Annotated[str | None, typer.Argument(help=say("Die Frage.", "The question."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("Ergebnis als JSON.", "Result as JSON."))] = False,
    file: Annotated[
        Path | None,
        typer.Option(
            help=say(
                'Viele auf einmal: je Zeile {"text": …}, „-“ liest von der Standardeingabe.',
                'Many at once: one {"text": …} a line, “-” reads standard input.',
            ),
        ),
    ] = None,
) -> None:
    from resonanz.doors.cli.questions import QUESTION
    from resonanz.doors.cli.wordings import run

    run(QUESTION, text, file, as_json=as_json)
