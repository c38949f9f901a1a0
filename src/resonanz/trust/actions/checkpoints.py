"""The checkpointer: looks whether the log is what was published, then signs how far it has grown.

It works alone (an advisory lock), never looks at a clock, and signs nothing while anything is wrong.
"""

from __future__ import annotations

import os

from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.trust import reads
from resonanz.trust.actions.examining import Examined, examine
from resonanz.trust.actions.log_keys import open_log
from resonanz.trust.enums import Trouble
from resonanz.trust.models import LedgerAlarm, LedgerCheckpoint, LedgerKey, LedgerNode
from resonanz.trust.reads.checkpoints import SEPARATOR, copied_notes, copy_path
from resonanz.trust.rules.notes import Checkpoint, Signer

_LOCK = 0x5265736F6E616E7A  # The word "Resonanz".


@transaction.atomic
def publish_checkpoint(*, thorough: bool = False) -> LedgerCheckpoint | None:
    """Signs and publishes the log as it is now; None where there is nothing new, somebody else is at it, or an
    alarm is open. `thorough` recomputes everything from the entries; while an alarm is open that is always done.
    """
    if not _is_alone():
        return None
    size = reads.size()
    key = open_log() if size else reads.current_key()
    if size == 0 and reads.newest_checkpoint() is None and not copied_notes():
        return None
    signer = reads.trusted_signer(key)
    thorough = thorough or LedgerAlarm.objects.filter(ended_at=None).exists()
    examined = examine(origin=key.origin if key else "", size=size, thorough=thorough)
    trouble = {**_key_trouble(key, signer), **examined.trouble}
    _tell(trouble, thorough=thorough)
    if trouble or key is None or signer is None:
        return None
    newest = reads.newest_checkpoint()
    if newest is not None and newest.size == size:
        return None
    return _sign(signer, key=key, size=size, examined=examined)


@transaction.atomic
def holds_log_key() -> bool:
    """Whether this process could sign. Of several machines that begin a house the first one's key counts."""
    wait_to_be_alone()
    return reads.trusted_signer(open_log()) is not None


def wait_to_be_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _is_alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        (got,) = cursor.fetchone()
    return bool(got)


def _key_trouble(key: LedgerKey | None, signer: Signer | None) -> dict[str, str]:
    if signer is not None:
        return {}
    at_hand = reads.key_at_hand()
    if key is None or at_hand is None:
        return {Trouble.KEY_MISSING: ""}
    return {Trouble.KEY_CHANGED: at_hand.verifier.origin}


def _tell(trouble: dict[str, str], *, thorough: bool) -> None:
    """Raises what is new and ends what is over. A quick look cannot tell that something is over."""
    known = {alarm.kind: alarm for alarm in LedgerAlarm.objects.filter(ended_at=None)}
    LedgerAlarm.objects.bulk_create(
        LedgerAlarm(kind=kind, since=clock.now(), note=note) for kind, note in trouble.items() if kind not in known
    )
    if thorough:
        over = [alarm.pk for kind, alarm in known.items() if kind not in trouble]
        LedgerAlarm.objects.filter(pk__in=over).update(ended_at=clock.now())


def _sign(signer: Signer, *, key: LedgerKey, size: int, examined: Examined) -> LedgerCheckpoint:
    LedgerNode.objects.bulk_create(
        LedgerNode(origin=key.origin, level=level, position=position, node_hash=digest)
        for (level, position), digest in examined.new_nodes.items()
    )
    root = reads.StoredTree(key.origin).root(size)
    note = signer.note(Checkpoint(origin=key.origin, size=size, root=root).text)
    # Whatever was ever shown stands in the copy: it is written before anybody can read the row.
    _copy(note)
    return LedgerCheckpoint.objects.create(
        origin=key.origin, size=size, root_hash=root, note=note, created_at=clock.now()
    )


def _copy(note: str) -> None:
    path = copy_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
    known = copied_notes()
    missing = [*_published_without(known), note] if note not in known else []
    with path.open("a", encoding="utf-8") as file:
        for n, added in enumerate(missing):
            file.write(f"{SEPARATOR if known or n else ''}{added}")
        file.flush()
        os.fsync(file.fileno())


def _published_without(known: list[str]) -> list[str]:
    """What other machines have published, and everything where the copy was lost, comes from the database."""
    missing = reads.checkpoints().order_by("size")
    if known and (newest := missing.filter(note=known[-1]).first()) is not None:
        missing = missing.filter(size__gt=newest.size)
    elif known:
        # The last one is torn, or belongs to a log before this one.
        missing = missing.exclude(note__in=known)
    return [row.note for row in missing]
