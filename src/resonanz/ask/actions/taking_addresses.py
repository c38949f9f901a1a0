"""An address list into the people who could be asked: row by row checked, batch by batch stored, safe to repeat."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resonanz.ask.actions.candidates import Listing, list_people
from resonanz.ask.enums import Found
from resonanz.ask.models import Candidate
from resonanz.ask.rules.address_mapping import AddressMapping
from resonanz.ask.rules.address_rows import TWICE, NotListed, Person, Rules, read_person
from resonanz.ground import clock
from resonanz.ground.tables.guard import guard_cell
from resonanz.ground.tables.problems import Reason
from resonanz.people import actions as people_actions
from resonanz.people.actions import Entered, Entry, Origin, Postal
from resonanz.people.enums import Ground, Remark
from resonanz.people.reads import fold_address

if TYPE_CHECKING:
    from resonanz.ask.models import AddressRun
    from resonanz.ground.tables import Table

_BATCH = 1_000
_REASONS_KEPT = 20
Step = Callable[["AddressTally", int], None]
"""Called after each batch with the tally so far and the bytes read."""


@dataclass(kw_only=True)
class AddressTally:
    """What a list brought, or in a dry run would bring. Rows with a remark count as taken or known, too."""

    taken: int = 0
    known: int = 0
    refused: int = 0
    remarked: int = 0
    samples: list[NotListed] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class AddressPlan:
    run: AddressRun
    rules: Rules
    dry_run: bool

    @property
    def origin(self) -> Origin:
        return Origin(
            told=self.run.told,
            ground=Ground(self.run.ground),
            proof=self.run.proof,
            reference=self.run.reference,
            by=self.run.created_by,
        )


def plan_addresses(
    run: AddressRun, table: Table, *, groups: dict[str, str], default_groups: Sequence[str], dry_run: bool
) -> AddressPlan:
    """`groups` maps the words of the list to keys of the plan."""
    zone = timezone.get_current_timezone()
    agreed = run.agreed_on
    rules = Rules(
        mapping=AddressMapping().resolve(table.headers, run.options.get("mapping", {})),
        zone=zone,
        now=clock.now(),
        groups={word.casefold(): key for word, key in groups.items()},
        default_groups=tuple(default_groups),
        needs_consent=run.ground == Ground.CONSENT,
        agreed_at=None if agreed is None else datetime.combine(agreed, time.min, tzinfo=zone),
    )
    return AddressPlan(run=run, rules=rules, dry_run=dry_run)


def take_addresses(table: Table, plan: AddressPlan, *, report: Path, on_step: Step) -> AddressTally:
    """Reads the whole list; each batch is a transaction. Reasons and remarks go to `report`, which only then exists."""
    tally, seen = AddressTally(), dict[str, int]()
    with report.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow([_("Zeile"), _("Person"), _("Grund")])
        rows = iter(table.rows())
        while batch := list(islice(rows, _BATCH)):
            notes = _take_batch([read_person(row, plan.rules) for row in batch], plan, tally, seen)
            for note in notes:
                line = str(note.line or note.number)
                writer.writerow([guard_cell(cell) for cell in (line, note.excerpt, note.sentence)])
            tally.samples.extend(notes[: _REASONS_KEPT - len(tally.samples)])
            on_step(tally, batch[-1].position)
    if not tally.samples:
        report.unlink(missing_ok=True)
    return tally


def _take_batch(
    read: Sequence[Person | NotListed], plan: AddressPlan, tally: AddressTally, seen: dict[str, int]
) -> list[NotListed]:
    notes: list[NotListed] = []
    people: list[Person] = []
    for item in read:
        if isinstance(item, NotListed):
            tally.refused += 1
            notes.append(item)
            continue
        first = seen.setdefault(_same(item), item.line or item.number)
        if first != (item.line or item.number):
            tally.known += 1
            notes.append(_note(item, TWICE.filled(first=first)))
            continue
        people.append(item)
        notes.extend(_note(item, reason) for reason in item.remarks)
    with transaction.atomic():
        entered = people_actions.enter_people([_entry(person) for person in people], origin=plan.origin)
        _list(people, entered, plan, tally, notes)
        if plan.dry_run:
            transaction.set_rollback(True)
    return notes


def _list(
    people: Sequence[Person],
    entered: Sequence[Entered],
    plan: AddressPlan,
    tally: AddressTally,
    notes: list[NotListed],
) -> None:
    listed: dict[int, Listing] = {}
    for person, result in zip(people, entered, strict=True):
        if result.remark:
            notes.append(_note(person, Reason(str(result.remark.value), Remark(result.remark).label)))
        if result.account_id is None:
            tally.refused += 1
            continue
        tally.remarked += result.remark == Remark.TAKEN_BACK or not _by_email(person, plan)
        listed.setdefault(result.account_id, Listing(account_id=result.account_id, groups=person.groups))
    there = Candidate.objects.filter(inquiry_id=plan.run.inquiry_id, account_id__in=listed)
    known = set(there.values_list("account_id", flat=True))
    list_people(
        inquiry_id=plan.run.inquiry_id,
        people=list(listed.values()),
        found=Found.IMPORTED,
        door=plan.run.told or plan.run.file_name,
        by=plan.run.created_by_id,
    )
    there_now = sum(result.account_id is not None for result in entered)
    tally.taken += len(listed) - len(known)
    tally.known += there_now - (len(listed) - len(known))


def _by_email(person: Person, plan: AddressPlan) -> bool:
    """Whether this list alone allows to write to somebody by e-mail."""
    if not person.email or plan.run.ground == Ground.NONE:
        return False
    return plan.run.ground == Ground.EXISTING or person.agreed_at is not None


def _same(person: Person) -> str:
    if person.email:
        return fold_address(person.email)
    return f"{person.name.casefold()}\x00{person.postal_code}\x00{person.street.casefold()}"


def _entry(person: Person) -> Entry:
    postal = None
    if person.has_postal:
        postal = Postal(
            street=person.street,
            extra=person.extra,
            postal_code=person.postal_code,
            city=person.city,
            country=person.country,
        )
    return Entry(
        name=person.name,
        email=person.email,
        postal=postal,
        language=person.language,
        agreed_at=person.agreed_at,
    )


def _note(person: Person, reason: Reason) -> NotListed:
    return NotListed(number=person.number, line=person.line, reason=reason, excerpt=(person.name or person.email)[:80])
