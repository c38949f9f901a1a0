from resonanz.trust.models.ledger import IdempotencyKey, LedgerCheckpoint, LedgerEntry, LedgerHead, LedgerOpening
from resonanz.trust.models.releases import Release, ReleasedCell

__all__ = [
    "IdempotencyKey",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerOpening",
    "Release",
    "ReleasedCell",
]
