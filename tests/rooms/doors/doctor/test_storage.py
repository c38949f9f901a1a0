"""A directory that is missing, open or full, and keys that others can read."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from resonanz.doors.doctor import storage
from resonanz.ground.environment import secret_key
from resonanz.ground.postgres import create_secrets
from tests.rooms.doors.doctor.support import environment, grades


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("RESONANZ_SECRET_KEY", "RESONANZ_LOG_KEY"):
        monkeypatch.delenv(name, raising=False)
    create_secrets(tmp_path)
    secret_key(tmp_path)
    return tmp_path


def test_a_good_directory_is_fine(data: Path) -> None:
    here = environment(data)
    assert grades([*storage.directory(here), *storage.keys(here)]) == [("directory", "OK"), ("keys", "OK")]


def test_a_directory_that_is_not_there(tmp_path: Path) -> None:
    assert grades(list(storage.directory(environment(tmp_path / "fehlt")))) == [("directory", "BROKEN")]
    (tmp_path / "datei").touch()
    assert grades(list(storage.directory(environment(tmp_path / "datei")))) == [("directory", "BROKEN")]


def test_a_directory_that_everybody_writes_to(data: Path) -> None:
    data.chmod(0o777)
    [finding] = storage.directory(environment(data))
    assert (finding.grade.name, finding.how.german) == ("BROKEN", f"chmod o-w {data}")


def test_a_directory_of_somebody_else(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be root, to whom everything is open.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert grades(list(storage.directory(environment(data)))) == [("directory", "BROKEN")]


@pytest.mark.parametrize(
    ("free", "grade"),
    [
        (299_999_999, "BROKEN"),
        (300_000_000, "WARNING"),
        (1_999_999_999, "WARNING"),
        (2_000_000_000, "OK"),
        (0, "BROKEN"),
    ],
)
def test_room_on_the_disk(data: Path, monkeypatch: pytest.MonkeyPatch, free: int, grade: str) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12 - free, free))
    assert grades(list(storage.room(environment(data)))) == [("disk", grade)]


def test_a_disk_without_names_is_full(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, 10**12))
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_files=10**6, f_favail=12))
    assert grades(list(storage.room(environment(data)))) == [("disk", "BROKEN")]
    # Some file systems have no such limit and say 0.
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_files=0, f_favail=0))
    assert grades(list(storage.room(environment(data)))) == [("disk", "OK")]


def test_a_key_that_others_can_read(data: Path) -> None:
    (data / "secrets" / "site.key").chmod(0o640)
    (data / "secrets").chmod(0o755)
    found = list(storage.keys(environment(data)))
    assert grades(found) == [("keys", "BROKEN")] * 2
    assert [finding.how.german for finding in found] == [
        f"chmod 700 {data / 'secrets'}",
        f"chmod 600 {data / 'secrets' / 'site.key'}",
    ]


def test_a_key_that_is_gone(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (data / "secrets" / "site.key").unlink()
    assert grades(list(storage.keys(environment(data)))) == [("keys", "BROKEN")]
    monkeypatch.setenv("RESONANZ_SECRET_KEY", "x" * 50)
    assert grades(list(storage.keys(environment(data)))) == [("keys", "OK")]


def test_a_house_that_never_started_has_no_keys(tmp_path: Path) -> None:
    assert grades(list(storage.keys(environment(tmp_path)))) == [("keys", "WARNING")]
    assert list(tmp_path.iterdir()) == []
