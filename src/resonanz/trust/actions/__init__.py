"""What trust does for other rooms: record, claim a key, forget, note what was moderated."""

from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.keys import claim_key, keep_result
from resonanz.trust.actions.moderation import Ruling, forget_moderation, note_rulings
from resonanz.trust.actions.record import Draft, Recorded, record, record_all
from resonanz.trust.actions.reporting import Reported, answer_report, forget_reports, report_entry

__all__ = [
    "Draft",
    "Recorded",
    "Reported",
    "Ruling",
    "answer_report",
    "claim_key",
    "forget",
    "forget_moderation",
    "forget_reports",
    "keep_result",
    "note_rulings",
    "record",
    "record_all",
    "report_entry",
]
