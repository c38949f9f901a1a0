"""`resonanz demo`: the fictional utility, through the same actions that people use."""

from __future__ import annotations

import sys

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import err, out, say

ALREADY_THERE = 3


def load(*, if_empty: bool = False) -> None:
    with opened():
        from resonanz.doors import demo  # Models exist only after Django is set up.

        if demo.has_anything():
            if if_empty:
                return
            out.print(
                say(
                    "Hier ist schon etwas; die Vorführung wird nur in eine leere Installation geladen.",
                    "There is something here already; the demo only goes into an empty installation.",
                )
            )
            sys.exit(ALREADY_THERE)
        with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err) as bar:
            task = bar.add_task(say("Vorführung laden", "Loading the demo"), total=None)
            demo.load(lambda done, total: bar.update(task, completed=done, total=total))
        out.print(
            say(
                "Die Stadtwerke Auenfurt sind eingezogen. Alles daran ist erfunden.",
                "The Stadtwerke Auenfurt have moved in. All of it is fiction.",
            )
        )
