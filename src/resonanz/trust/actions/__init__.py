"""What trust does for other rooms: record, claim a key, forget, say figures about groups."""

from resonanz.trust.actions.forget import forget
from resonanz.trust.actions.keys import claim_key, keep_result
from resonanz.trust.actions.record import Draft, Recorded, record, record_all
from resonanz.trust.actions.releasing import Population, release_counts
from resonanz.trust.rules.lattice import Attribute

__all__ = [
    "Attribute",
    "Draft",
    "Population",
    "Recorded",
    "claim_key",
    "forget",
    "keep_result",
    "record",
    "record_all",
    "release_counts",
]
