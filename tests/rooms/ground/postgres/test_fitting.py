"""Does a machine belong to the house? The first one's key counts, and clocks agree within a minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
import time_machine

from resonanz.ground.postgres import Cluster, Role, connection
from resonanz.ground.postgres.errors import ClockApartError, OtherHouseError, UnderAnotherKeyError
from resonanz.ground.postgres.fitting import fit_clock, fit_key, key_mark

PLACE = Path("/data/secrets/site.key")


@pytest.fixture
def url(cluster: Cluster) -> Iterator[str]:
    """A database with the one table that matters here, as the migration makes it."""
    with psycopg.connect(cluster.owner_url, autocommit=True) as session:
        session.execute("CREATE TABLE ground_house (id integer PRIMARY KEY CHECK (id = 1), key_mark bytea NOT NULL)")
        yield cluster.app_url
        session.execute("DROP TABLE ground_house")


def test_the_first_key_is_the_one_of_the_house(url: str) -> None:
    fit_key(url, None, place=PLACE)
    fit_key(url, "one", place=PLACE)
    fit_key(url, "one", place=PLACE)
    with pytest.raises(UnderAnotherKeyError) as another:
        fit_key(url, "two", place=PLACE)
    with pytest.raises(OtherHouseError) as none:
        fit_key(url, None, place=PLACE)
    for refused in (another, none):
        assert all(str(PLACE) in refused.value.sentence(language) for language in ("de", "en"))
    with psycopg.connect(url, autocommit=True) as session:
        assert session.execute("SELECT key_mark FROM ground_house").fetchall() == [(key_mark("one"),)]
        session.execute("DELETE FROM ground_house")
    fit_key(url, "two", place=PLACE)


def test_a_database_without_tables_fits_everybody(cluster: Cluster) -> None:
    fit_key(connection(cluster.data, Role.SUPERUSER, database="postgres").url, "any", place=PLACE)


def test_the_mark_tells_nothing_of_the_key() -> None:
    assert len(key_mark("one")) == 32
    assert b"one" not in key_mark("one")
    assert key_mark("one") != key_mark("One")


@pytest.mark.parametrize("apart", [-3600, -61, 61, 90])
def test_a_clock_that_is_wrong_by_more_than_a_minute_is_refused(cluster: Cluster, apart: int) -> None:
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(seconds=apart)),
        pytest.raises(ClockApartError) as refused,
    ):
        fit_clock(cluster.app_url)
    assert ("vor" if apart > 0 else "nach") in refused.value.sentence("de")
    assert ("ahead of" if apart > 0 else "behind") in refused.value.sentence("en")


@pytest.mark.parametrize("apart", [-50, 0, 50])
def test_a_clock_that_is_wrong_by_less_does_no_harm(cluster: Cluster, apart: int) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=apart)):
        fit_clock(cluster.app_url)
