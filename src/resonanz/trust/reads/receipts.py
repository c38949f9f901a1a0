"""A receipt: what a person needs to prove later what was received."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from resonanz.trust.models import LedgerEntry, LedgerOpening


@dataclass(frozen=True, kw_only=True)
class Receipt:
    index: int
    leaf: str
    leaf_hash: str
    salts: dict[str, str]

    def as_json(self, *, opens: dict[str, Any]) -> dict[str, Any]:
        """`opens` holds the values behind the commitments, as the person gave them."""
        return {
            "format": "resonanz-quittung/1",
            "index": self.index,
            "leaf": self.leaf,
            "leaf_hash": self.leaf_hash,
            "salts": self.salts,
            "opens": opens,
        }


def receipt(index: int) -> Receipt | None:
    """None where the salts were erased: then there is nothing left to prove."""
    entry = LedgerEntry.objects.get(index=index)
    opening = LedgerOpening.objects.filter(index=index, body_salt__isnull=False).first()
    if opening is None:
        return None
    salts = {"author": opening.author_salt, "body": opening.body_salt, "meta": opening.meta_salt}
    return Receipt(
        index=index,
        leaf=bytes(entry.leaf).decode(),
        leaf_hash=bytes(entry.leaf_hash).hex(),
        salts={name: bytes(salt).hex() for name, salt in salts.items() if salt is not None},
    )
