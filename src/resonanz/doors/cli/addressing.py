"""`resonanz import-addresses`: an address list onto the list of an inquiry, checked first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table as Grid

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.speech import err, give_up, out, say

if TYPE_CHECKING:
    from resonanz.ask.actions import Basis

_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Wanted:
    inquiry: str
    file: Path
    told: str
    ground: str
    proof: str
    agreed_on: str
    columns: tuple[str, ...]
    groups: tuple[str, ...]
    dry_run: bool


@app.command(
    name="import-addresses",
    help=say(
        "Setzt eine Adressliste (CSV, XLSX, vCard) auf die Liste eines Anliegens; geschrieben wird niemandem.",
        "Puts an address list (CSV, XLSX, vCard) onto the list of an inquiry; nobody is written to.",
    ),
)
def import_addresses(
    inquiry: Annotated[str, typer.Argument(help=say("Adresse des Anliegens.", "Slug of the inquiry."))],
    file: Annotated[Path, typer.Argument(help=say("CSV, XLSX oder vCard.", "CSV, XLSX or vCard."))],
    told: Annotated[
        str, typer.Option(help=say("Woher die Adressen kommen; steht auf der Einladung.", "Where they come from."))
    ],
    ground: Annotated[
        str,
        typer.Option(
            help=say(
                "consent: mit Einwilligung; none: nur Brief und Übergabe.",
                "consent: people agreed; none: letter and hand only.",
            )
        ),
    ] = "none",
    proof: Annotated[
        str,
        typer.Option(help=say("Wie und mit welchen Worten zugestimmt wurde.", "How and to which words they agreed.")),
    ] = "",
    agreed_on: Annotated[
        str, typer.Option(help=say("Tag der Zustimmung, 2026-05-01.", "Day of the consent, 2026-05-01."))
    ] = "",
    column: Annotated[
        list[str] | None, typer.Option(help=say("Feld=Spalte, zum Beispiel email=Mail.", "field=column."))
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option(help=say("Gruppe im Plan, mehrfach möglich.", "Group of the plan."))
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("Nur prüfen, nichts speichern.", "Only check, store nothing."))
    ] = False,
    data: Data = None,
) -> None:
    choose(data)
    _import(
        Wanted(
            inquiry=inquiry,
            file=file,
            told=told,
            ground=ground,
            proof=proof,
            agreed_on=agreed_on,
            columns=tuple(column or ()),
            groups=tuple(group or ()),
            dry_run=dry_run,
        )
    )


def _import(wanted: Wanted) -> None:
    # A command that needs no house must not pay for one when all commands are listed.
    from resonanz.doors.cli.house import opened

    if not wanted.file.is_file():
        give_up(say(f"Die Datei „{wanted.file}“ gibt es nicht.", f"There is no file “{wanted.file}”."))
    columns = dict(part.partition("=")[::2] for part in wanted.columns)
    with opened():
        # Rooms can only be imported once Django is set up.
        from resonanz.ask import actions, reads
        from resonanz.ask.errors import AddressesRefused, ListFrozen
        from resonanz.ground.tables.problems import TableProblem

        inquiry = reads.by_slug(wanted.inquiry)
        if inquiry is None:
            give_up(say(f"Ein Anliegen „{wanted.inquiry}“ gibt es nicht.", f"There is no inquiry “{wanted.inquiry}”."))
        try:
            with wanted.file.open("rb") as file:
                run = actions.receive_addresses(
                    inquiry=inquiry, file_name=wanted.file.name, chunks=iter(lambda: file.read(1 << 20), b""), by=None
                )
            actions.start_address_check(
                run=run,
                mapping=reads.guessed_columns(run) | columns,
                groups=wanted.groups,
                basis=_basis(wanted),
            )
            actions.work_on_addresses(run)
            if run.state == "checked" and not wanted.dry_run:
                actions.start_taking_addresses(run=run)
                actions.work_on_addresses(run)
        except (TableProblem, AddressesRefused, ListFrozen) as refused:
            give_up(str(refused.sentence))
        if run.state == "failed":
            give_up(run.problem)
        grid = Grid(show_header=False, box=None, pad_edge=False)
        grid.add_row(str(run.taken), say("neu auf der Liste", "new on the list"))
        grid.add_row(str(run.known), say("schon da oder doppelt", "already there or twice"))
        grid.add_row(str(run.remarked), say("nur per Brief erreichbar", "by letter only"))
        grid.add_row(str(run.refused), say("nicht übernommen", "not taken in"))
        out.print(grid)
        for sample in run.samples[:_SHOWN]:
            line, sentence = sample["line"], sample["sentence"]
            err.print(say(f"Zeile {line}: {sentence}", f"Line {line}: {sentence}"), highlight=False, markup=False)


def _basis(wanted: Wanted) -> Basis:
    from resonanz.ask.actions import Basis
    from resonanz.people.enums import Ground

    allowed = (Ground.CONSENT, Ground.NONE)
    if wanted.ground not in allowed:
        give_up(
            say(
                "Die Ausnahme für Bestandskunden verantwortet jemand mit Namen, also nur im Browser. "
                "Hier geht „consent“ oder „none“.",
                "The exception for existing customers needs a named person, so only in the browser. "
                "Here it is “consent” or “none”.",
            )
        )
    try:
        agreed_on = date.fromisoformat(wanted.agreed_on) if wanted.agreed_on else None
    except ValueError:
        give_up(say("Bitte schreiben Sie den Tag wie 2026-05-01.", "Please write the day like 2026-05-01."))
    return Basis(told=wanted.told, ground=Ground(wanted.ground), proof=wanted.proof, agreed_on=agreed_on)
