"""`resonanz bounces`: returned mails are noted at the invitations they carried."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import give_up, out, say


@app.command(
    help=say(
        "Liest zurückgekommene Mails (mbox, Maildir oder .eml) und vermerkt sie.",
        "Reads returned mails (mbox, Maildir or .eml) and notes them.",
    )
)
def bounces(
    path: Annotated[Path, typer.Argument(help=say("Postfach, Ordner oder Datei.", "Mailbox, folder or file."))],
    data: Data = None,
) -> None:
    choose(data)
    # A command that needs no house must not pay for one when all commands are listed.
    from resonanz.doors.cli.house import opened

    if not path.exists():
        give_up(say(f"„{path}“ gibt es nicht.", f"There is no “{path}”."))
    with opened():
        from resonanz.ask import actions

        counted = actions.take_returned(path=path)
    out.print(
        say(
            f"{counted.final} endgültig, {counted.temporary} vorläufig, {counted.unknown} nicht von uns.",
            f"{counted.final} for good, {counted.temporary} for now, {counted.unknown} none of ours.",
        ),
        highlight=False,
    )
