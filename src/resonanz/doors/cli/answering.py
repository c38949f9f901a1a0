"""Commands for those who answer, without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import app
from resonanz.doors.cli.speech import say


@app.command(
    "check-reply",
    help=say(
        "Prüft eine Antwort auf Worte, die sich verteidigen oder ausweichen; endet mit 1, wenn etwas gefunden wurde.",
        "Checks a reply for words that defend or evade; exits with 1 where something is found.",
    ),
)
def check_reply(
    text: Annotated[str | None, typer.Argument(help=say("Die Antwort.", "The reply."))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("Ergebnis als JSON.", "Result as JSON."))] = False,
    criticism: Annotated[
        bool,
        typer.Option(
            "--criticism",
            help=say(
                "Prüft statt einer Antwort eine Kritik, die Sie selbst äußern wollen.",
                "Checks criticism that you want to voice yourself, instead of a reply.",
            ),
        ),
    ] = False,
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
    from resonanz.doors.cli.replies import CRITICISM, REPLY
    from resonanz.doors.cli.wordings import run

    run(CRITICISM if criticism else REPLY, text, file, as_json=as_json)
