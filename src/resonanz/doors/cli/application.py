"""The one application all commands belong to, and the option they share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.speech import say

app = typer.Typer(
    help=say(
        "Resonanz: zuhören, verstehen, entscheiden, antworten.",
        "Resonanz: listen, understand, decide, answer.",
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

Data = Annotated[
    Path | None,
    typer.Option("--data", help=say("Datenverzeichnis (sonst RESONANZ_DATA).", "Data directory (else RESONANZ_DATA).")),
]


def choose(data: Path | None) -> None:
    from resonanz.doors.cli.house import choose_data

    choose_data(data)
