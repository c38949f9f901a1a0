"""What trust does for other rooms: record, claim a key, forget, erase what the register says."""

from resonanz.trust.actions.erasing import (
    ON_WISH,
    RETENTION,
    Erased,
    ask_for_scrubbing,
    erase_due,
    erase_rows,
    finish_scrubbing,
    note_erased_entries,
    report_erasure,
)
from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.journal import account_mark, journal_account, journal_entries
from resonanz.trust.actions.keys import claim_key, keep_result
from resonanz.trust.actions.record import Draft, Recorded, record, record_all

__all__ = [
    "ON_WISH",
    "RETENTION",
    "Draft",
    "Erased",
    "Recorded",
    "account_mark",
    "ask_for_scrubbing",
    "claim_key",
    "erase_due",
    "erase_rows",
    "finish_scrubbing",
    "forget",
    "journal_account",
    "journal_entries",
    "keep_result",
    "note_erased_entries",
    "record",
    "record_all",
    "report_erasure",
]
