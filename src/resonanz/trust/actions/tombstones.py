"""Erasing that stays visible: the salts go, an entry says that they went, and a row says it again in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from resonanz.ground import clock
from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.record import record_all
from resonanz.trust.enums import SYSTEM_ROLE, TELLER_ROLE, Field, Kind, Via
from resonanz.trust.models import Tombstone
from resonanz.trust.rules.leaves import Draft
from resonanz.trust.rules.tombstones import erasure_author, erasure_body

ON_WISH = TELLER_ROLE


def note_tombstones(
    gone: Mapping[int, Sequence[Field]],
    *,
    ground: str,
    moment: datetime | None = None,
    voices: Mapping[int, UUID] | None = None,
) -> list[int]:
    """Forgets these fields of these entries and enters that; returns the entries that say so, in the same order.

    Every field means that nothing is left. `voices` says under which number the words of an entry go on. Call it
    inside the transaction of the erasure.
    """
    if not gone:
        return []
    erased_at = moment or clock.now()
    for fields in {tuple(fields) for fields in gone.values()}:
        forget(indices=[index for index, these in gone.items() if tuple(these) == fields], fields=fields)
    rows = [
        Tombstone(
            target_index=index,
            fields=[] if set(fields) == set(Field) else [field.value for field in fields],
            ground=ground,
            role=TELLER_ROLE if ground == ON_WISH else SYSTEM_ROLE,
            erased_at=erased_at,
            voice=(voices or {}).get(index),
        )
        for index, fields in gone.items()
    ]
    recorded = record_all([_draft(row) for row in rows])
    for row, entry in zip(rows, recorded, strict=True):
        row.entry_index = entry.index
    Tombstone.objects.bulk_create(rows)
    return [entry.index for entry in recorded]


def _draft(row: Tombstone) -> Draft:
    return Draft(
        kind=Kind.ERASURE,
        place=f"entry:{row.target_index}",
        role=row.role,
        via=Via.WEB if row.role == TELLER_ROLE else Via.SYSTEM,
        author=erasure_author(row),
        body=erasure_body(row),
        moment=row.erased_at,
    )
