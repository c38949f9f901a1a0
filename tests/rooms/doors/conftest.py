"""A small model, so that loading the demo takes no minute."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resonanz.understand.actions import engine
from resonanz_engine import defaults
from tests.rooms.understand.support import BagOfWords


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[BagOfWords]:
    small = BagOfWords()
    monkeypatch.setattr(defaults, "embedder", lambda: small)
    for cached in (engine.embedder, engine.model_name):
        cached.cache_clear()
    yield small
    for cached in (engine.embedder, engine.model_name):
        cached.cache_clear()
