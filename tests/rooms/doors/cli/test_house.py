"""What every command stands in: a running database, brought to this version once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import resonanz
from tests.support.house import plain_environment


def test_migrating_twice_changes_nothing_the_second_time(house: Cluster) -> None:
    assert resonanz("migrate", data=house.data).code == 0
    again = resonanz("migrate", data=house.data)
    assert (again.code, again.out.strip()) == (0, "Die Tabellen sind schon auf dem neuesten Stand.")


def test_the_app_gets_no_more_rights_than_it_needs(house: Cluster) -> None:
    resonanz("migrate", data=house.data)
    statement = "SELECT has_table_privilege(current_user, %s, %s)"
    wanted = {
        ("listen_story", "UPDATE"): True,
        ("trust_ledgerentry", "INSERT"): True,
        ("trust_ledgerentry", "SELECT"): True,
        ("trust_ledgerentry", "UPDATE"): False,
        ("trust_ledgerentry", "DELETE"): False,
        ("trust_ledgerentry", "TRUNCATE"): False,
        ("trust_ledgerhead", "DELETE"): False,
        ("trust_ledgerhead", "INSERT"): False,
    }
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        found = {pair: connection.execute(statement, pair).fetchall()[0][0] for pair in wanted}
    assert found == wanted


def test_a_setting_that_cannot_be_meant_is_one_sentence(house: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_PUBLIC_URL", "dialog.example")
    said = resonanz("db", data=house.data)
    assert (said.code, said.is_one_sentence, "RESONANZ_PUBLIC_URL" in said.err) == (1, True, True)


def test_standing_up_loads_nothing_that_takes_seconds(tmp_path: Path) -> None:
    """Every command, every worker and every web process pays for it."""
    heavy = "statsmodels", "pandas", "matplotlib", "sklearn"
    program = (
        "import sys; from resonanz.doors.cli.house import set_up_django; set_up_django();"
        f" print([name for name in {heavy!r} if name in sys.modules])"
    )
    environment = plain_environment(RESONANZ_DATA=str(tmp_path), RESONANZ_DATABASE_POOL="off")
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment)
    assert done.stdout.strip() == "[]"


def test_the_demo_is_not_loaded_into_a_house_with_people(house: Cluster) -> None:
    assert resonanz("import", _file(house), "--inquiry", "vorhanden", data=house.data).code == 0
    said = resonanz("demo", data=house.data)
    assert (said.code, "Traceback" in said.err) == (3, False)
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM people_organisation").fetchall() == [(0,)]


def _file(house: Cluster) -> str:
    path = house.data.parent / "eine.csv"
    path.write_text("Nr;Nachricht\n1;Eine einzige Nachricht.\n", encoding="utf-8")
    return str(path)
