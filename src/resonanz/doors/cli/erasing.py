"""`scrub` and `replay-erasures`: erasing where the tables end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import give_up, out, say


def scrub_files() -> None:
    with opened():
        problems = scrub_now()
    if problems is None:
        give_up(
            say(
                "Die Tabellen ließen sich nicht neu schreiben; siehe oben.",
                "The tables could not be rewritten; see above.",
            )
        )
    out.print(say("Die Dateien der Datenbank sind bereinigt.", "The files of the database are clean."))
    for problem in problems:
        out.print(say(f"Nicht möglich war: {problem}", f"Not possible: {problem}"), highlight=False, markup=False)


def scrub_now() -> list[str] | None:
    """Runs the scrubbing as the owner of the tables; answers what it could not do, or None when it failed.

    Call it with Django set up; the process that does it has the owner's rights, this one does not.
    """
    from resonanz.ground import clock  # Both need Django.
    from resonanz.trust import actions

    begun = clock.now()
    clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-m", "resonanz.doors.cli.scrubbing"],
        check=False,
        stdout=subprocess.PIPE,
        text=True,
        env=clean,
    )
    if done.returncode != 0:
        return None
    told = json.loads(done.stdout.strip().splitlines()[-1])
    actions.finish_scrubbing(begun_at=begun, tables=told["tables"], problems=told["problems"])
    problems: list[str] = told["problems"]
    return problems


def replay() -> None:
    with opened():
        from resonanz.answer import actions  # Needs Django.

        again = actions.replay_erasures()
    if again:
        out.print(
            say(
                f"Eine ältere Datenbank ist eingespielt: {again} Löschungen sind wiederholt.",
                f"An older database was restored: {again} erasures were repeated.",
            ),
            highlight=False,
        )
