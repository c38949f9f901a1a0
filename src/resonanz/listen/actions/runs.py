"""Imports in the browser: upload, check, take. The work happens in the queue; the run remembers how far it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.ground.uploads import (
    FileState,
    drop_upload,
    forget_upload,
    keep_table,
    new_report,
    upload_at_hand,
)
from resonanz.listen.actions.importing import Tally, plan_import, take_with_report
from resonanz.listen.actions.preparing import look_into, prepare_table
from resonanz.listen.enums import Format
from resonanz.listen.errors import ImportRefused
from resonanz.listen.models import ImportRun
from resonanz.listen.rules.tables.mapping import Mapping

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_PATIENCE = timedelta(days=7)


def receive_file(*, inquiry: Inquiry, file_name: str, chunks: Iterable[bytes], by: int) -> ImportRun:
    """Keeps the file until the import is over. Raises `TableProblem` when it is nothing we can read."""
    stored_as, total = keep_table(file_name=file_name, chunks=chunks, open_it=lambda path: look_into(path).table)
    return ImportRun.objects.create(
        inquiry_id=inquiry.pk,
        created_by_id=by,
        created_at=clock.now(),
        file_name=file_name[:200],
        stored_as=stored_as,
        source=Path(file_name).name[:200],
        total_bytes=total,
    )


@transaction.atomic
def start_check(
    *,
    run: ImportRun,
    mapping: dict[str, str],
    roles: list[str],
    source: str,
    kind: str = Format.TABLE,
    picked: Collection[str] = (),
    joined: bool = False,
) -> None:
    """`picked` are keys of questions or voices, never their names: these are not kept."""
    run.options = {"mapping": mapping, "roles": roles}
    if kind != Format.TABLE:
        run.options |= {"kind": kind, "picked": list(picked), "joined": joined}
    run.source = source
    run.state = FileState.CHECKING
    _start_over(run)


@transaction.atomic
def start_taking(*, run: ImportRun) -> bool:
    """False when somebody else has pressed the button already."""
    updated = ImportRun.objects.filter(pk=run.pk, state=FileState.CHECKED).update(state=FileState.TAKING)
    if updated:
        run.refresh_from_db()
        _start_over(run)
    return bool(updated)


def work_on(run: ImportRun) -> None:
    """One pass over the file: a check without storing, or the import itself."""
    dry_run = run.state == FileState.CHECKING
    if run.state not in {FileState.CHECKING, FileState.TAKING}:
        return
    try:
        with upload_at_hand(run.stored_as) as path, new_report(run.stored_as) as report:
            tally = _pass(run, path, report, dry_run=dry_run)
    except ImportRefused as refused:
        _fail(run, str(refused.sentence))
    except FileNotFoundError:
        _fail(run, _("Die Datei liegt nicht mehr da. Bitte laden Sie sie noch einmal hoch."))
    else:
        run.state = FileState.CHECKED if dry_run else FileState.DONE
        run.done_bytes = run.total_bytes
        _keep_tally(run, tally)
        if not dry_run:
            forget_upload(run.stored_as)


def clear_imports(inquiry_ids: Sequence[int]) -> None:
    """Words also stand in uploads and reports: these go with the inquiry, and uploads nobody took after a week."""
    expired = Q(inquiry_id__in=list(inquiry_ids))
    abandoned = Q(created_at__lt=clock.now() - _PATIENCE) & ~Q(state=FileState.DONE)
    for run in ImportRun.objects.filter(expired | abandoned).exclude(stored_as=""):
        drop_upload(run.stored_as)
        run.samples, run.stored_as = [], ""
        run.save(update_fields=["samples", "stored_as"])


def clear_reports(inquiry_ids: Iterable[int]) -> None:
    """Somebody has words erased that came from a file: the reports and samples of finished imports may quote them."""
    for run in ImportRun.objects.filter(inquiry_id__in=list(inquiry_ids), state=FileState.DONE).exclude(stored_as=""):
        drop_upload(run.stored_as)
        run.samples, run.stored_as = [], ""
        run.save(update_fields=["samples", "stored_as"])


def _pass(run: ImportRun, path: Path, report: Path, *, dry_run: bool) -> Tally:
    told = run.options
    prepared = prepare_table(
        path,
        columns=told["mapping"],
        kind=told.get("kind", Format.TABLE),
        picked=told.get("picked", ()),
        joined=told.get("joined", False),
    )
    # Columns that somebody left out in the browser are left out on purpose.
    plain = prepared.opened.is_plain
    mapping = Mapping().resolve(prepared.table.headers, told["mapping"]) if plain else prepared.mapping
    plan = plan_import(
        inquiry=run.inquiry,
        source=run.source,
        mapping=mapping,
        roles=told["roles"],
        dry_run=dry_run,
    )

    def step(tally: Tally, position: int) -> None:
        run.done_bytes = min(position, run.total_bytes)
        _keep_tally(run, tally)

    tally = take_with_report(prepared.table, plan, report=report, on_step=step)
    if prepared.opened.aside:
        run.options["aside"] = {str(name): count for name, count in prepared.opened.aside.items()}
    return tally


def _start_over(run: ImportRun) -> None:
    run.options.pop("aside", None)
    run.done_bytes = run.taken = run.known = run.refused = 0
    run.samples, run.problem = [], ""
    run.save()


def _keep_tally(run: ImportRun, tally: Tally) -> None:
    run.taken, run.known, run.refused = tally.taken, tally.known, tally.refused
    samples: list[dict[str, Any]] = [
        {"line": sample.line or sample.number, "sentence": sample.sentence, "excerpt": sample.excerpt}
        for sample in tally.samples
    ]
    run.samples = samples
    run.save()


def _fail(run: ImportRun, sentence: str) -> None:
    run.state, run.problem = FileState.FAILED, sentence
    run.save()
