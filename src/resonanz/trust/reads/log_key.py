"""The public key of the ledger, as it is named in every extract."""

from __future__ import annotations

import base64
import os
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

_ED25519 = b"\x01"


def vkey_of(key: Ed25519PublicKey) -> str:
    """C2SP's form `<origin>+<8 hex digits>+<base64>`; the origin follows from the key."""
    raw = key.public_bytes_raw()
    origin = f"resonanz/{sha256(raw).hexdigest()[:16]}"
    number = sha256(f"{origin}\n".encode() + _ED25519 + raw).digest()[:4]
    return f"{origin}+{number.hex()}+{base64.b64encode(_ED25519 + raw).decode()}"


def public_key() -> str | None:
    """None where there is no readable key yet."""
    given = os.environ.get("RESONANZ_LOG_KEY", "")
    place: Path = settings.DATA / "secrets" / "log.key"
    try:
        key = load_pem_private_key(given.encode() or place.read_bytes(), password=None)
    except (OSError, ValueError):
        return None
    return vkey_of(key.public_key()) if isinstance(key, Ed25519PrivateKey) else None
