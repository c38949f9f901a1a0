"""A new house gets its tables from one file, and they are those which the migrations make."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db.migrations.loader import MigrationLoader

from resonanz.doors.cli.tables import COMPUTED, FILE, make_tables, written
from resonanz.ground.postgres import Cluster, Role, connection, create_secrets

_STEPS = set(MigrationLoader(None).disk_migrations)


@contextmanager
def empty(place: Path) -> Iterator[str]:
    place.mkdir()
    create_secrets(place)
    with Cluster(place):
        yield connection(place, Role.OWNER).url


def migrate(place: Path, *options: str) -> str:
    command = [sys.executable, "-m", "resonanz.doors.cli.migrating", *options]
    environment = {**os.environ, "RESONANZ_DATA": str(place)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout


def plain(tables: str) -> str:
    """PostgreSQL writes a check against a list of words in another way once it has read its own writing."""
    return re.sub(r"::character varying|::text|\[\]|[()]", "", tables)


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as session:
        return session.execute(statement).fetchall()


# Going through every migration takes most of a minute, and twice that where others work.
@pytest.mark.timeout(600)
def test_the_file_is_what_the_migrations_make(tmp_path: Path) -> None:
    with empty(tmp_path / "steps") as url:
        assert migrate(tmp_path / "steps", "--step-by-step") == "applied\n"
        assert written(url, _STEPS) == FILE.read_text("utf-8"), "python tools/tables.py write"
        kinds = rows(url, "SELECT app_label, model FROM django_content_type ORDER BY 1, 2")
    with empty(tmp_path / "file") as url:
        assert migrate(tmp_path / "file") == "applied\n"
        assert plain(written(url, _STEPS)) == plain(FILE.read_text("utf-8"))
        assert set(rows(url, "SELECT app, name FROM django_migrations")) == _STEPS
        # Step by step each would have come in a transaction of its own.
        assert rows(url, "SELECT count(DISTINCT xmin::text) FROM django_migrations") == [(1,)]
        assert rows(url, "SELECT app_label, model FROM django_content_type ORDER BY 1, 2") == kinds
        assert migrate(tmp_path / "file") == ""
        assert not make_tables(url, _STEPS)


def test_another_history_is_walked_step_by_step(tmp_path: Path) -> None:
    with empty(tmp_path / "data") as url:
        assert not make_tables(url, {*_STEPS, ("act", "9999_later")})
        assert rows(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]


def test_rows_of_the_program_are_not_in_the_file() -> None:
    told = re.findall(r"^INSERT INTO public\.(\w+)", FILE.read_text("utf-8"), re.MULTILINE)
    assert set(told) == {"trust_ledgerhead"}
    assert not set(told) & set(COMPUTED)
