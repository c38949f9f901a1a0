"""Leaves of the ledger: canonical JSON (RFC 8785) with salted commitments instead of words.

A commitment is HMAC-SHA256(salt, field name || value bytes) with a fresh 32-byte salt per field. The leaf
hash is SHA-256(0x00 || leaf), as in RFC 9162, section 2.1.1.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import rfc8785

from resonanz.trust.enums import Field, Kind, Via

VERSION = 1
SALT_BYTES = 32
_INDEX = b',"n":0'


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


@dataclass(frozen=True, kw_only=True)
class Salts:
    author: bytes = field(default_factory=new_salt)
    body: bytes = field(default_factory=new_salt)
    meta: bytes = field(default_factory=new_salt)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is to be recorded. `body` and `meta` are JSON values, `author` is an opaque identity.

    `moment` is the time the row shows, so that row and entry cannot differ by a minute; None is the time of writing.
    """

    kind: Kind
    place: str
    role: str
    via: Via
    author: str
    body: Any
    meta: Any = None
    previous: bytes | None = None
    moment: datetime | None = None
    salts: Salts = field(default_factory=Salts)


def canonical(value: Any) -> bytes:
    return rfc8785.dumps(value)


def commitment(salt: bytes, name: Field, value: bytes) -> str:
    return hmac.new(salt, name.value.encode() + value, sha256).hexdigest()


def minute(moment: datetime) -> str:
    """As leaves say it: UTC, to the minute."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


@dataclass(frozen=True, kw_only=True)
class Around:
    """A leaf without its index, which is known only once everybody else waits: the bytes before and after it."""

    before: bytes
    after: bytes

    def at(self, index: int) -> bytes:
        """The whole leaf."""
        return self.before + str(index).encode() + self.after


def leaf_around(draft: Draft, *, moment: datetime) -> Around:
    whole = canonical(
        {
            "v": VERSION,
            "k": draft.kind.value,
            "n": 0,
            "f": draft.place,
            "t": minute(draft.moment or moment),
            "r": draft.role,
            "via": draft.via.value,
            "a": commitment(draft.salts.author, Field.AUTHOR, draft.author.encode()),
            "b": commitment(draft.salts.body, Field.BODY, canonical(draft.body)),
            "m": commitment(draft.salts.meta, Field.META, canonical(draft.meta)),
            "p": draft.previous.hex() if draft.previous else None,
        }
    )
    # Quotes inside a value are escaped, so that nothing else can look like the member itself.
    before, member, after = whole.partition(_INDEX)
    return Around(before=before + member[:-1], after=after)


def leaf_bytes(draft: Draft, *, index: int, moment: datetime) -> bytes:
    return leaf_around(draft, moment=moment).at(index)


def leaf_hash(leaf: bytes) -> bytes:
    return sha256(b"\x00" + leaf).digest()
