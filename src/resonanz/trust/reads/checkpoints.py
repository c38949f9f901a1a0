"""What was published about the log."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet, Subquery

from resonanz.trust.models import LedgerCheckpoint, LedgerEntry, LedgerHead, LedgerKey

SEPARATOR = "----\n"


def size() -> int:
    """How many entries are committed: all of them, because the head gives out the next only after a commit."""
    return LedgerHead.objects.values_list("size", flat=True).get(id=1)


def origin() -> str:
    """The name of the log that is written now; empty before its key exists."""
    return LedgerKey.objects.order_by("-pk").values_list("origin", flat=True).first() or ""


def newest_leaf() -> tuple[int, bytes]:
    """The last entry and its hash; salts make the hash unique. As long as both are the same, nothing was entered."""
    found = LedgerEntry.objects.order_by("-index").values_list("index", "leaf_hash").first()
    return (found[0], bytes(found[1])) if found else (-1, b"")


def leaf_hashes(indexes: Iterable[int]) -> dict[int, bytes]:
    """Unique for each entry, also between two houses that have entries of the same number."""
    found = LedgerEntry.objects.filter(index__in=list(indexes)).values_list("index", "leaf_hash")
    return {index: bytes(leaf) for index, leaf in found}


def newest_checkpoint() -> LedgerCheckpoint | None:
    """Of the log that is written now; None before the first one."""
    return checkpoints().first()


def checkpoints() -> QuerySet[LedgerCheckpoint]:
    """Of the log that is written now, newest first."""
    current = LedgerKey.objects.order_by("-pk").values("origin")[:1]
    return LedgerCheckpoint.objects.filter(origin=Subquery(current)).order_by("-size")


def all_checkpoints() -> QuerySet[LedgerCheckpoint]:
    """Of this log and of those before it, newest first."""
    return LedgerCheckpoint.objects.order_by("-pk")


def copied_notes() -> list[str]:
    """The checkpoints as they were kept outside the database, oldest first; the reader refuses broken ones."""
    try:
        text = copy_path().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [note for note in text.split(SEPARATOR) if note]


def copy_path() -> Path:
    return Path(settings.DATA) / "log" / "checkpoints.txt"
