"""Signed texts of the ledger: C2SP signed-note, tlog-checkpoint and tlog-proof, and our promise of inclusion.

Keys are Ed25519 by `cryptography`. Everything that is read from outside is refused with `NotANote` when it is not
exactly in its format, and nothing of it is used before its signature is verified.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from resonanz.trust.rules.leaves import canonical
from resonanz.trust.rules.tree import HASH_BYTES

ED25519 = b"\x01"
PROOF_HEADER = "c2sp.org/tlog-proof@v1"
PROMISE_HEADER = "resonanz-promise/1"
_MOST_SIGNATURES = 16
_MOST_TEXT = 100_000
_KEY_BYTES = 32
_KEY_ID_BYTES = 4
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")
_NAME = re.compile(r"[^\s+]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class NotANote(ValueError):
    """A text from outside is not in its format, or its signature is not by the key that we trust."""


@dataclass(frozen=True, kw_only=True)
class Verifier:
    """A public key with the name it signs under."""

    origin: str
    key: bytes

    @property
    def key_id(self) -> bytes:
        return sha256(self.origin.encode() + b"\n" + ED25519 + self.key).digest()[:_KEY_ID_BYTES]

    @property
    def vkey(self) -> str:
        return f"{self.origin}+{self.key_id.hex()}+{_encoded(ED25519 + self.key)}"

    def accepts(self, text: str, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, text.encode())
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, kw_only=True)
class Signer:
    """The private key; the name of the log follows from its public half."""

    private: Ed25519PrivateKey

    @property
    def verifier(self) -> Verifier:
        key = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return Verifier(origin=origin_of(key), key=key)

    def note(self, text: str) -> str:
        """A signed note; `text` ends with a newline."""
        verifier = self.verifier
        signature = _encoded(verifier.key_id + self.private.sign(text.encode()))
        return f"{text}\n\N{EM DASH} {verifier.origin} {signature}\n"


@dataclass(frozen=True, kw_only=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_encoded(self.root)}\n"


@dataclass(frozen=True, kw_only=True)
class Proof:
    """An inclusion proof with its checkpoint, as it stands in a receipt. `checkpoint` is a signed note."""

    index: int
    hashes: Sequence[bytes]
    checkpoint: str
    extra: bytes | None = None

    @property
    def text(self) -> str:
        lines = [PROOF_HEADER]
        if self.extra is not None:
            lines.append(f"extra {_encoded(self.extra)}")
        lines += [f"index {self.index}", *(_encoded(step) for step in self.hashes), "", self.checkpoint]
        return "\n".join(lines)


def origin_of(key: bytes) -> str:
    return f"resonanz/{sha256(key).hexdigest()[:16]}"


def new_pem() -> str:
    private = Ed25519PrivateKey.generate()
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def read_pem(pem: str) -> Signer:
    try:
        private = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError) as problem:
        raise NotANote("the key is not a PEM") from problem
    if not isinstance(private, Ed25519PrivateKey):
        raise NotANote("the key is not an Ed25519 key")
    return Signer(private=private)


def read_vkey(vkey: str) -> Verifier:
    origin, plus, rest = vkey.partition("+")
    key_id, second, material = rest.partition("+")
    decoded = _decoded(material)
    if (
        not plus
        or not second
        or not _NAME.fullmatch(origin)
        or decoded[:1] != ED25519
        or len(decoded) != 1 + _KEY_BYTES
    ):
        raise NotANote("not the public key of a log")
    verifier = Verifier(origin=origin, key=decoded[1:])
    if verifier.key_id.hex() != key_id:
        raise NotANote("the key and its id do not belong together")
    return verifier


def open_note(note: str, verifier: Verifier) -> str:
    """The text of a note that this key has signed; signatures of others are passed over."""
    if len(note) > _MOST_TEXT or _CONTROL.search(note):
        raise NotANote("not a note")
    text, blank, signatures = note.rpartition("\n\n")
    lines = signatures.split("\n")
    if not blank or not text or lines.pop() != "" or not 1 <= len(lines) <= _MOST_SIGNATURES:
        raise NotANote("not a note")
    text += "\n"
    signed = [_read_signature(line) for line in lines]
    own = [made for name, key_id, made in signed if (name, key_id) == (verifier.origin, verifier.key_id)]
    if not own or not all(verifier.accepts(text, made) for made in own):
        raise NotANote("not signed by the key of this log")
    return text


def read_checkpoint(note: str, verifier: Verifier) -> Checkpoint:
    match open_note(note, verifier).removesuffix("\n").split("\n"):
        case [verifier.origin, size, root, *extensions] if _NUMBER.fullmatch(size) and all(extensions):
            return Checkpoint(origin=verifier.origin, size=int(size), root=_hash(root))
    raise NotANote("not a checkpoint of this log")


def promise_text(*, origin: str, index: int, leaf_hash: bytes) -> str:
    """What a promise of inclusion says: this leaf stands, or will stand, at this index."""
    return f"{PROMISE_HEADER}\n{origin}\n{index}\n{_encoded(leaf_hash)}\n"


def read_proof(text: str) -> Proof:
    """Only the format; the checkpoint in it still has to be opened, and the proof computed."""
    if len(text) > _MOST_TEXT:
        raise NotANote("not a proof")
    head, blank, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    if not blank or lines.pop(0) != PROOF_HEADER or not lines:
        raise NotANote("not a proof")
    extra = None
    if lines[0].startswith("extra "):
        extra = _decoded(lines.pop(0).removeprefix("extra "))
    number = lines.pop(0).removeprefix("index ") if lines and lines[0].startswith("index ") else ""
    if not _NUMBER.fullmatch(number):
        raise NotANote("not a proof")
    return Proof(index=int(number), hashes=[_hash(line) for line in lines], checkpoint=checkpoint, extra=extra)


def extra_of(*, leaf: str, body_salt: bytes) -> bytes:
    """What a printed receipt carries besides the proof: the leaf, and what opens its words."""
    return canonical({"b": _encoded(body_salt), "l": leaf})


def read_extra(extra: bytes) -> tuple[str, bytes]:
    """Leaf and salt of the words."""
    try:
        content = json.loads(extra)
        return str(content["l"]), _decoded(str(content["b"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise NotANote("not a printed receipt") from problem


def _read_signature(line: str) -> tuple[str, bytes, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, signature = rest.partition(" ")
    made = _decoded(signature)
    if dash != "\N{EM DASH}" or not _NAME.fullmatch(name) or len(made) <= _KEY_ID_BYTES:
        raise NotANote("not a signature")
    return name, made[:_KEY_ID_BYTES], made[_KEY_ID_BYTES:]


def _hash(line: str) -> bytes:
    found = _decoded(line)
    if len(found) != HASH_BYTES:
        raise NotANote("not a hash")
    return found


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _decoded(text: str) -> bytes:
    try:
        found = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as problem:
        raise NotANote("not Base64") from problem
    # Bits that nobody reads could be changed without a trace.
    if _encoded(found) != text:
        raise NotANote("not Base64")
    return found
