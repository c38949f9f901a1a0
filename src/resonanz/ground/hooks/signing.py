"""A signature with which a receiver knows that a message is ours, whole and new.

As the specification "Standard Webhooks" says: HMAC-SHA256 over `id.timestamp.body`, Base64, with a version before it.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import b64decode, b64encode
from hashlib import sha256

_PREFIX = "whsec_"


def new_secret() -> str:
    """24 random bytes; the receiver keeps the same words."""
    return _PREFIX + b64encode(secrets.token_bytes(24)).decode()


def signature(secret: str, *, name: str, seconds: int, body: bytes) -> str:
    """`name` is the delivery's own, the same with every try; `seconds` since 1970 is that of this try."""
    key = b64decode(secret.removeprefix(_PREFIX))
    said = f"{name}.{seconds}.".encode() + body
    return "v1," + b64encode(hmac.new(key, said, sha256).digest()).decode()
