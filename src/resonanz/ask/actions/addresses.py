"""Address lists on their way in: upload, look, take. The work happens in the queue, some hundred rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import islice
from pathlib import Path
from secrets import token_hex

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _

from resonanz.ask.actions.address_portions import PORTION, Gathered, take_portion
from resonanz.ask.enums import AddressState, Ground
from resonanz.ask.errors import ListFrozen
from resonanz.ask.models import AddressImport, Inquiry
from resonanz.ask.reads.addresses import address_folder, open_addresses
from resonanz.ask.rules.address_reasons import TOO_MANY
from resonanz.ask.rules.addresses import Entry, read_entry
from resonanz.ground import clock
from resonanz.ground.tables import Table
from resonanz.ground.tables.problems import Reason, TableProblem

MOST_ROWS = 200_000
_SAMPLES = 20


@dataclass(frozen=True, kw_only=True)
class Basis:
    """On what e-mails to these people stand. The ground holds for every row; a row may bring its own day and way."""

    ground: Ground
    given_on: str = ""
    how: str = ""
    wording: str = ""
    reason: str = ""
    language: str = "de"
    group: str = ""

    def as_options(self) -> dict[str, str]:
        return {
            "ground": self.ground.value,
            "given_on": self.given_on,
            "how": self.how,
            "wording": self.wording,
            "reason": self.reason,
            "language": self.language,
            "group": self.group,
        }


@dataclass(kw_only=True)
class _Pass:
    """What one reading of the file has brought so far."""

    seen: set[str] = field(default_factory=set)
    waiting: list[Entry] = field(default_factory=list)


def receive_addresses(*, inquiry: Inquiry, file_name: str, chunks: Iterable[bytes], by: int) -> AddressImport:
    """Keeps the file until it is taken. Raises `TableProblem` when it is no list we can read."""
    suffix = Path(file_name).suffix.lower()[:8]
    stored_as = f"{token_hex(12)}{suffix if suffix.isascii() and suffix[1:].isalnum() else ''}"
    path = address_folder() / stored_as
    with path.open("xb") as target:
        for chunk in chunks:
            target.write(chunk)
    try:
        table = open_addresses(path)
    except TableProblem:
        path.unlink()
        raise
    return AddressImport.objects.create(
        inquiry=inquiry,
        created_by_id=by,
        created_at=clock.now(),
        file_name=Path(file_name).name[:200],
        stored_as=stored_as,
        total_bytes=table.total,
    )


@transaction.atomic
def check_addresses(*, run: AddressImport, columns: dict[str, str], basis: Basis) -> None:
    _check_basis(basis, columns)
    run.options = {"columns": columns, **basis.as_options()}
    run.state = AddressState.CHECKING
    _start_over(run)


@transaction.atomic
def start_taking_addresses(*, run: AddressImport) -> bool:
    """False when somebody else has pressed the button already."""
    updated = AddressImport.objects.filter(pk=run.pk, state=AddressState.CHECKED).update(state=AddressState.TAKING)
    if updated:
        run.refresh_from_db()
        _start_over(run)
    return bool(updated)


def work_on_addresses(run: AddressImport) -> None:
    """One pass over the file: a look that leaves nothing behind, or the taking itself. Safe to run again."""
    if run.state not in {AddressState.CHECKING, AddressState.TAKING}:
        return
    dry_run = run.state == AddressState.CHECKING
    path = address_folder() / run.stored_as
    _start_over(run)
    try:
        _read(run, open_addresses(path), dry_run=dry_run)
    except (TableProblem, ListFrozen, FileNotFoundError) as problem:
        sentence = "" if isinstance(problem, FileNotFoundError) else str(problem.sentence)
        run.state, run.problem = AddressState.FAILED, sentence
        run.save()
        return
    run.state = AddressState.CHECKED if dry_run else AddressState.DONE
    run.done_bytes = run.total_bytes
    if not dry_run:
        path.unlink(missing_ok=True)
        run.stored_as = ""
    run.save()


def _check_basis(basis: Basis, columns: dict[str, str]) -> None:
    """No yes without its day, its words and how it was given; no exception without a reason."""
    if basis.ground == Ground.CONSENT and not (
        basis.how.strip() and basis.wording.strip() and (basis.given_on or "consent_on" in columns)
    ):
        raise ValidationError(_("Zu einer Einwilligung gehören Tag, Wortlaut und wie sie gegeben wurde."))
    if basis.ground == Ground.EXISTING and not basis.reason.strip():
        raise ValidationError(_("Ohne Grund bleibt es bei Brief und Übergabe."))


def _read(run: AddressImport, table: Table, *, dry_run: bool) -> None:
    state, zone, now = _Pass(), get_default_timezone(), clock.now()
    rows = table.rows()
    number = 0
    while portion := list(islice(rows, PORTION)):
        for row in portion:
            number += 1
            if number > MOST_ROWS:
                raise TableProblem(TOO_MANY.filled(limit=MOST_ROWS))
            entry = read_entry(row, run.options["columns"], tz=zone, now=now)
            if isinstance(entry, Reason):
                run.broken += 1
                _sample(run, row.line or row.number, entry)
            elif entry.key in state.seen:
                run.doubled += 1
            else:
                state.seen.add(entry.key)
                state.waiting.append(entry)
        run.done_bytes = min(portion[-1].position, run.total_bytes)
        _add(run, _taken(run, state, dry_run=dry_run))


def _taken(run: AddressImport, state: _Pass, *, dry_run: bool) -> Gathered:
    entries, state.waiting = state.waiting, []
    with transaction.atomic():
        gathered = take_portion(run, entries)
        if dry_run:
            transaction.set_rollback(True)
    return gathered


def _add(run: AddressImport, gathered: Gathered) -> None:
    run.fresh += gathered.fresh
    run.known += gathered.known
    run.objected += gathered.objected
    run.withdrawn += gathered.withdrawn
    run.groundless += gathered.groundless
    run.save()


def _sample(run: AddressImport, line: int, reason: Reason) -> None:
    """Where to look in the file, never what stands there."""
    if len(run.samples) < _SAMPLES:
        run.samples.append({"line": line, "sentence": str(reason)})


def _start_over(run: AddressImport) -> None:
    run.done_bytes = run.fresh = run.known = run.doubled = run.broken = 0
    run.objected = run.withdrawn = run.groundless = 0
    run.samples, run.problem = [], ""
    run.save()


def clear_address_files(*, older_than_days: int = 7) -> int:
    """Files that nobody took go after a week."""
    gone = 0
    for run in _abandoned(older_than_days):
        (address_folder() / run.stored_as).unlink(missing_ok=True)
        run.stored_as = ""
        run.save(update_fields=["stored_as"])
        gone += 1
    return gone


def _abandoned(days: int) -> Iterator[AddressImport]:
    old = clock.now() - timedelta(days=days)
    return AddressImport.objects.filter(created_at__lt=old).exclude(stored_as="").iterator()
