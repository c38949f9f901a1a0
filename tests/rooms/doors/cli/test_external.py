"""An operator's own PostgreSQL: two roles, the app's without any right it does not need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster


@pytest.fixture(scope="module")
def environment(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The suite's own server plays the foreign one; all that is known of it are two addresses."""

    def address(user: str) -> str:
        return re.sub(r"//[^@]*@/[^?]*", f"//{user}:geheim@/fremd", cluster.superuser_url)

    with psycopg.connect(cluster.superuser_url, autocommit=True) as session:
        session.execute("CREATE ROLE fremd_eigner LOGIN PASSWORD 'geheim'")
        session.execute("CREATE ROLE fremd_app LOGIN PASSWORD 'geheim'")
        session.execute("CREATE DATABASE fremd OWNER fremd_eigner")
    with psycopg.connect(re.sub(r"@/[^?]*", "@/fremd", cluster.superuser_url), autocommit=True) as session:
        session.execute("CREATE EXTENSION vector")
    return {
        **os.environ,
        "DATABASE_URL": address("fremd_app"),
        "DATABASE_OWNER_URL": address("fremd_eigner"),
        "RESONANZ_DATA": str(tmp_path_factory.mktemp("fremd")),
        "LANG": "de_DE.UTF-8",
    }


def resonanz(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "resonanz.doors.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_tables_are_made_by_the_owner_and_used_by_the_app(environment: dict[str, str]) -> None:
    done = resonanz(environment, "migrate")
    assert (done.returncode, done.stdout.strip()) == (0, "Die Tabellen sind jetzt auf dem neuen Stand.")
    assert resonanz(environment, "host-link").returncode == 0
    assert not (Path(environment["RESONANZ_DATA"]) / "postgres").exists()
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as session:
        assert session.execute("SELECT count(*) FROM trust_ledgerentry").fetchone() == (2,)
        for statement in (
            "DELETE FROM trust_ledgerentry",
            "UPDATE trust_ledgerentry SET leaf = leaf",
            "CREATE TABLE t ()",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(statement)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("mysql://x/y", "keine PostgreSQL-Adresse"), ("postgresql://x@127.0.0.1:1/y", "antwortet nicht")],
)
def test_a_wrong_address_is_one_sentence(environment: dict[str, str], address: str, sentence: str) -> None:
    done = resonanz({**environment, "DATABASE_URL": address}, "migrate")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
