"""Ways to look at what was promised."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from resonanz.trust.models import LedgerEntry, LedgerOpening
from resonanz.trust.rules.leaves import canonical

Promises = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def promises(db: None) -> Promises:
    """The purpose entries of a place, oldest first."""

    def read(place: str) -> list[dict[str, Any]]:
        leaves = [json.loads(bytes(entry.leaf)) for entry in LedgerEntry.objects.order_by("index")]
        return [leaf for leaf in leaves if leaf["k"] == "purpose" and leaf["f"] == place]

    return read


@pytest.fixture
def commits_to(db: None) -> Callable[[dict[str, Any], Any], bool]:
    """Whether a leaf commits to exactly this body."""

    def check(leaf: dict[str, Any], body: Any) -> bool:
        salt = bytes(LedgerOpening.objects.get(index=leaf["n"]).body_salt or b"")
        expected = hmac.new(salt, b"body" + canonical(body), sha256).hexdigest()
        return bool(leaf["b"] == expected)

    return check
