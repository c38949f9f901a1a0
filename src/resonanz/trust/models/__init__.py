from resonanz.trust.models.checkpoints import LedgerAlarm, LedgerCheckpoint, LedgerKey, LedgerNode
from resonanz.trust.models.erasure import ErasureReport, Scrubbing
from resonanz.trust.models.ledger import IdempotencyKey, LedgerEntry, LedgerHead, LedgerOpening
from resonanz.trust.models.moderation import Moderation, ModerationWords, Report
from resonanz.trust.models.releases import Release, ReleasedCell
from resonanz.trust.models.tombstones import Tombstone
from resonanz.trust.models.witnesses import Witness

__all__ = [
    "ErasureReport",
    "IdempotencyKey",
    "LedgerAlarm",
    "LedgerCheckpoint",
    "LedgerEntry",
    "LedgerHead",
    "LedgerKey",
    "LedgerNode",
    "LedgerOpening",
    "Moderation",
    "ModerationWords",
    "Release",
    "ReleasedCell",
    "Report",
    "Scrubbing",
    "Tombstone",
    "Witness",
]
