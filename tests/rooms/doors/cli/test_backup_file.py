"""The file of a backup: whole or refused, and it never writes beside its place."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.doors.cli.backup_file import (
    BACKUP,
    DATABASE,
    MANIFEST,
    NotABackup,
    check_parts,
    read_manifest,
    unpack,
    write_backup,
)


@pytest.fixture
def parts(tmp_path: Path) -> list[tuple[str, Path]]:
    source = tmp_path / "quelle"
    source.mkdir()
    told = {
        DATABASE: b"\0\1" * 5000,
        "log/erasures.jsonl": b"{}\n",
        "files/a/b.csv": b"1;2\n",
        "secrets/site.key": b"k",
    }
    found = []
    for number, (name, content) in enumerate(told.items()):
        path = source / str(number)
        path.write_bytes(content)
        found.append((name, path))
    return found


@pytest.fixture
def file(tmp_path: Path, parts: list[tuple[str, Path]]) -> Path:
    path = tmp_path / "sicherung.zip"
    with path.open("wb") as target:
        write_backup(target, [*parts, ("files/gone.csv", tmp_path / "gone")], {"made_at": "2026-11-23", "entries": 7})
    return path


def forged(file: Path, name: str, content: bytes = b"x", **manifest: Any) -> Path:
    """The same with one more part, which its manifest knows."""
    from hashlib import sha256

    target = file.with_name("forged.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        told = json.loads(old.read(MANIFEST))
        for info in old.infolist():
            if info.filename != MANIFEST:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
        told["parts"][name] = [len(content), sha256(content).hexdigest()]
        new.writestr(MANIFEST, json.dumps({**told, **manifest}))
    return target


def test_what_went_in_comes_out(file: Path, parts: list[tuple[str, Path]], tmp_path: Path) -> None:
    manifest = read_manifest(file)
    assert manifest.facts == {"made_at": "2026-11-23", "entries": 7}
    check_parts(file, manifest)
    place = tmp_path / "place"
    unpack(file, manifest, place)
    found = {path.relative_to(place).as_posix(): path for path in place.rglob("*") if path.is_file()}
    assert set(found) == {name for name, _path in parts}
    for name, path in parts:
        assert found[name].read_bytes() == path.read_bytes()
        assert found[name].stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "name",
    ["../evil", "files/../../evil", "/etc/passwd", "files//x", "secrets/.ssh", "files\\x", "other/x", "files/", "C:x"],
)
def test_a_name_that_leads_elsewhere_is_refused(file: Path, name: str) -> None:
    with pytest.raises(NotABackup):
        read_manifest(forged(file, name))


def test_another_format_is_refused(file: Path) -> None:
    assert BACKUP.format == "resonanz-sicherung/1"
    with pytest.raises(NotABackup):
        read_manifest(forged(file, "files/x", format="resonanz-sicherung/2"))


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all", b"\0" * 5000])
def test_anything_else_is_no_backup(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(NotABackup):
        read_manifest(path)


def test_nothing_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(NotABackup):
        read_manifest(tmp_path / "missing")


def test_a_part_too_many_or_too_few_is_refused(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "more.zip"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            new.writestr(info, old.read(info))
        new.writestr("files/more", b"x")
    with pytest.raises(NotABackup):
        read_manifest(target)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_no_flipped_bit_changes_a_word_unseen(file: Path, tmp_path: Path, place: float, bit: int) -> None:
    """Either it is refused, or the bit stood where nothing is read (as the time a part was packed)."""
    words = bytearray(file.read_bytes())
    words[int(place * len(words))] ^= 1 << bit
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(words)
    whole = read_manifest(file)
    try:
        manifest = read_manifest(damaged)
        check_parts(damaged, manifest)
    except NotABackup:
        return
    assert manifest == whole
