"""Writing the ledger, always inside the transaction of the deed that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from resonanz.ground import clock
from resonanz.trust import events
from resonanz.trust.actions.log_keys import open_log
from resonanz.trust.errors import OutsideTransaction
from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.leaves import Draft, leaf_bytes, leaf_hash

__all__ = ["Draft", "Recorded", "record", "record_all"]


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
    first = _take_indices(len(drafts))
    if first == 0:
        # The very first receipt already carries a signed promise.
        open_log()
    moment = clock.now()
    leaves = [leaf_bytes(draft, index=first + n, moment=moment) for n, draft in enumerate(drafts)]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    LedgerEntry.objects.bulk_create(
        LedgerEntry(index=first + n, leaf=leaf, leaf_hash=digest)
        for n, (leaf, digest) in enumerate(zip(leaves, hashes, strict=True))
    )
    LedgerOpening.objects.bulk_create(
        LedgerOpening(
            index=first + n,
            author_salt=draft.salts.author,
            body_salt=draft.salts.body,
            meta_salt=draft.salts.meta,
        )
        for n, draft in enumerate(drafts)
    )
    events.entries_written.announce(first + len(drafts))
    return [Recorded(index=first + n, leaf_hash=digest) for n, digest in enumerate(hashes)]


def _take_indices(count: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trust_ledgerhead SET size = size + %s WHERE id = 1 RETURNING size", [count])
        (size,) = cursor.fetchone()
    return int(size) - count
