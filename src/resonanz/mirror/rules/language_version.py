"""Which rules counted: two periods compare only what the rules of both find."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

_RULES = ("language", "language_de", "language_en", "lists_de", "lists_en")


@cache
def rules_version() -> str:
    """Twelve hexadecimal digits, the same as long as the rules are."""
    folder = files("resonanz_engine") / "data" / "wording"
    return sha256(b"".join((folder / f"{name}.toml").read_bytes() for name in _RULES)).hexdigest()[:12]
