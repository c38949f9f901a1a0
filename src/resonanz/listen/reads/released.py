"""What was said so far about who told something, by role, read without saying anything new."""

from __future__ import annotations

from collections.abc import Sequence

from resonanz.people.enums import Role
from resonanz.trust import reads as trust_reads
from resonanz.trust.enums import K_STAFF, K
from resonanz.trust.reads import ReleasedTable

_FLOORS = [({"role": role.value}, K_STAFF if role == Role.EMPLOYEE else K) for role in Role]


def population_key(inquiry_id: int) -> str:
    return f"inquiry:{inquiry_id}"


def told_so_far(inquiry_ids: Sequence[int]) -> dict[int, ReleasedTable]:
    """The newest release of each inquiry that has one; two statements for all of them."""
    keys = {population_key(pk): pk for pk in inquiry_ids}
    return {keys[key]: table for key, table in trust_reads.released_tables(list(keys), _FLOORS).items()}
