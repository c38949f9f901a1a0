"""A house of an earlier version comes to today's by the product's own commands, with everything in it.

How the next one is put beside it stands in docs/entwicklung/fassungen.md.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest

import resonanz_pruefe as pruefe
from resonanz.doors.cli.backup_file import read_manifest
from resonanz.ground.postgres import Cluster
from tests.faults.test_backup import asked
from tests.support.house import run_command
from tests.support.lived import public_pages

PATIENT = 600.0
"""Seconds: it goes through many small programs, and others may be working on the same machine."""
pytestmark = [pytest.mark.fault, pytest.mark.timeout(900)]

HOUSES = sorted((Path(__file__).parents[1] / "data" / "houses").glob("*.zip"))


@pytest.mark.parametrize("file", HOUSES, ids=lambda file: file.stem)
def test_a_house_of_an_earlier_version_comes_to_this_one(file: Path, tmp_path: Path) -> None:
    data, audit = tmp_path / "data", tmp_path / "audit.zip"
    told: dict[str, Any] = dict(read_manifest(file).facts)
    # It restores, migrates, repeats the erasures and recomputes every entry, or ends with 1.
    done = run_command("restore", file, "--data", data, patience=PATIENT)
    assert "ist zurückgespielt" in done.stdout
    run_command("audit-export", audit, "--data", data)
    with Cluster(data):
        applied = {name for (name,) in asked(data, "SELECT app || '.' || name FROM django_migrations")}
        assert set(told["migrations"]) < applied
        [(entries,)] = asked(data, "SELECT count(*) FROM trust_ledgerentry")
        [(stories,)] = asked(data, "SELECT count(*) FROM listen_story WHERE withdrawn_at IS NULL")
        pages = public_pages(data)
    assert entries == told["entries"]
    assert stories > 10
    assert len(pages) > 20
    assert {"/protokollbuch/", "/bilanz/", "/gespeichert/"} <= set(pages)
    # Whoever kept what was published before the change finds every entry where it was, with its words.
    with zipfile.ZipFile(file) as archive:
        published = archive.read("log/checkpoints.txt").decode()
    report = pruefe.check_audit(audit, published)
    assert (report.altered, report.undecided) == ([], [])


def test_there_is_one_and_it_is_small() -> None:
    assert HOUSES
    assert all(file.stat().st_size < 300_000 for file in HOUSES)
