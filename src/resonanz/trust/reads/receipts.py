"""A receipt: what a person needs to prove later, without us, what was received."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resonanz.trust.errors import LedgerDamaged
from resonanz.trust.models import LedgerCheckpoint, LedgerEntry, LedgerKey, LedgerOpening
from resonanz.trust.reads.checkpoints import newest_checkpoint
from resonanz.trust.reads.keys import current_key, trusted_signer
from resonanz.trust.reads.stored_tree import StoredTree
from resonanz.trust.rules.notes import Proof, extra_of, promise_text

FORMAT = "resonanz-quittung/2"
CHECK_PAGE = "/pruefen.html"
CHECK_PROGRAM = "/resonanz-pruefe.py"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """`promise` and `vkey` are empty while the key of the log is missing; `proof` waits for the next checkpoint."""

    index: int
    leaf: str
    leaf_hash: str
    salts: dict[str, str]
    vkey: str
    promise: str
    proof: Proof | None
    sealed_at: datetime | None

    def as_json(self, *, opens: dict[str, Any], badges: Sequence[str] = ()) -> dict[str, Any]:
        """`opens` holds the values behind the commitments; what has no salt any more is left out.

        `badges` are the words that stand beside the person's words on our pages.
        """
        return {
            "format": FORMAT,
            "index": self.index,
            "leaf": self.leaf,
            "leaf_hash": self.leaf_hash,
            "salts": self.salts,
            "opens": {name: value for name, value in opens.items() if name in self.salts},
            "vkey": self.vkey,
            "promise": self.promise or None,
            "proof": self.proof.text if self.proof else None,
            "badges": list(badges),
        }

    @property
    def printed(self) -> str:
        """The text of the QR code: proof, leaf and the salt of the words. Empty before the first checkpoint over it."""
        if self.proof is None:
            return ""
        extra = extra_of(leaf=self.leaf, body_salt=bytes.fromhex(self.salts["body"]))
        return Proof(index=self.index, hashes=self.proof.hashes, checkpoint=self.proof.checkpoint, extra=extra).text


def receipt(index: int) -> Receipt | None:
    """None where the salt of the words was erased: then there is nothing left to prove."""
    entry = LedgerEntry.objects.get(index=index)
    opening = LedgerOpening.objects.filter(index=index, body_salt__isnull=False).first()
    if opening is None:
        return None
    salts = {"author": opening.author_salt, "body": opening.body_salt, "meta": opening.meta_salt}
    key, checkpoint = current_key(), newest_checkpoint()
    proof = proof_of(index, checkpoint)
    return Receipt(
        index=index,
        leaf=bytes(entry.leaf).decode(),
        leaf_hash=bytes(entry.leaf_hash).hex(),
        salts={name: bytes(salt).hex() for name, salt in salts.items() if salt is not None},
        vkey=key.vkey if key else "",
        promise=_promise(key, index=index, leaf_hash=bytes(entry.leaf_hash)),
        proof=proof,
        sealed_at=checkpoint.created_at if checkpoint and proof else None,
    )


def proof_of(index: int, checkpoint: LedgerCheckpoint | None) -> Proof | None:
    """None where the checkpoint does not reach the entry, or the log is damaged."""
    if checkpoint is None or not 0 <= index < checkpoint.size:
        return None
    try:
        hashes = StoredTree(checkpoint.origin).inclusion_proof(index, checkpoint.size)
    except LedgerDamaged:
        return None
    return Proof(index=index, hashes=hashes, checkpoint=checkpoint.note)


def _promise(key: LedgerKey | None, *, index: int, leaf_hash: bytes) -> str:
    signer = trusted_signer(key)
    if key is None or signer is None:
        return ""
    return signer.note(promise_text(origin=key.origin, index=index, leaf_hash=leaf_hash))
