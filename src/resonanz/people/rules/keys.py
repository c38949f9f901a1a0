"""How a key of the interface looks, and what its entries in the ledger say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from resonanz.ground.codes import random_code

_SHOWN, _SECRET = 8, 32
_MARK = "rsz"


def new_secret() -> tuple[str, str]:
    """(key, visible beginning): 160 bits behind a mark by which programs that look for leaked keys know it."""
    prefix = f"{_MARK}_{random_code(_SHOWN)}"
    return f"{prefix}_{random_code(_SECRET)}", prefix


def key_body(*, deed: str, key: int, name: str, scopes: Iterable[str], expires_on: date | None) -> dict[str, Any]:
    return {
        "deed": deed,
        "key": key,
        "name": name,
        "scopes": sorted(scopes),
        "expires_on": expires_on.isoformat() if expires_on else "",
    }


def hook_body(*, deed: str, hook: int, name: str, host: str, events: Iterable[str]) -> dict[str, Any]:
    return {"deed": deed, "hook": hook, "name": name, "host": host, "events": sorted(events)}
