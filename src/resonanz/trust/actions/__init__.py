"""What trust does for other rooms: record, claim a key, forget."""

from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.keys import claim_key, keep_result
from resonanz.trust.actions.record import Draft, Recorded, record, record_all

__all__ = ["Draft", "Recorded", "claim_key", "forget", "keep_result", "record", "record_all"]
