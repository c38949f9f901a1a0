"""One house for all commands: its database runs here, and every command joins it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resonanz.ground.postgres import Cluster, create_secrets


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    data = tmp_path_factory.mktemp("house") / "data"
    data.mkdir()
    create_secrets(data)
    with Cluster(data) as cluster:
        yield cluster


@pytest.fixture
def folder(house: Cluster) -> Path:
    """Where commands are typed."""
    return house.data.parent
