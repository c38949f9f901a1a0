"""Writing the ledger, always inside the transaction of the deed that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from resonanz.ground import clock
from resonanz.trust import events
from resonanz.trust.actions.log_keys import open_log
from resonanz.trust.errors import OutsideTransaction
from resonanz.trust.rules.leaves import Draft, leaf_bytes, leaf_hash

__all__ = ["Draft", "Recorded", "record", "record_all"]

# One statement for entries and salts: everybody else waits for the head while it runs.
_INSERT = """
WITH entries AS (
    INSERT INTO trust_ledgerentry (index, leaf, leaf_hash)
    SELECT * FROM unnest(%(indices)s::bigint[], %(leaves)s::bytea[], %(hashes)s::bytea[])
)
INSERT INTO trust_ledgeropening (index, author_salt, body_salt, meta_salt)
SELECT * FROM unnest(%(indices)s::bigint[], %(author)s::bytea[], %(body)s::bytea[], %(meta)s::bytea[])
"""


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
    _insert(first, drafts, leaves, hashes)
    events.entries_written.announce(first + len(drafts))
    return [Recorded(index=first + n, leaf_hash=digest) for n, digest in enumerate(hashes)]


def _insert(first: int, drafts: Sequence[Draft], leaves: Sequence[bytes], hashes: Sequence[bytes]) -> None:
    values: dict[str, Any] = {
        "indices": list(range(first, first + len(drafts))),
        "leaves": list(leaves),
        "hashes": list(hashes),
        "author": [draft.salts.author for draft in drafts],
        "body": [draft.salts.body for draft in drafts],
        "meta": [draft.salts.meta for draft in drafts],
    }
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)


def _take_indices(count: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE trust_ledgerhead SET size = size + %s WHERE id = 1 RETURNING size", [count])
        (size,) = cursor.fetchone()
    return int(size) - count
