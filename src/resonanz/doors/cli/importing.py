"""`resonanz import`: a file of messages into an inquiry, with a bar, a report and nothing lost."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import err, give_up, out, say

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.actions import Prepared, Tally


_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Wanted:
    file: Path
    inquiry: str
    columns: dict[str, str]
    roles: tuple[str, ...]
    source: str
    delimiter: str | None
    encoding: str | None
    dry_run: bool
    create: bool
    report: Path | None
    kind: str = ""
    picked: tuple[str, ...] = ()
    joined: bool = False


def import_file(wanted: Wanted) -> None:
    if not wanted.file.is_file():
        give_up(say(f"Die Datei „{wanted.file}“ gibt es nicht.", f"There is no file “{wanted.file}”."))
    with opened():
        # Rooms can only be imported once Django is set up.
        from django.db import transaction

        from resonanz.listen.errors import ImportRefused

        try:
            with transaction.atomic(durable=True) if wanted.dry_run else nullcontext():
                _import(wanted)
                if wanted.dry_run:
                    # A dry run leaves nothing behind, not even the draft of an inquiry.
                    transaction.set_rollback(True)
        except ImportRefused as refused:
            give_up(str(refused.sentence))


def _import(wanted: Wanted) -> None:
    from resonanz.listen import actions
    from resonanz.people.enums import Role

    unknown = [role for role in wanted.roles if role not in Role.values]
    if unknown:
        known = ", ".join(Role.values)
        give_up(
            say(
                f"Die Rolle „{unknown[0]}“ kennen wir nicht. Möglich sind: {known}.",
                f"Unknown role “{unknown[0]}”. Possible: {known}.",
            )
        )
    prepared = actions.prepare_table(
        wanted.file,
        columns=wanted.columns,
        kind=wanted.kind,
        picked=wanted.picked,
        joined=wanted.joined,
        delimiter=wanted.delimiter,
        encoding=wanted.encoding,
    )
    inquiry = _inquiry(wanted)
    if inquiry is None:
        return
    _say_what_it_is(prepared)
    plan = actions.plan_import(
        inquiry=inquiry,
        source=wanted.source,
        mapping=prepared.mapping,
        roles=wanted.roles,
        dry_run=wanted.dry_run,
    )
    report = wanted.report or Path(f"{wanted.file.name}.nicht-uebernommen.csv")
    with _bar() as bar:
        task = bar.add_task(wanted.file.name, total=prepared.table.total or None)
        tally = actions.take_with_report(
            prepared.table,
            plan,
            report=report,
            on_step=lambda _tally, position: bar.update(task, completed=position),
        )
        bar.update(task, completed=prepared.table.total)
    _tell(tally, wanted, report)
    for name, count in prepared.opened.aside.items():
        if count:
            out.print(f"{count} · {name.label}", highlight=False, markup=False)


def _say_what_it_is(prepared: Prepared) -> None:
    chosen, opened = prepared.mapping, prepared.opened
    if opened.is_plain:
        text, number, date = chosen.text, _named(chosen.id), _named(chosen.date)
        told = say(
            f"Worte aus „{text}“, Kennung aus {number}, Datum aus {date}",
            f"Words from “{text}”, id from {number}, date from {date}",
        )
    else:
        told = say(f"Erkannt: {opened.format.label}", f"Recognised: {opened.format.label}")
    out.print(told, highlight=False, markup=False)
    for pick in prepared.chosen:
        out.print(f"– {pick.label}", highlight=False, markup=False)


def _inquiry(wanted: Wanted) -> Inquiry | None:
    from resonanz.ask import actions, reads
    from resonanz.ask.errors import SlugNotValid

    found = reads.by_slug(wanted.inquiry)
    if found is not None:
        return found
    similar = reads.similar_slug(wanted.inquiry)
    if similar and not wanted.create:
        give_up(
            say(
                f"Ein Anliegen „{wanted.inquiry}“ gibt es nicht. Meinten Sie „{similar}“? "
                "Mit --create legen Sie es neu an.",
                f"There is no inquiry “{wanted.inquiry}”. Did you mean “{similar}”? Use --create to make a new one.",
            )
        )
    try:
        made = actions.draft_inquiry(slug=wanted.inquiry, title=wanted.inquiry.capitalize(), by=None)
    except SlugNotValid as problem:
        give_up(str(problem.sentence))
    if wanted.dry_run:
        out.print(
            say(
                f"Das Anliegen „{wanted.inquiry}“ gibt es noch nicht; es würde als Entwurf angelegt.",
                f"There is no inquiry “{wanted.inquiry}” yet; it would be made as a draft.",
            ),
            markup=False,
        )
        return made
    out.print(
        say(
            f"Das Anliegen „{wanted.inquiry}“ ist neu und als Entwurf angelegt. Öffentlich wird es erst, wenn Sie "
            "sagen, warum Sie fragen und wer es liest.",
            f"The inquiry “{wanted.inquiry}” is new and a draft. It becomes public only when you say why you ask "
            "and who reads it.",
        ),
        highlight=False,
        markup=False,
    )
    return made


def _tell(tally: Tally, wanted: Wanted, report: Path) -> None:
    grid = Grid(show_header=False, box=None, pad_edge=False)
    would = wanted.dry_run
    grid.add_row(
        str(tally.taken),
        say(
            "würden übernommen" if would else "neu übernommen",
            "would be taken in" if would else "newly taken in",
        ),
    )
    grid.add_row(str(tally.known), say("waren schon da", "were already there"))
    grid.add_row(str(tally.refused), say("nicht übernommen", "not taken in"))
    if tally.remarks:
        grid.add_row(
            str(tally.remarks),
            say("mit einer Rolle, die wir nicht kennen (jetzt „other“)", "with an unknown role (now “other”)"),
        )
    if tally.staff:
        grid.add_row(
            str(tally.staff),
            say("von Menschen, die hier arbeiten: mit Kennzeichen", "by people who work here: with their badge"),
        )
    if tally.imitated:
        grid.add_row(
            str(tally.imitated),
            say("mit einer Adresse, die nur so aussieht wie Ihre", "with an address that only looks like yours"),
        )
    out.print(grid)
    for refused in islice(tally.samples, _SHOWN):
        line = refused.line or refused.number
        err.print(
            say(f"Zeile {line}: {refused.sentence}", f"Line {line}: {refused.sentence}"), highlight=False, markup=False
        )
    if tally.refused:
        out.print(
            say(f"Alle Gründe stehen in {report}", f"All reasons are in {report}"),
            highlight=False,
            soft_wrap=True,
        )
    if tally.taken and not wanted.dry_run:
        out.print(
            say(
                "Der Arbeiter liest die Geschichten jetzt; die Themenseite zeigt, wie weit er ist.",
                "The worker reads the stories now; the themes page shows how far it is.",
            )
        )


def _named(column: str | None) -> str:
    return f"„{column}“" if column else say("keiner Spalte", "no column")


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=err,
    )
