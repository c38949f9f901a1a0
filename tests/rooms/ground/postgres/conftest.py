import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster
from resonanz.ground.postgres.layout import Layout


@pytest.fixture(autouse=True)
def _signals_are_heard() -> Iterator[None]:
    """A shell that sends its work to the background lets it, and all its children, ignore what ends them here."""
    meant = {signal.SIGINT: signal.default_int_handler, signal.SIGQUIT: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in meant.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture(scope="package")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One real server for the tests that only look at it. Its path has what paths may have."""
    made = Cluster(tmp_path_factory.mktemp("Über uns; 'a\"") / "data")
    with made:
        yield made


@pytest.fixture
def app(cluster: Cluster) -> Iterator[psycopg.Connection]:
    with psycopg.connect(cluster.app_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def owner(cluster: Cluster) -> Iterator[psycopg.Connection]:
    with psycopg.connect(cluster.owner_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def superuser(cluster: Cluster) -> Iterator[psycopg.Connection]:
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
        yield connection


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    (tmp_path / "data").mkdir()
    return Layout(tmp_path / "data")
