"""`resonanz doctor`: what is wrong, and how to mend it."""

from __future__ import annotations

import json
import sys

from rich.markup import escape

from resonanz.doors.cli.speech import out, say, speaks_english
from resonanz.doors.doctor import Finding, Grade, Words, examine


def look_over(*, as_json: bool) -> None:
    """Leaves with 0 where all is well, 1 with warnings, 2 where something is broken."""
    found = examine()
    worst = max(finding.grade for finding in found)
    if as_json:
        print(json.dumps(_report(found, worst), ensure_ascii=False, indent=2))  # noqa: T201  Read by programs.
    else:
        for finding in found:
            _print(finding)
        out.print(_summary(worst), highlight=False)
    sys.exit(int(worst))


def _report(found: list[Finding], worst: Grade) -> dict[str, object]:
    return {
        "grade": worst.name.lower(),
        "checks": [
            {
                "check": finding.check,
                "grade": finding.grade.name.lower(),
                "what": _in_words(finding.what),
                "how": _in_words(finding.how),
            }
            for finding in found
        ],
    }


def _print(finding: Finding) -> None:
    """The word stands first, so that nobody needs the colour."""
    word, colour = {
        Grade.OK: (say("gut", "fine"), "green"),
        Grade.WARNING: (say("Warnung", "warning"), "yellow"),
        Grade.BROKEN: (say("kaputt", "broken"), "bold red"),
    }[finding.grade]
    out.print(f"[{colour}]{word:>8}[/]  {escape(_in_words(finding.what))}", highlight=False, soft_wrap=True)
    if finding.grade is not Grade.OK:
        out.print(f"          {escape(_in_words(finding.how))}", highlight=False, soft_wrap=True)


def _in_words(words: Words) -> str:
    return words.english if speaks_english() else words.german


def _summary(worst: Grade) -> str:
    return {
        Grade.OK: say("Alles in Ordnung.", "All is well."),
        Grade.WARNING: say(
            "Es läuft, aber nicht alles ist, wie es sein soll.", "It runs, but not all is as it should be."
        ),
        Grade.BROKEN: say("Etwas ist kaputt.", "Something is broken."),
    }[worst]
