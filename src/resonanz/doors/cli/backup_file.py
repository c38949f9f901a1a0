"""The file of a backup: a zip whose last part says what is in it, with a checksum of each part.

`database.dump` is what pg_dump wrote; `secrets/`, `log/` and `files/` are as in the data directory. See
docs/betrieb/sicherung.md.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

FORMAT = "resonanz-sicherung/1"
DATABASE = "database.dump"
MANIFEST = "manifest.json"
_NAME = re.compile(r"database\.dump|(?:secrets|log|files)/(?:[\w-][\w.-]*/)*[\w-][\w.-]*", re.ASCII)
_CHUNK = 1 << 20
_MANIFEST_LIMIT = 64 << 20


class NotABackup(Exception):
    """The file is no backup of ours, or not whole."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`facts` are what the house said of itself; `parts` are name → (bytes, SHA-256 in hexadecimal)."""

    facts: Mapping[str, Any]
    parts: Mapping[str, tuple[int, str]]


def write_backup(target: IO[bytes], parts: Iterable[tuple[str, Path]], facts: Mapping[str, Any]) -> None:
    """Parts are read in their order; one that has gone meanwhile is left out, because nobody needs it any more."""
    told: dict[str, list[Any]] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, path in parts:
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue
            how = zipfile.ZIP_STORED if name == DATABASE else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(name)
            info.compress_type = how
            info.external_attr = 0o600 << 16
            with source, archive.open(info, "w", force_zip64=True) as sink:
                told[name] = list(_copy(source, sink))
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **facts, "parts": told}, indent=1))
    target.flush()
    os.fsync(target.fileno())


def read_manifest(file: Path) -> Manifest:
    """Without reading the parts; NotABackup for anything else."""
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(MANIFEST).file_size > _MANIFEST_LIMIT:
                raise NotABackup
            told = json.loads(archive.read(MANIFEST))
            names = {info.filename for info in archive.infolist()} - {MANIFEST}
        parts = {str(name): (int(size), str(digest)) for name, (size, digest) in told.pop("parts").items()}
        if told.pop("format") != FORMAT or set(parts) != names or DATABASE not in parts:
            raise NotABackup
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, NotImplementedError) as wrong:
        raise NotABackup from wrong
    if not all(_NAME.fullmatch(name) for name in parts):
        raise NotABackup
    return Manifest(facts=told, parts=parts)


def unpack(file: Path, manifest: Manifest, place: Path) -> None:
    """Writes every part below `place`, which is empty, and compares it with the manifest while it does."""
    with zipfile.ZipFile(file) as archive:
        for name, (size, digest) in manifest.parts.items():
            path = place / name
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.touch(mode=0o600)
            try:
                with archive.open(name) as source, path.open("wb") as sink:
                    found = _copy(source, sink, at_most=size)
            except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as wrong:
                raise NotABackup from wrong
            if found != (size, digest):
                raise NotABackup


def check_parts(file: Path, manifest: Manifest) -> None:
    """Reads all of it once and compares; NotABackup where a single byte is another."""
    with zipfile.ZipFile(file) as archive:
        for name, (size, digest) in manifest.parts.items():
            try:
                with archive.open(name) as source:
                    found = _copy(source, None, at_most=size)
            except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as wrong:
                raise NotABackup from wrong
            if found != (size, digest):
                raise NotABackup


def _copy(source: IO[bytes], sink: IO[bytes] | None, *, at_most: int | None = None) -> tuple[int, str]:
    size, digest = 0, sha256()
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if at_most is not None and size > at_most:
            raise NotABackup
        digest.update(chunk)
        if sink is not None:
            sink.write(chunk)
    return size, digest.hexdigest()
