"""What was erased according to the journal, and which of it this database knows."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.journal import Line, read


def journal_lines() -> list[Line]:
    return list(read(settings.DATA / "log"))


def same_entries(lines: Iterable[Line]) -> list[Line]:
    """Those whose entry is in this ledger, unchanged: the index alone may belong to somebody else after a restore."""
    wanted = {line.index: line for line in lines}
    found = LedgerEntry.objects.filter(index__in=wanted).values_list("index", "leaf_hash")
    return [wanted[index] for index, digest in found if bytes(digest).hex() == wanted[index].leaf_hash]


def has_author(indices: Iterable[int]) -> set[int]:
    """The entries among these whose author could still be proved."""
    rows = LedgerOpening.objects.filter(index__in=list(indices), author_salt__isnull=False)
    return set(rows.values_list("index", flat=True))
