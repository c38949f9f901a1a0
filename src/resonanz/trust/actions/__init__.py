"""What trust does for other rooms: record, claim a key, forget, say figures about groups."""

from resonanz.trust.actions.checkpoints import holds_log_key, publish_checkpoint
from resonanz.trust.actions.erasing import (
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
from resonanz.trust.actions.keys import Claimed, claim_key, claim_number, keep_result
from resonanz.trust.actions.log_keys import open_log
from resonanz.trust.actions.moderation import Ruling, forget_appellants, forget_moderation, note_rulings
from resonanz.trust.actions.record import Draft, Recorded, record, record_all
from resonanz.trust.actions.releasing import Population, release_counts
from resonanz.trust.actions.renewing import begin_new_log
from resonanz.trust.actions.reporting import (
    Reported,
    answer_report,
    forget_reports,
    forget_reports_from,
    report_entry,
)
from resonanz.trust.actions.tombstones import ON_WISH, note_tombstones
from resonanz.trust.actions.witnesses import (
    agree_to_witness,
    dismiss_witness,
    forget_witnesses,
    name_witness,
    stop_being_witness,
    write_to_witnesses,
)
from resonanz.trust.rules.lattice import Attribute

__all__ = [
    "ON_WISH",
    "RETENTION",
    "Attribute",
    "Claimed",
    "Draft",
    "Erased",
    "Population",
    "Recorded",
    "Reported",
    "Ruling",
    "account_mark",
    "agree_to_witness",
    "answer_report",
    "ask_for_scrubbing",
    "begin_new_log",
    "claim_key",
    "claim_number",
    "dismiss_witness",
    "erase_due",
    "erase_rows",
    "finish_scrubbing",
    "forget",
    "forget_appellants",
    "forget_moderation",
    "forget_reports",
    "forget_reports_from",
    "forget_witnesses",
    "holds_log_key",
    "journal_account",
    "journal_entries",
    "keep_result",
    "name_witness",
    "note_erased_entries",
    "note_rulings",
    "note_tombstones",
    "open_log",
    "publish_checkpoint",
    "record",
    "record_all",
    "release_counts",
    "report_entry",
    "report_erasure",
    "stop_being_witness",
    "write_to_witnesses",
]
