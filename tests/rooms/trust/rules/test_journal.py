"""The journal of erasures: whole lines, on the disk, nothing about anybody, and torn lines spoil only themselves."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.trust.rules.journal import NAME, Line, append, read

ONE = Line(kind="words", index=4, leaf_hash="ab")
TWO = Line(kind="account", mark="cd")


def test_what_is_appended_is_read_in_order(tmp_path: Path) -> None:
    append(tmp_path / "log", [ONE])
    append(tmp_path / "log", [TWO, ONE])
    assert list(read(tmp_path / "log")) == [ONE, TWO, ONE]
    assert (tmp_path / "log" / NAME).stat().st_mode & 0o777 == 0o600


def test_without_a_journal_there_is_nothing(tmp_path: Path) -> None:
    assert list(read(tmp_path)) == []
    append(tmp_path / "log", [])
    assert not (tmp_path / "log").exists()


def test_a_line_names_entries_and_marks_and_nothing_else(tmp_path: Path) -> None:
    append(tmp_path, [ONE])
    told = json.loads((tmp_path / NAME).read_text())
    assert set(told) == {"v", "kind", "ground", "index", "leaf_hash", "mark"}


def test_it_is_synced_before_it_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    append(tmp_path, [ONE])
    assert len(synced) == 1


@given(cut=st.integers(min_value=2, max_value=60))
def test_a_torn_line_spoils_only_itself(cut: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("journal")
    append(folder, [ONE])
    append(folder, [TWO])
    path = folder / NAME
    path.write_bytes(path.read_bytes()[:-cut])
    append(folder, [ONE])
    assert list(read(folder)) == [ONE, ONE]


@given(garbage=st.binary(max_size=200))
def test_garbage_is_passed_over(garbage: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("journal")
    (folder / NAME).write_bytes(garbage)
    append(folder, [TWO])
    assert list(read(folder))[-1] == TWO
