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


_AHEAD = """
from datetime import UTC, datetime, timedelta
import sys, time_machine
from resonanz.doors.cli.main import main
with time_machine.travel(datetime.now(UTC) + timedelta(seconds=int(sys.argv.pop(1)))):
    main()
"""


def test_a_second_machine_brings_the_same_key(environment: dict[str, str], tmp_path: Path) -> None:
    """Nothing is made and nothing is entered under a key of its own."""
    assert resonanz(environment, "host-link").returncode == 0
    second = {**environment, "RESONANZ_DATA": str(tmp_path / "zweiter")}
    without = resonanz(second, "host-link")
    assert (without.returncode, "fehlt der Schlüssel des Hauses" in without.stderr) == (1, True)
    assert not (tmp_path / "zweiter" / "secrets" / "site.key").exists()
    other = resonanz({**second, "RESONANZ_SECRET_KEY": "ein ganz anderer Schlüssel"}, "host-link")
    assert (other.returncode, "gehört zu einem anderen Haus" in other.stderr) == (1, True)
    own = (Path(environment["RESONANZ_DATA"]) / "secrets" / "site.key").read_text()
    assert resonanz({**second, "RESONANZ_SECRET_KEY": own}, "host-link").returncode == 0


@pytest.mark.parametrize("kind", ["web", "worker"])
def test_a_machine_that_could_not_sign_does_not_start(environment: dict[str, str], tmp_path: Path, kind: str) -> None:
    """Its receipts would lack the promise, its checkpointer would raise an alarm."""
    assert resonanz(environment, "host-link").returncode == 0
    own = (Path(environment["RESONANZ_DATA"]) / "secrets" / "site.key").read_text()
    second = {**environment, "RESONANZ_DATA": str(tmp_path / "zweiter"), "RESONANZ_SECRET_KEY": own}
    refused = resonanz(second, kind)
    assert (refused.returncode, "das Protokollbuch unterschreibt" in refused.stderr) == (1, True)
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as session:
        assert session.execute("SELECT count(*) FROM trust_ledgeralarm").fetchone() == (0,)


@pytest.mark.parametrize(("seconds", "word"), [(90, "Sekunden vor"), (-4000, "Sekunden nach")])
def test_a_machine_whose_clock_is_wrong_stays_out(environment: dict[str, str], seconds: int, word: str) -> None:
    command = [sys.executable, "-c", _AHEAD, str(seconds), "host-link"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, word in done.stderr, "Traceback" in done.stderr) == (1, True, False)
