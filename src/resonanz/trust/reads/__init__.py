from resonanz.trust.reads.alarms import Alarm, open_alarms, past_alarms
from resonanz.trust.reads.checkpoints import all_checkpoints, checkpoints, newest_checkpoint, size
from resonanz.trust.reads.entries import Entry, entry, newest_entries
from resonanz.trust.reads.keys import all_keys, current_key, key_at_hand, trusted_signer
from resonanz.trust.reads.promises import Figure, Promise, promises
from resonanz.trust.reads.receipts import CHECK_PAGE, CHECK_PROGRAM, Receipt, proof_of, receipt
from resonanz.trust.reads.register import StoredField, StoredTable, stored_tables
from resonanz.trust.reads.releases import ReleasedTable, ShownCell
from resonanz.trust.reads.size import ledger_size
from resonanz.trust.reads.stored_tree import StoredTree
from resonanz.trust.reads.witnesses import named_witnesses, public_witnesses, witness_by_code, witness_code

__all__ = [
    "Alarm",
    "CHECK_PAGE",
    "CHECK_PROGRAM",
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
    "checkpoints",
    "current_key",
    "entry",
    "key_at_hand",
    "ledger_size",
    "named_witnesses",
    "newest_checkpoint",
    "newest_entries",
    "open_alarms",
    "past_alarms",
    "promises",
    "proof_of",
    "public_witnesses",
    "receipt",
    "size",
    "stored_tables",
    "trusted_signer",
    "witness_by_code",
    "witness_code",
]
