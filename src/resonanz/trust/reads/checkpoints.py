"""What was published about the log."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet, Subquery

from resonanz.trust.models import LedgerCheckpoint, LedgerHead, LedgerKey

SEPARATOR = "----\n"


def size() -> int:
    """How many entries are committed: all of them, because the head gives out the next only after a commit."""
    return LedgerHead.objects.values_list("size", flat=True).get(id=1)


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
