from resonanz.trust.reads.alarms import Alarm, open_alarms, past_alarms
from resonanz.trust.reads.checkpoints import all_checkpoints, checkpoints, newest_checkpoint, size
from resonanz.trust.reads.entries import Entry, entry, newest_entries
from resonanz.trust.reads.exporting import kept_extract, newest_size, write_audit_file, write_extract
from resonanz.trust.reads.keys import all_keys, current_key, key_at_hand, trusted_signer
from resonanz.trust.reads.log_key import public_key, vkey_of
from resonanz.trust.reads.moderation import (
    COUNTED,
    Case,
    CountLine,
    appeal_against,
    appeal_until,
    cases_of,
    deciding,
    decision,
    ground,
    grounds,
    is_decided,
    leaf_hash_of,
    log_line,
    moderation_counts,
    moderation_log,
    open_appeals,
    was_done,
    with_words,
)
from resonanz.trust.reads.promises import Figure, Promise, promises
from resonanz.trust.reads.receipts import CHECK_PAGE, CHECK_PROGRAM, Receipt, proof_of, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables
from resonanz.trust.reads.releases import ReleasedTable, ShownCell
from resonanz.trust.reads.reports import report, report_by_code, reports_about, waiting_reports
from resonanz.trust.reads.size import ledger_size
from resonanz.trust.reads.stored_tree import StoredTree
from resonanz.trust.reads.verifier import CheckPage, check_page, verifier_source
from resonanz.trust.reads.witnesses import named_witnesses, public_witnesses, witness_by_code, witness_code

__all__ = [
    "Alarm",
    "CHECK_PAGE",
    "CHECK_PROGRAM",
    "COUNTED",
    "Case",
    "CheckPage",
    "CountLine",
    "Entry",
    "Figure",
    "Promise",
    "Receipt",
    "ReleasedTable",
    "ShownCell",
    "StoredField",
    "StoredTable",
    "StoredTree",
    "all_checkpoints",
    "all_keys",
    "appeal_against",
    "appeal_until",
    "cases_of",
    "check_page",
    "checkpoints",
    "current_key",
    "deciding",
    "decision",
    "entry",
    "ground",
    "grounds",
    "is_decided",
    "kept_extract",
    "key_at_hand",
    "leaf_hash_of",
    "ledger_size",
    "log_line",
    "moderation_counts",
    "moderation_log",
    "named_witnesses",
    "newest_checkpoint",
    "newest_entries",
    "newest_size",
    "open_alarms",
    "open_appeals",
    "past_alarms",
    "promises",
    "proof_of",
    "public_key",
    "public_witnesses",
    "receipt",
    "report",
    "report_by_code",
    "reports_about",
    "size",
    "stored_tables",
    "trusted_signer",
    "verifier_source",
    "vkey_of",
    "waiting_reports",
    "was_done",
    "with_words",
    "witness_by_code",
    "witness_code",
    "write_audit_file",
    "write_extract",
]
