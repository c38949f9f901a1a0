"""`resonanz import-addresses` and `resonanz bounces`: address lists in, returned mails noted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from resonanz.doors.cli.application import Data, app, choose
from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import give_up, out, say

if TYPE_CHECKING:
    from resonanz.ask.models import AddressImport


@app.command(
    "import-addresses",
    help=say(
        "Nimmt eine Adressliste (CSV, XLSX, vCard) auf die Liste eines Anliegens.",
        "Takes an address list (CSV, XLSX, vCard) onto the list of an inquiry.",
    ),
)
def import_addresses(
    slug: Annotated[str, typer.Argument(help=say("Adresse (Slug) des Anliegens.", "Slug of the inquiry."))],
    file: Annotated[Path, typer.Argument(help=say("Die Datei.", "The file."))],
    by: Annotated[str, typer.Option(help=say("E-Mail oder Name, wer dafür steht.", "E-mail or name of who vouches."))],
    data: Data = None,
    ground: Annotated[
        str, typer.Option(help=say("consent, existing oder none.", "consent, existing or none."))
    ] = "none",
    given_on: Annotated[str, typer.Option(help=say("Tag der Einwilligung.", "Day of the consent."))] = "",
    how: Annotated[str, typer.Option(help=say("Wie sie gegeben wurde.", "How it was given."))] = "",
    wording: Annotated[str, typer.Option(help=say("Ihr Wortlaut.", "Its wording."))] = "",
    reason: Annotated[str, typer.Option(help=say("Warum § 7 Abs. 3 UWG gilt.", "Why § 7(3) UWG applies."))] = "",
    group: Annotated[str, typer.Option(help=say("Gruppe im Plan.", "Group of the plan."))] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("Nur zeigen, was geschähe.", "Only show what would happen."))
    ] = False,
) -> None:
    choose(data)
    if not file.is_file():
        give_up(say(f"Die Datei „{file}“ gibt es nicht.", f"There is no file “{file}”."))
    with opened():
        # Rooms can only be imported once Django is set up.
        from django.core.exceptions import ValidationError

        from resonanz.ask import actions
        from resonanz.ask.enums import Ground

        if ground not in Ground.values:
            give_up(say("Als Grund geht: consent, existing, none.", "The ground is one of: consent, existing, none."))
        basis = actions.Basis(
            ground=Ground(ground), given_on=given_on, how=how, wording=wording, reason=reason, group=group
        )
        try:
            run = _taken(slug, file, by, basis, dry_run=dry_run)
        except ValidationError as missing:
            give_up(" ".join(missing.messages))
        _tell(run)


def _taken(slug: str, file: Path, by: str, basis: object, *, dry_run: bool) -> AddressImport:
    from resonanz.ask import actions, reads
    from resonanz.ground.tables.problems import TableProblem
    from resonanz.people import reads as people_reads

    inquiry = reads.by_slug(slug)
    member = people_reads.member_by_email(by) or people_reads.member_by_name(by)
    if inquiry is None or member is None:
        give_up(say("Das Anliegen oder die Person kennen wir nicht.", "Unknown inquiry or person."))
    assert isinstance(basis, actions.Basis)
    try:
        with file.open("rb") as opened_file:
            chunks = iter(lambda: opened_file.read(1 << 20), b"")
            run = actions.receive_addresses(inquiry=inquiry, file_name=file.name, chunks=chunks, by=member.pk)
    except TableProblem as problem:
        give_up(problem.sentence)
    table = reads.open_addresses(reads.address_folder() / run.stored_as)
    actions.check_addresses(run=run, columns=reads.guess_columns(table.headers), basis=basis)
    actions.work_on_addresses(run)
    if not dry_run and actions.start_taking_addresses(run=run):
        actions.work_on_addresses(run)
    return run


def _tell(run: AddressImport) -> None:
    lines = (
        (say("neu", "new"), run.fresh),
        (say("schon bekannt", "already known"), run.known),
        (say("dasselbe Postfach noch einmal", "the same mailbox again"), run.doubled),
        (say("unlesbar", "unreadable"), run.broken),
        (say("haben widersprochen", "objected"), run.objected),
        (say("haben E-Mails zurückgezogen", "took e-mails back"), run.withdrawn),
        (say("ohne Grund für eine E-Mail", "without a ground for e-mails"), run.groundless),
    )
    for label, number in lines:
        out.print(f"{number:>8}  {label}", highlight=False)
    for sample in run.samples:
        out.print(f"{sample['line']}: {sample['sentence']}", highlight=False, markup=False)
    if run.problem:
        give_up(run.problem)


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
