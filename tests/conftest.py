"""What all tests share: one embedded database, migrated once, as the product itself would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import Browser, sync_playwright

from resonanz.ground.postgres import Cluster
from tests.journeys.browser import launch
from tests.support.environment import DATA
from tests.support.people import People


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    running = Cluster(DATA)
    running.ensure_running()
    subprocess.run([sys.executable, "-m", "resonanz.doors.cli.migrating"], check=True, capture_output=True)
    yield running
    from django.db import connections

    connections.close_all()
    running.stop()


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: Any) -> None:
    """The suite works on the product's own database, as its least-privileged role. Every test is rolled back."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for journeys, faults and proofs: a process can hold no second one."""
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    with translation.override("de"):
        yield


@pytest.fixture
def people(db: None) -> People:
    return People()
