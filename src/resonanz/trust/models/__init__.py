from resonanz.trust.models.ledger import IdempotencyKey, LedgerCheckpoint, LedgerEntry, LedgerHead, LedgerOpening
from resonanz.trust.models.moderation import Moderation, ModerationWords, Report

__all__ = [
    "IdempotencyKey",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerOpening",
    "Moderation",
    "ModerationWords",
    "Report",
]
