from resonanz.trust.models.erasure import ErasureReport, Scrubbing
from resonanz.trust.models.ledger import IdempotencyKey, LedgerCheckpoint, LedgerEntry, LedgerHead, LedgerOpening

__all__ = [
    "ErasureReport",
    "IdempotencyKey",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerOpening",
    "Scrubbing",
]
