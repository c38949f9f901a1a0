"""All checks together: one that fails hides no other, and what needs a database is asked only where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resonanz.doors.doctor import configuration, examine, storage
from tests.rooms.doors.doctor.support import grades


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith(("RESONANZ_", "DATABASE_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("RESONANZ_DATA", str(tmp_path))


def test_an_empty_directory_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    assert grades(examine()) == [
        ("versions", "OK"),
        ("configuration", "OK"),
        ("names", "OK"),
        ("address", "WARNING"),
        ("directory", "OK"),
        ("disk", "OK"),
        ("keys", "WARNING"),
        ("mail", "WARNING"),
        ("database", "BROKEN"),
    ]
    assert list(tmp_path.iterdir()) == []


def test_settings_that_cannot_be_meant_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESONANZ_DEBUG", "?")
    assert grades(examine()) == [("versions", "OK"), ("configuration", "BROKEN"), ("names", "OK")]


def test_a_check_that_fails_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise PermissionError("/geheim")

    monkeypatch.setattr(storage, "room", fails)
    monkeypatch.setattr(configuration, "address", fails)
    found = examine()
    assert ("disk", "BROKEN") in grades(found)
    assert ("address", "BROKEN") in grades(found)
    assert ("keys", "WARNING") in grades(found)
    assert "geheim" not in repr(found)


def test_an_external_database_needs_no_data_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RESONANZ_DATA", str(tmp_path / "fehlt"))
    monkeypatch.setenv("DATABASE_URL", "postgresql://x@127.0.0.1:1/y")
    assert grades(examine())[-3:] == [("directory", "BROKEN"), ("mail", "WARNING"), ("database", "BROKEN")]
