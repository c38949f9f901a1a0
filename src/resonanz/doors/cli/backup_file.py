"""The file of a backup or a dump: a zip whose last part says what is in it, with a checksum of each part.

`secrets/`, `log/` and `files/` are as in the data directory. A backup holds the tables as pg_dump wrote them, a dump as
one file of lines per table. See docs/betrieb/sicherung.md and docs/betrieb/gesamtausgabe.md.
"""

from __future__ import annotations

import json
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

DATABASE = "database.dump"
README = "LIESMICH.md"
MANIFEST = "manifest.json"
_BESIDE = r"(?:secrets|log|files)/(?:[\w-][\w.-]*/)*[\w-][\w.-]*"
_CHUNK = 1 << 20
_MANIFEST_LIMIT = 64 << 20
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class NotABackup(Exception):
    """The file is no backup of ours, or not whole."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """`first` is the part that every such file has; `names` is what parts may be called."""

    format: str
    first: str
    names: re.Pattern[str]


BACKUP = Form(format="resonanz-sicherung/1", first=DATABASE, names=re.compile(rf"database\.dump|{_BESIDE}", re.ASCII))
DUMP = Form(
    format="resonanz-gesamtausgabe/1",
    first=README,
    names=re.compile(rf"LIESMICH\.md|tables/[a-z][a-z0-9_]*\.jsonl|{_BESIDE}", re.ASCII),
)
Part = tuple[str, Path | Iterable[bytes]]
"""A name, and the file or the pieces that stand behind it."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`facts` are what the house said of itself; `parts` are name → (bytes, SHA-256 in hexadecimal)."""

    facts: Mapping[str, Any]
    parts: Mapping[str, tuple[int, str]]


def write_backup(target: IO[bytes], parts: Iterable[Part], facts: Mapping[str, Any], *, form: Form = BACKUP) -> None:
    """Parts are read in their order; one that has gone meanwhile is left out, because nobody needs it any more."""
    told: dict[str, list[Any]] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, source in parts:
            if isinstance(source, Path):
                try:
                    opened = source.open("rb")
                except FileNotFoundError:
                    continue
                with opened:
                    told[name] = _add(archive, name, _pieces(opened))
            else:
                told[name] = _add(archive, name, source)
        archive.writestr(MANIFEST, json.dumps({"format": form.format, **facts, "parts": told}, indent=1))
    target.flush()
    os.fsync(target.fileno())


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> list[Any]:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_STORED if name == DATABASE else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    with archive.open(info, "w", force_zip64=True) as sink:
        return list(_copy(pieces, sink))


def read_manifest(file: Path, *, form: Form = BACKUP) -> Manifest:
    """Without reading the parts; NotABackup for anything else."""
    try:
        with zipfile.ZipFile(file) as archive:
            if archive.getinfo(MANIFEST).file_size > _MANIFEST_LIMIT:
                raise NotABackup
            told = json.loads(archive.read(MANIFEST))
            names = {info.filename for info in archive.infolist()} - {MANIFEST}
        parts = {str(name): (int(size), str(digest)) for name, (size, digest) in told.pop("parts").items()}
        if told.pop("format") != form.format or set(parts) != names or form.first not in parts:
            raise NotABackup
    except (OSError, KeyError, ValueError, TypeError, AttributeError, *_DAMAGED) as wrong:
        raise NotABackup from wrong
    if not all(form.names.fullmatch(name) for name in parts):
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
                    found = _copy(_pieces(source), sink, at_most=size)
            except _DAMAGED as wrong:
                raise NotABackup from wrong
            if found != (size, digest):
                raise NotABackup


def check_parts(file: Path, manifest: Manifest) -> None:
    """Reads all of it once and compares; NotABackup where a single byte is another."""
    with zipfile.ZipFile(file) as archive:
        for name, (size, digest) in manifest.parts.items():
            try:
                with archive.open(name) as source:
                    found = _copy(_pieces(source), None, at_most=size)
            except _DAMAGED as wrong:
                raise NotABackup from wrong
            if found != (size, digest):
                raise NotABackup


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(_CHUNK):
        yield piece


def _copy(pieces: Iterable[bytes], sink: IO[bytes] | None, *, at_most: int | None = None) -> tuple[int, str]:
    size, digest = 0, sha256()
    for chunk in pieces:
        size += len(chunk)
        if at_most is not None and size > at_most:
            raise NotABackup
        digest.update(chunk)
        if sink is not None:
            sink.write(chunk)
    return size, digest.hexdigest()
