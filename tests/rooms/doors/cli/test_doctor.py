"""`doctor`: exit codes, both languages, and a report for programs."""

from __future__ import annotations

import json
from pathlib import Path

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import resonanz


def test_a_house_without_a_worker_is_broken_and_says_how_to_mend_it(cluster: Cluster) -> None:
    said = resonanz("doctor", "--json", data=cluster.data)
    assert said.code == 2, said.err
    report = json.loads(said.out)
    grades = {check["check"]: check["grade"] for check in report["checks"]}
    assert report["grade"] == "broken"
    assert {name: grades[name] for name in ("database", "clock", "roles", "tables", "keys", "directory")} == {
        "database": "ok",
        "clock": "ok",
        "roles": "ok",
        "tables": "ok",
        "keys": "ok",
        "directory": "ok",
    }
    assert grades["worker"] == "broken"
    assert all(bool(check["how"]) is (check["grade"] != "ok") for check in report["checks"])


def test_it_speaks_both_languages_and_leaves_nothing_behind(tmp_path: Path) -> None:
    data = tmp_path / "leer"
    data.mkdir()
    german = resonanz("doctor", data=data)
    english = resonanz("doctor", data=data, lang="en_GB.UTF-8")
    assert (german.code, english.code) == (2, 2)
    assert "  kaputt  Die mitgelieferte Datenbank läuft nicht." in german.out
    assert "  broken  The bundled database does not run." in english.out
    assert german.out.strip().endswith("Etwas ist kaputt.")
    assert list(data.iterdir()) == []


def test_a_directory_that_is_not_there_is_no_traceback(tmp_path: Path) -> None:
    said = resonanz("doctor", "--data", tmp_path / "fehlt", data=tmp_path)
    assert (said.code, "Traceback" in said.out + said.err) == (2, False)
