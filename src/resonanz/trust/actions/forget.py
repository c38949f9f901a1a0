"""Erasing the salts of an entry, so that nobody can prove or guess what it said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from resonanz.trust.enums import Field
from resonanz.trust.models import LedgerOpening


def forget(*, indices: Sequence[int], fields: Iterable[Field] = tuple(Field)) -> None:
    """The tombstone is the caller's entry of kind `erasure`, in the same transaction."""
    columns: dict[str, None] = {f"{field.value}_salt": None for field in fields}
    LedgerOpening.objects.filter(index__in=indices).update(**columns)
