"""`draw` and `check-draw`: the lot at the command line, the second without any database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import err, give_up, out, say

if TYPE_CHECKING:
    from resonanz.ask.rules.drawing_file import Drawn, Findings

_WRONG, _NO_DRAW = 1, 2
_MOST_BYTES = 200_000_000


@app.command(
    "draw",
    help=say(
        "Lost die Plätze eines Anliegens aus, einmal, aus dem veröffentlichten Plan.",
        "Draws the places of an inquiry, once, from its published plan.",
    ),
)
def draw_(
    slug: Annotated[str, typer.Argument(help=say("Adresse (Slug) des Anliegens.", "Slug of the inquiry."))],
    data: Data = None,
) -> None:
    from resonanz.doors.cli.house import opened

    choose(data)
    with opened():
        from resonanz.ask import actions, reads
        from resonanz.ask.errors import CannotDraw

        inquiry = reads.by_slug(slug)
        if inquiry is None:
            give_up(say(f"Es gibt kein Anliegen „{slug}“.", f"There is no inquiry “{slug}”."))
        try:
            kept = actions.draw_places(inquiry=inquiry, by=None)
        except CannotDraw as refused:
            give_up(str(refused.sentence))
        out.print(
            say(
                f"Gelost: {len(kept.drawn)} Plätze, {len(kept.waiting)} auf der Warteliste.",
                f"Drawn: {len(kept.drawn)} places, {len(kept.waiting)} waiting.",
            )
        )
        out.print(" ".join(str(number) for number, _group in kept.drawn), highlight=False, soft_wrap=True)


@app.command(
    "check-draw",
    help=say(
        "Rechnet eine Ziehung aus ihrer Datei nach, ohne Datenbank. Ende: 0 stimmt, 1 stimmt nicht, 2 keine Ziehung.",
        "Recomputes a draw from its file, without a database. Exit: 0 right, 1 wrong, 2 not a draw.",
    ),
)
def check_draw(
    file: Annotated[Path, typer.Argument(help=say("Die Datei der Ziehung.", "The file of the draw."))],
) -> None:
    from resonanz.ask.rules.drawing_file import NotADraw, check, read_drawn

    try:
        if file.stat().st_size > _MOST_BYTES:
            give_up(say("Die Datei ist zu groß für eine Ziehung.", "The file is too large for a draw."), code=_NO_DRAW)
        drawn = read_drawn(file.read_text(encoding="utf-8"))
        findings = check(drawn)
    except (OSError, UnicodeDecodeError, NotADraw) as broken:
        give_up(say(f"Das ist keine Ziehung: {broken}", f"This is not a draw: {broken}"), code=_NO_DRAW)
    _tell(drawn, findings)
    if not findings.is_fine:
        raise typer.Exit(_WRONG)


def _tell(drawn: Drawn, findings: Findings) -> None:
    for holds, german, english in (
        (findings.seed_is_the_sealed_one, "Die Zufallszahl ist die versiegelte", "The seed is the sealed one"),
        (findings.list_is_the_frozen_one, "Die Liste ist die eingefrorene", "The list is the frozen one"),
        (findings.result_follows, "Das Ergebnis folgt aus beiden", "The result follows from both"),
    ):
        (out if holds else err).print(
            f"{say(german, english)}: {say('ja', 'yes') if holds else say('NEIN', 'NO')}", highlight=False
        )
    out.print(
        say(
            f"{len(drawn.listed)} Losnummern, {len(drawn.drawn)} Plätze, {len(drawn.waiting)} auf der Warteliste.",
            f"{len(drawn.listed)} numbers, {len(drawn.drawn)} places, {len(drawn.waiting)} waiting.",
        ),
        highlight=False,
    )
    out.print(
        say(
            f"Vergleichen Sie noch das Siegel mit dem Protokollbuch: {drawn.seed_hash.hex()}",
            f"Compare the seal with the ledger: {drawn.seed_hash.hex()}",
        ),
        highlight=False,
        soft_wrap=True,
    )
