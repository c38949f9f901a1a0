"""What all tests share: one embedded database, its tables made once as the product itself would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from resonanz.ground.postgres import Cluster
from tests.journeys.browser import launch
from tests.support.environment import DATA
from tests.support.halves import Halves
from tests.support.lasting import share_middleware
from tests.support.model_house import set_up
from tests.support.people import People

_TESTS = Path(__file__).parent
_SLOW_FIRST = ("journeys", "proofs", "faults")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files start first, so that two workers end together. Last of all hooks, as others sort too."""

    def rank(item: pytest.Item) -> int:
        folder = item.path.relative_to(_TESTS).parts[0]
        return _SLOW_FIRST.index(folder) if folder in _SLOW_FIRST else len(_SLOW_FIRST)

    items.sort(key=rank)
    if any("cluster" in getattr(item, "fixturenames", ()) for item in items):
        # Making the tables may take longer than any test may; here no test's time runs yet.
        set_up(DATA)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return Halves(config, log)


def pytest_collection_finish() -> None:
    share_middleware()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    set_up(DATA)
    running = Cluster(DATA)
    running.ensure_running()
    yield running
    from django.db import connections

    connections.close_all()
    running.stop()


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: Any) -> None:
    """The suite works on the product's own database, as its least-privileged role. Every test is rolled back."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """It ends with its file: as long as one runs, its event loop keeps tests of the database from working."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    with translation.override("de"):
        yield


@pytest.fixture
def own_log(tmp_path: Path, settings: Any) -> Path:
    """A data directory for this test alone: a log that begins in it has a key and a copy of its own."""
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def people(db: None) -> People:
    return People()
