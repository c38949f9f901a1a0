from resonanz.trust.models.ledger import IdempotencyKey, LedgerCheckpoint, LedgerEntry, LedgerHead, LedgerOpening

__all__ = ["IdempotencyKey", "LedgerCheckpoint", "LedgerEntry", "LedgerHead", "LedgerOpening"]
