"""The database from outside: away, unfit, with another clock, or too obliging."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
import time_machine

from resonanz.doors.doctor import database
from resonanz.ground.postgres import Cluster
from resonanz.ground.postgres.external import External
from tests.rooms.doors.doctor.support import environment, grades


def test_the_bundled_one_answers(cluster: Cluster) -> None:
    here = environment(cluster.data)
    found = [database.answers(here), *database.clocks(here), *database.rights(here)]
    assert grades(found) == [("database", "OK"), ("clock", "OK"), ("roles", "OK")]
    assert re.fullmatch(r"Die Datenbank antwortet: PostgreSQL 18\.\d+, pgvector [\d.]+\.", found[0].what.german)


def test_the_bundled_one_does_not_run(tmp_path: Path) -> None:
    assert grades([database.answers(environment(tmp_path))]) == [("database", "BROKEN")]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("mysql://x/y", "keine PostgreSQL-Adresse"),
        ("postgresql://x:geheim@127.0.0.1:1/y", "antwortet nicht"),
        ("postgresql://x@127.0.0.1:port/y", "antwortet nicht"),
        ("dbname=x", "keine PostgreSQL-Adresse"),
    ],
)
def test_an_address_that_leads_nowhere(tmp_path: Path, url: str, word: str) -> None:
    found = database.answers(environment(tmp_path, database_url=url))
    assert grades([found]) == [("database", "BROKEN")]
    assert word in found.what.german
    assert "geheim" not in repr(found)


def test_a_database_that_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cluster: Cluster) -> None:
    monkeypatch.setattr("resonanz.ground.postgres.external.MINIMUM_MAJOR", 99)
    found = database.answers(environment(tmp_path, database_url=cluster.app_url))
    assert (found.grade.name, "braucht 99 oder neuer" in found.how.german) == ("BROKEN", True)


def test_the_version_of_a_fit_one_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fit = External(version="PostgreSQL 17.2", vector_version="0.8.0", vector_enabled=True)
    monkeypatch.setattr(database, "check", lambda _: fit)
    found = database.answers(environment(tmp_path, database_url="postgresql://x/y"))
    assert found.what.english == "The database answers: PostgreSQL 17.2, pgvector 0.8.0."


@pytest.mark.parametrize(
    ("apart", "grade", "word"),
    [
        (0, "OK", ""),
        (30, "WARNING", " nach."),
        (-30, "WARNING", " vor."),
        (4000, "BROKEN", " nach."),
        (-4000, "BROKEN", " vor."),
    ],
)
def test_clocks_that_disagree(cluster: Cluster, apart: int, grade: str, word: str) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=apart)):
        [finding] = database.clocks(environment(cluster.data))
    assert grades([finding]) == [("clock", grade)]
    assert word in finding.what.german


@pytest.mark.parametrize(
    ("power", "grade"), [("SUPERUSER", "BROKEN"), ("CREATEROLE", "WARNING"), ("CREATEDB", "WARNING")]
)
def test_a_role_that_may_too_much(cluster: Cluster, tmp_path: Path, power: str, grade: str) -> None:
    with psycopg.connect(cluster.superuser_url, autocommit=True) as session:
        session.execute(f"CREATE ROLE zu_viel LOGIN PASSWORD 'geheim' {power}")
        session.execute("GRANT CONNECT ON DATABASE resonanz TO zu_viel")
        try:
            url = re.sub(r"//[^@]*@", "//zu_viel:geheim@", cluster.superuser_url)
            found = list(database.rights(environment(tmp_path, database_url=url)))
        finally:
            session.execute("DROP OWNED BY zu_viel")
            session.execute("DROP ROLE zu_viel")
    assert grades(found) == [("roles", grade)]


def test_one_role_for_everything_is_a_warning(cluster: Cluster, tmp_path: Path) -> None:
    found = list(database.rights(environment(tmp_path, database_url=cluster.owner_url)))
    assert grades(found) == [("roles", "WARNING")]
