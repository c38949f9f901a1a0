"""Address lists in the browser: upload, check, take. The work happens in the queue; the run remembers how far it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from resonanz.ask.actions.taking_addresses import AddressTally, plan_addresses, take_addresses
from resonanz.ask.errors import AddressesRefused, ListFrozen
from resonanz.ask.models import AddressRun, Candidate, Group, Inquiry
from resonanz.ground import clock
from resonanz.ground.tables import open_table
from resonanz.ground.tables.problems import TableProblem
from resonanz.ground.uploads import (
    FileState,
    drop_upload,
    forget_upload,
    keep_table,
    new_report,
    upload_at_hand,
)
from resonanz.people import actions as people_actions
from resonanz.people.enums import Ground

if TYPE_CHECKING:
    from resonanz.people.models import Account

_PATIENCE = timedelta(days=7)
_SHORTEST_PROOF = 10


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a list rests on, as the member of the team says it who brings it."""

    told: str
    ground: Ground
    proof: str = ""
    agreed_on: date | None = None


def receive_addresses(*, inquiry: Inquiry, file_name: str, chunks: Iterable[bytes], by: Account | None) -> AddressRun:
    """Keeps the file until the list is taken in. Raises `TableProblem` when it is no list we can read."""
    stored_as, total = keep_table(file_name=file_name, chunks=chunks)
    return AddressRun.objects.create(
        inquiry=inquiry,
        created_by=by,
        created_at=clock.now(),
        file_name=file_name[:200],
        stored_as=stored_as,
        total_bytes=total,
    )


@transaction.atomic
def start_address_check(*, run: AddressRun, mapping: dict[str, str], groups: Sequence[str], basis: Basis) -> None:
    """Raises `AddressesRefused` where the list would rest on nothing."""
    _refuse_groundless(basis, mapping)
    run.options = {"mapping": mapping, "groups": list(groups)}
    run.told, run.ground, run.proof, run.agreed_on = basis.told, basis.ground, basis.proof, basis.agreed_on
    run.state = FileState.CHECKING
    _start_over(run)


@transaction.atomic
def start_taking_addresses(*, run: AddressRun) -> bool:
    """False when somebody else has pressed the button already."""
    if not AddressRun.objects.filter(pk=run.pk, state=FileState.CHECKED).update(state=FileState.TAKING):
        return False
    run.refresh_from_db()
    _start_over(run)
    return True


def work_on_addresses(run: AddressRun) -> None:
    """One pass over the file: a check without storing, or the taking in itself."""
    if not run.is_running:
        return
    dry_run = run.state == FileState.CHECKING
    try:
        with upload_at_hand(run.stored_as) as path, new_report(run.stored_as) as report:
            tally = _pass(run, path, report, dry_run=dry_run)
    except (TableProblem, AddressesRefused, ListFrozen) as refused:
        _fail(run, str(refused.sentence))
    except FileNotFoundError:
        _fail(run, _("Die Datei liegt nicht mehr da. Bitte laden Sie sie noch einmal hoch."))
    else:
        run.state = FileState.CHECKED if dry_run else FileState.DONE
        run.done_bytes = run.total_bytes
        _keep_tally(run, tally)
        if not dry_run:
            forget_upload(run.stored_as)


@transaction.atomic
def forget_addresses() -> int:
    """Files and reports hold names, so they stay a week; then people go whom nothing but a list made known.

    Who stands on the list of an inquiry goes with its promised day (see `personal_data`), before or after this.
    """
    expired, stale = Q(inquiry__keep_until__lte=clock.today()), Q(created_at__lt=clock.now() - _PATIENCE)
    for run in AddressRun.objects.filter(expired | stale).exclude(stored_as=""):
        drop_upload(run.stored_as)
        run.samples, run.stored_as = [], ""
        run.save(update_fields=["samples", "stored_as"])
    waiting = Candidate.objects.filter(Q(inquiry__keep_until=None) | Q(inquiry__keep_until__gt=clock.today()))
    return people_actions.forget_listed(still_listed=waiting.values("account_id"))


def _refuse_groundless(basis: Basis, mapping: dict[str, str]) -> None:
    if not basis.told.strip():
        raise AddressesRefused(_("Bitte sagen Sie, woher die Adressen kommen. Es steht auf jeder Einladung."))
    if basis.ground == Ground.NONE:
        return
    if len(basis.proof.strip()) < _SHORTEST_PROOF:
        raise AddressesRefused(
            _("Bitte sagen Sie, wie und mit welchen Worten zugestimmt wurde.")
            if basis.ground == Ground.CONSENT
            else _("Bitte sagen Sie, warum alle vier Voraussetzungen der Ausnahme vorliegen.")
        )
    if basis.ground == Ground.CONSENT and basis.agreed_on is None and not mapping.get("agreed"):
        raise AddressesRefused(
            _("Bitte nennen Sie den Tag der Zustimmung, oder die Spalte, in der er steht. Ohne ihn gilt sie nicht.")
        )
    if basis.agreed_on is not None and basis.agreed_on > clock.today():
        raise AddressesRefused(_("Der Tag der Zustimmung liegt in der Zukunft."))


def _pass(run: AddressRun, path: Path, report: Path, *, dry_run: bool) -> AddressTally:
    table = open_table(path)
    words: dict[str, str] = {}
    for group in Group.objects.filter(audience__inquiry_id=run.inquiry_id):
        words |= dict.fromkeys((group.key, group.role, group.label, str(group.get_role_display())), group.key)
    words.pop("", None)
    plan = plan_addresses(run, table, groups=words, default_groups=run.options.get("groups", []), dry_run=dry_run)

    def step(tally: AddressTally, position: int) -> None:
        run.done_bytes = min(position, run.total_bytes)
        _keep_tally(run, tally)

    return take_addresses(table, plan, report=report, on_step=step)


def _start_over(run: AddressRun) -> None:
    run.done_bytes = run.taken = run.known = run.refused = run.remarked = 0
    run.samples, run.problem = [], ""
    run.save()


def _keep_tally(run: AddressRun, tally: AddressTally) -> None:
    run.taken, run.known, run.refused, run.remarked = tally.taken, tally.known, tally.refused, tally.remarked
    run.samples = [
        {"line": note.line or note.number, "sentence": note.sentence, "excerpt": note.excerpt} for note in tally.samples
    ]
    run.save()


def _fail(run: AddressRun, sentence: str) -> None:
    run.state, run.problem = FileState.FAILED, sentence
    run.save()
