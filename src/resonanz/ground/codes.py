"""Short codes that people can read aloud, type on a phone and write on paper (Crockford's base 32)."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from django.conf import settings

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None})


def derived_code(secret: bytes, *, purpose: str, length: int) -> str:
    """A code of `length` characters (5 bits each) that only this installation can derive from `secret`."""
    key = settings.SECRET_KEY.encode()
    digest = hmac.new(key, purpose.encode() + b"\x00" + secret, sha256).digest()
    number = int.from_bytes(digest, "big")
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in range(length))


def random_code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def read_code(typed: str) -> str:
    """What was meant: spaces, dashes, lower case and the letters O, I, L are forgiven."""
    meant = typed.strip().upper().translate(_MISREAD)
    return "".join(letter for letter in meant if letter in ALPHABET)


def spoken(code: str) -> str:
    """Groups of four: 7K3M-92QD-X4TB."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def code_hash(code: str) -> bytes:
    """What the database keeps instead of the code; useless without this installation's secret."""
    return hmac.new(settings.SECRET_KEY.encode(), b"code\x00" + code.encode(), sha256).digest()
