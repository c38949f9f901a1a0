from __future__ import annotations

from resonanz.trust.models import LedgerHead


def ledger_size() -> int:
    """How many entries are committed: all of them, because the head gives out the next only after a commit."""
    return LedgerHead.objects.values_list("size", flat=True).get(id=1)
