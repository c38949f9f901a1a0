"""Imports in the browser: upload, check, take. The work happens in the queue; the run remembers how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.ground.tables import open_table
from resonanz.ground.tables.problems import TableProblem
from resonanz.listen.actions.importing import Tally, plan_import, prepare_table, take_with_report
from resonanz.listen.enums import ImportState
from resonanz.listen.errors import ImportRefused
from resonanz.listen.models import ImportRun
from resonanz.listen.reads.imports import uploads_folder
from resonanz.listen.rules.tables.mapping import Mapping

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_PATIENCE = timedelta(days=7)


def receive_file(*, inquiry: Inquiry, file_name: str, chunks: Iterable[bytes], by: int) -> ImportRun:
    """Keeps the file until the import is over. Raises `TableProblem` when it is no table we can read."""
    suffix = Path(file_name).suffix.lower()[:8]
    stored_as = f"{token_hex(12)}{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"
    path = uploads_folder() / stored_as
    with path.open("xb") as target:
        for chunk in chunks:
            target.write(chunk)
    try:
        table = open_table(path)
    except TableProblem:
        path.unlink()
        raise
    return ImportRun.objects.create(
        inquiry_id=inquiry.pk,
        created_by_id=by,
        created_at=clock.now(),
        file_name=file_name[:200],
        stored_as=stored_as,
        source=Path(file_name).name[:200],
        total_bytes=table.total,
    )


@transaction.atomic
def start_check(*, run: ImportRun, mapping: dict[str, str], roles: list[str], source: str) -> None:
    run.options = {"mapping": mapping, "roles": roles}
    run.source = source
    run.state = ImportState.CHECKING
    _start_over(run)


@transaction.atomic
def start_taking(*, run: ImportRun) -> bool:
    """False when somebody else has pressed the button already."""
    updated = ImportRun.objects.filter(pk=run.pk, state=ImportState.CHECKED).update(state=ImportState.TAKING)
    if updated:
        run.refresh_from_db()
        _start_over(run)
    return bool(updated)


def work_on(run: ImportRun) -> None:
    """One pass over the file: a check without storing, or the import itself."""
    dry_run = run.state == ImportState.CHECKING
    if run.state not in {ImportState.CHECKING, ImportState.TAKING}:
        return
    path = uploads_folder() / run.stored_as
    try:
        tally = _pass(run, path, dry_run=dry_run)
    except ImportRefused as refused:
        _fail(run, str(refused.sentence))
    except FileNotFoundError:
        _fail(run, _("Die Datei liegt nicht mehr da. Bitte laden Sie sie noch einmal hoch."))
    else:
        run.state = ImportState.CHECKED if dry_run else ImportState.DONE
        run.done_bytes = run.total_bytes
        _keep_tally(run, tally)
        if not dry_run:
            path.unlink(missing_ok=True)


def report_path(run: ImportRun) -> Path:
    return uploads_folder() / f"{run.stored_as}.report.csv"


def clear_imports(inquiry_ids: Sequence[int]) -> None:
    """Words also stand in uploads and reports: these go with the inquiry, and uploads nobody took after a week."""
    expired = Q(inquiry_id__in=list(inquiry_ids))
    abandoned = Q(created_at__lt=clock.now() - _PATIENCE) & ~Q(state=ImportState.DONE)
    for run in ImportRun.objects.filter(expired | abandoned).exclude(stored_as=""):
        (uploads_folder() / run.stored_as).unlink(missing_ok=True)
        report_path(run).unlink(missing_ok=True)
        run.samples, run.stored_as = [], ""
        run.save(update_fields=["samples", "stored_as"])


def clear_reports(inquiry_ids: Iterable[int]) -> None:
    """Somebody has words erased that came from a file: the reports and samples of finished imports may quote them."""
    for run in ImportRun.objects.filter(inquiry_id__in=list(inquiry_ids), state=ImportState.DONE).exclude(stored_as=""):
        (uploads_folder() / run.stored_as).unlink(missing_ok=True)
        report_path(run).unlink(missing_ok=True)
        run.samples, run.stored_as = [], ""
        run.save(update_fields=["samples", "stored_as"])


def _pass(run: ImportRun, path: Path, *, dry_run: bool) -> Tally:
    prepared = prepare_table(path, columns=run.options["mapping"])
    plan = plan_import(
        inquiry=run.inquiry,
        source=run.source,
        mapping=Mapping().resolve(prepared.table.headers, run.options["mapping"]),
        roles=run.options["roles"],
        dry_run=dry_run,
    )

    def step(tally: Tally, position: int) -> None:
        run.done_bytes = min(position, run.total_bytes)
        _keep_tally(run, tally)

    return take_with_report(prepared.table, plan, report=report_path(run), on_step=step)


def _start_over(run: ImportRun) -> None:
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
    run.state, run.problem = ImportState.FAILED, sentence
    run.save()
