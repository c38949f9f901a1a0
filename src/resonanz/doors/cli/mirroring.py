"""Commands for those who look at themselves, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import app
from resonanz.doors.cli.speech import say


@app.command(
    "check-language",
    help=say(
        "Zeigt, wie ein Text über Kunden spricht; endet mit 1, wenn Worte abwerten, verdinglichen, jagen oder trennen.",
        "Shows how a text speaks about customers; exits with 1 where words disparage, objectify, hunt or divide.",
    ),
)
def check_language(
    text: Annotated[str | None, typer.Argument(help=say("Der Text.", "The text."))] = None,
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
    from resonanz.doors.cli.language import LANGUAGE
    from resonanz.doors.cli.wordings import run

    run(LANGUAGE, text, file, as_json=as_json)
