"""A small model, so that loading the demo takes no minute, and one demo for all who only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

from resonanz.doors import demo
from resonanz.understand.actions import engine
from resonanz_engine import defaults
from tests.rooms.understand.support import BagOfWords
from tests.support.lasting import lasting_rows

Steps = list[tuple[int, int]]


@pytest.fixture
def model() -> Iterator[BagOfWords]:
    with _small_model() as small:
        yield small


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Steps]:
    """The demo, from here until the file ends: tests that want an empty house stand before those that ask for it."""
    steps: Steps = []
    with lasting_rows(django_db_blocker):
        with _small_model(), translation.override("de"):
            demo.load(lambda done, total: steps.append((done, total)))
        yield steps


@pytest.fixture
def told(loaded: Steps, model: BagOfWords) -> Steps:
    """A house in which the demo was loaded with the small model, and the steps that were announced meanwhile."""
    return loaded


@contextmanager
def _small_model() -> Iterator[BagOfWords]:
    small = BagOfWords()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(defaults, "embedder", lambda: small)
        _forget()
        yield small
    _forget()


def _forget() -> None:
    for cached in (engine.embedder, engine.model_name):
        cached.cache_clear()
