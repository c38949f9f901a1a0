"""What trust does for other rooms: record, claim a key, forget; and how the log is sealed."""

from resonanz.trust.actions.checkpoints import publish_checkpoint
from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.keys import claim_key, keep_result
from resonanz.trust.actions.log_keys import open_log
from resonanz.trust.actions.record import Draft, Recorded, record, record_all
from resonanz.trust.actions.renewing import begin_new_log
from resonanz.trust.actions.witnesses import (
    agree_to_witness,
    dismiss_witness,
    name_witness,
    stop_being_witness,
    write_to_witnesses,
)

__all__ = [
    "Draft",
    "Recorded",
    "agree_to_witness",
    "begin_new_log",
    "claim_key",
    "dismiss_witness",
    "forget",
    "keep_result",
    "name_witness",
    "open_log",
    "publish_checkpoint",
    "record",
    "record_all",
    "stop_being_witness",
    "write_to_witnesses",
]
