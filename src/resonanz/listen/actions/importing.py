"""Taking in a foreign table: row by row checked, batch by batch stored, safe to kill and to repeat."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from resonanz.ground import clock
from resonanz.ground.bulk import copy_rows
from resonanz.ground.tables.problems import Reason
from resonanz.ground.tables.table import Table
from resonanz.listen import events
from resonanz.listen.enums import Permission
from resonanz.listen.models import Story
from resonanz.listen.rules.entries import story_draft
from resonanz.listen.rules.tables.mapping import Mapping
from resonanz.listen.rules.tables.reasons import ID_KNOWN_WITH_OTHER_TEXT
from resonanz.listen.rules.tables.report import report_at
from resonanz.listen.rules.tables.rows import Candidate, Refused, Repeated, to_candidate
from resonanz.listen.rules.tables.seen import Seen
from resonanz.listen.rules.tombstones import ERASED_SOURCE, NOTE_MARK, erased_id, noted_source
from resonanz.people import reads as people_reads
from resonanz.people.enums import Role
from resonanz.people.reads import Staff
from resonanz.trust.actions import record_all
from resonanz.trust.enums import Via

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

_BATCH = 1_000
_REASONS_KEPT = 20
Step = Callable[["Tally", int], None]
"""Called after each batch with the tally so far and the bytes read."""


@dataclass(kw_only=True)
class Tally:
    """What an import did, or in a dry run would do."""

    taken: int = 0
    known: int = 0
    refused: int = 0
    remarks: int = 0
    staff: int = 0
    imitated: int = 0
    samples: list[Refused] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return self.taken + self.known + self.refused


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a table is to be read."""

    inquiry_id: int
    place: str
    source: str
    mapping: Mapping
    roles: tuple[str, ...]
    dry_run: bool = False


def plan_import(
    *, inquiry: Inquiry, source: str, mapping: Mapping, roles: Sequence[str], dry_run: bool = False
) -> Plan:
    return Plan(
        inquiry_id=inquiry.pk,
        place=inquiry.place,
        source=source,
        mapping=mapping,
        roles=tuple(roles),
        dry_run=dry_run,
    )


def take_table(table: Table, plan: Plan, *, on_refused: Callable[[Refused], None], on_step: Step) -> Tally:
    """Reads the whole table. Each batch is a transaction: killed anywhere, a repetition goes on from there."""
    tally = Tally()
    moment, seen, staff = clock.now(), Seen(), people_reads.staff()
    zone = timezone.get_current_timezone()
    rows = iter(table.rows())
    while batch := list(islice(rows, _BATCH)):
        checked = [
            to_candidate(row, plan.mapping, default_roles=plan.roles, tz=zone, now=moment, seen=seen) for row in batch
        ]
        for refused in _take_batch(checked, plan, tally, staff):
            tally.refused += 1
            if len(tally.samples) < _REASONS_KEPT:
                tally.samples.append(refused)
            on_refused(refused)
        on_step(tally, batch[-1].position)
    return tally


def take_with_report(table: Table, plan: Plan, *, report: Path, on_step: Step) -> Tally:
    """As `take_table`, with the refused rows in a CSV file. Without refusals there is no file."""
    with report_at(report) as note:
        tally = take_table(table, plan, on_refused=note, on_step=on_step)
    if not tally.refused:
        report.unlink(missing_ok=True)
    return tally


def _take_batch(
    checked: Iterable[Candidate | Repeated | Refused], plan: Plan, tally: Tally, staff: Staff
) -> Iterator[Refused]:
    candidates: list[Candidate] = []
    for item in checked:
        if isinstance(item, Refused):
            yield item
        elif isinstance(item, Repeated):
            tally.known += 1
        else:
            tally.remarks += bool(item.remarks)
            tally.imitated += any(staff.is_imitated_by(author) for author in item.authors)
            candidates.append(item)
    with transaction.atomic():
        known = _known_hashes(plan, candidates)
        fresh: list[Story] = []
        for candidate in candidates:
            if candidate.external_id not in known:
                fresh.append(_story(candidate, plan, staff))
                tally.staff += _is_badged(candidate, fresh[-1])
            elif known[candidate.external_id] in {None, bytes.fromhex(candidate.content_hash)}:
                # Without a hash the words were erased on purpose; an import does not bring them back.
                tally.known += 1
            else:
                yield _refuse(candidate, ID_KNOWN_WITH_OTHER_TEXT.filled(id=candidate.external_id))
        tally.taken += len(fresh)
        if fresh and not plan.dry_run:
            _store(fresh, plan)


def _known_hashes(plan: Plan, candidates: Sequence[Candidate]) -> dict[str, bytes | None]:
    """By id what is there already; the remark on a source may change without making it another one."""
    ids = [candidate.external_id for candidate in candidates]
    source = Q(source=plan.source)
    if any(candidate.note for candidate in candidates):
        source |= Q(source__startswith=plan.source + NOTE_MARK)
    rows = Story.objects.filter(source, inquiry_id=plan.inquiry_id, external_id__in=ids).values_list(
        "external_id", "content_hash"
    )
    known = {external_id: bytes(content) if content else None for external_id, content in rows}
    marks = {erased_id(source=plan.source, external_id=external_id): external_id for external_id in ids}
    erased = Story.objects.filter(inquiry_id=plan.inquiry_id, source=ERASED_SOURCE, external_id__in=marks)
    blinded = erased.values_list("external_id", "content_hash")
    return known | {marks[mark]: bytes(content) if content else None for mark, content in blinded}


def _store(fresh: list[Story], plan: Plan) -> None:
    recorded = record_all([story_draft(story, place=plan.place) for story in fresh])
    for story, entry in zip(fresh, recorded, strict=True):
        story.entry_index = entry.index
    copy_rows(fresh)
    events.stories_received.announce(plan.inquiry_id)


def _is_badged(candidate: Candidate, story: Story) -> bool:
    """Whether the house put a badge on that the table did not have."""
    return Role.EMPLOYEE in story.roles and Role.EMPLOYEE not in candidate.roles


def _story(candidate: Candidate, plan: Plan, staff: Staff) -> Story:
    received = clock.now()
    return Story(
        inquiry_id=plan.inquiry_id,
        text=candidate.text,
        works_well=candidate.works_well,
        roles=people_reads.roles_for(claimed=candidate.roles, authors=candidate.authors, known=staff),
        permission=Permission.TEAM,
        teller=teller_of(plan.source, candidate.author),
        via=Via.IMPORT,
        told_at=candidate.told_at or received,
        received_at=received,
        source=noted_source(plan.source, candidate.note),
        external_id=candidate.external_id,
        content_hash=bytes.fromhex(candidate.content_hash),
    )


def teller_of(source: str, author: str | None) -> UUID:
    """The same author of a source is one teller; who it is cannot be read back from the number."""
    if author is None:
        return uuid4()
    message = b"teller\x00" + source.encode() + b"\x00" + author.encode()
    return UUID(bytes=hmac.new(settings.SECRET_KEY.encode(), message, sha256).digest()[:16], version=4)


def _refuse(candidate: Candidate, reason: Reason) -> Refused:
    start = " ".join(candidate.text[:320].split())[:80]
    return Refused(candidate.number, candidate.line, reason, candidate.external_id, start)
