"""A log key of the tests and checkpoints signed with it, written as the checkpointer would write them."""

from __future__ import annotations

import base64
from hashlib import sha256
from io import BytesIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from resonanz.ground import clock
from resonanz.trust.models import LedgerCheckpoint, LedgerEntry, LedgerKey
from resonanz.trust.reads import write_audit_file, write_extract
from resonanz.trust.rules.leaves import leaf_hash
from resonanz.trust.rules.notes import Signer


class Log:
    """Signs. `key` may be any; the same seed gives the same log."""

    def __init__(self, seed: bytes = b"the log of the tests") -> None:
        self.key = Ed25519PrivateKey.from_private_bytes(sha256(seed).digest())
        verifier = Signer(private=self.key).verifier
        self.vkey, self.origin = verifier.vkey, verifier.origin

    def sign(self, text: str) -> str:
        number = bytes.fromhex(self.vkey.split("+")[1])
        blob = base64.b64encode(number + self.key.sign(text.encode())).decode()
        return f"{text}\n— {self.origin} {blob}\n"

    def checkpoint(self, size: int, root: bytes) -> str:
        return self.sign(f"{self.origin}\n{size}\n{base64.b64encode(root).decode()}\n")

    def promise(self, index: int, digest: bytes) -> str:
        return self.sign(f"resonanz-promise/1\n{self.origin}\n{index}\n{base64.b64encode(digest).decode()}\n")

    def proof(self, hashes: list[bytes], index: int, *, extra: bytes | None = None) -> str:
        head = f"extra {base64.b64encode(extra).decode()}\n" if extra is not None else ""
        path = "".join(f"{base64.b64encode(node).decode()}\n" for node in inclusion(hashes, index))
        note = self.checkpoint(len(hashes), root_of(hashes))
        return f"c2sp.org/tlog-proof@v1\n{head}index {index}\n{path}\n{note}"

    def seal(self) -> str:
        """A checkpoint over all entries there are, kept in the database; answers its text."""
        self.use()
        hashes = stored_hashes()
        note = self.checkpoint(len(hashes), root_of(hashes))
        LedgerCheckpoint.objects.get_or_create(
            origin=self.origin,
            size=len(hashes),
            defaults={"root_hash": root_of(hashes), "note": note, "created_at": clock.now()},
        )
        return note

    def use(self) -> None:
        """The log in the database is this one from now on."""
        LedgerKey.objects.get_or_create(origin=self.origin, defaults={"vkey": self.vkey, "since": clock.now()})

    def extract(self) -> BytesIO:
        target = BytesIO()
        write_extract(target)
        return target

    def audit_file(self) -> BytesIO:
        target = BytesIO()
        write_audit_file(target)
        return target


def stored_hashes() -> list[bytes]:
    return [leaf_hash(bytes(leaf)) for leaf in LedgerEntry.objects.order_by("index").values_list("leaf", flat=True)]


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 9162, section 2.1.1, in its own recursive words."""
    if not hashes:
        return sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    half = _half(len(hashes))
    return sha256(b"\x01" + root_of(hashes[:half]) + root_of(hashes[half:])).digest()


def inclusion(hashes: list[bytes], index: int) -> list[bytes]:
    """RFC 9162, section 2.1.3.1."""
    if len(hashes) == 1:
        return []
    half = _half(len(hashes))
    if index < half:
        return [*inclusion(hashes[:half], index), root_of(hashes[half:])]
    return [*inclusion(hashes[half:], index - half), root_of(hashes[:half])]


def _half(size: int) -> int:
    """The largest power of two below the size."""
    return int(1 << ((size - 1).bit_length() - 1))
