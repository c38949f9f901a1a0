"""Writing the ledger, always inside the transaction of the deed that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from resonanz.ground import clock
from resonanz.trust import events
from resonanz.trust.actions.log_keys import open_log
from resonanz.trust.errors import OutsideTransaction
from resonanz.trust.rules.leaves import Around, Draft, leaf_around, leaf_hash

__all__ = ["Draft", "Recorded", "record", "record_all"]

# Everything that happens while everybody else waits for the head, in one statement (see migration 0007).
_APPEND = "SELECT trust_append(%s::bytea[], %s::bytea[], %s::bytea[], %s::bytea[], %s::bytea[])"


@dataclass(frozen=True, kw_only=True)
class Recorded:
    index: int
    leaf_hash: bytes


def record(draft: Draft) -> Recorded:
    return record_all([draft])[0]


def record_all(drafts: Sequence[Draft]) -> list[Recorded]:
    """Appends the drafts in order. The head's row lock orders all writers; it is held until the commit,
    so call this as late in the transaction as possible.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction
    if not drafts:
        return []
    moment = clock.now()
    parts = [leaf_around(draft, moment=moment) for draft in drafts]
    first = _append(drafts, parts)
    if first == 0:
        # The very first receipt already carries a signed promise.
        open_log()
    events.entries_written.announce(first + len(drafts))
    return [Recorded(index=first + n, leaf_hash=leaf_hash(around.at(first + n))) for n, around in enumerate(parts)]


def _append(drafts: Sequence[Draft], parts: Sequence[Around]) -> int:
    values = [
        [around.before for around in parts],
        [around.after for around in parts],
        [draft.salts.author for draft in drafts],
        [draft.salts.body for draft in drafts],
        [draft.salts.meta for draft in drafts],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_APPEND, values)
        (first,) = cursor.fetchone()
    return int(first)
