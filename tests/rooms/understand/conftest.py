"""The bundled model takes a second to load; most tests read with a bag of words instead."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resonanz.ask.models import Inquiry
from resonanz.understand.actions import engine, meaning
from resonanz_engine import defaults
from tests.rooms.understand.support import BagOfWords
from tests.support.people import People


@pytest.fixture
def inquiry(people: People) -> Inquiry:
    return people.inquiry()


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[BagOfWords]:
    """The model that this test reads with."""
    small = BagOfWords()
    use_model(monkeypatch, small)
    # Once, so that a test sees only what is read of its own stories.
    engine.examples()
    small.read.clear()
    yield small
    _forget()


def use_model(monkeypatch: pytest.MonkeyPatch, model: BagOfWords) -> None:
    monkeypatch.setattr(defaults, "embedder", lambda: model)
    _forget()


def _forget() -> None:
    engine.embedder.cache_clear()
    engine.model_name.cache_clear()
    engine.divided_with.cache_clear()
    meaning._read.cache_clear()
