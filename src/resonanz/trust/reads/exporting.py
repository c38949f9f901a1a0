"""The extract of the ledger for everyone, and the audit file for those who may see the words.

Formats: docs/entwicklung/formate.md. Both are written piece by piece, so that memory stays the same however long
the ledger is, and out of one snapshot of the database, so that nothing moves in between.
"""

from __future__ import annotations

import json
import time
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from resonanz.trust.enums import Field
from resonanz.trust.errors import NothingSealed
from resonanz.trust.events import Openings, Shown, opening_entries
from resonanz.trust.models import LedgerCheckpoint, LedgerEntry, LedgerHead, LedgerOpening, Tombstone
from resonanz.trust.reads.checkpoints import SEPARATOR, all_checkpoints, checkpoints, newest_checkpoint
from resonanz.trust.reads.keys import all_keys, current_key
from resonanz.trust.rules.leaves import canonical, leaf_hash, minute
from resonanz.trust.rules.tombstones import covers_words

_PIECE = 2_000
_KEPT_SECONDS = 60
_NEXT_LOG = "====\n"
_README = """Auszug aus dem Protokollbuch von Resonanz.
Extract from a Resonanz ledger.

Prüfen / check:   python resonanz-pruefe.py {command} DATEI.zip --seit FRUEHERER-PRUEFPUNKT.txt
Programm / tool:  /resonanz-pruefe.py auf der Seite, von der diese Datei stammt (on the site this file comes from).

vkey.txt         der öffentliche Schlüssel; vergleichen Sie ihn mit dem auf Papier (public key)
checkpoint.txt   der neueste unterschriebene Stand (newest signed state)
checkpoints.txt  alle, der älteste zuerst (all of them, oldest first)
earlier.txt      frühere Schlüssel dieses Protokollbuchs mit ihren Prüfpunkten (earlier keys with their checkpoints)
leaves.jsonl     die Einträge: keine Worte, nur Verpflichtungen (entries: commitments, no words)
"""
Step = Callable[[int, int], None]
"""Called after each piece with the entries done and their number."""


def kept_extract() -> Path | None:
    """The extract as a file, made anew when the log has grown and the last one is older than a minute."""
    newest = newest_checkpoint()
    if newest is None:
        return None
    folder: Path = settings.FILES / "extracts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    wanted = folder / f"protokollbuch-{newest.origin.rpartition('/')[2]}-{newest.size}.zip"
    made = max(folder.glob("protokollbuch-*.zip"), key=lambda path: path.stat().st_mtime, default=None)
    if wanted.exists() or (made is not None and time.time() - made.stat().st_mtime < _KEPT_SECONDS):
        return wanted if wanted.exists() else made
    with NamedTemporaryFile(dir=folder, prefix="new-", delete=False) as target:
        try:
            write_extract(target)
        except BaseException:
            Path(target.name).unlink()
            raise
    Path(target.name).replace(wanted)
    for old in folder.glob("protokollbuch-*.zip"):
        if old != wanted:
            old.unlink(missing_ok=True)
    return wanted


def write_extract(target: IO[bytes]) -> int:
    """Writes `protokollbuch.zip`; returns how many entries it holds. Raises `NothingSealed`."""
    with _snapshot(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        size = _write_notes(archive, command="log")
        with archive.open("leaves.jsonl", "w", force_zip64=True) as member:
            for _, leaf, _ in _entries(0, size):
                member.write(leaf + b"\n")
    return size


def write_audit_file(target: IO[bytes], *, on_step: Step | None = None) -> int:
    """Writes `pruefakte.zip`: the extract, and what the application shows for every entry today. Raises as above."""
    with _snapshot(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        sealed = _write_notes(archive, command="audit")
        total = LedgerEntry.objects.count()
        orphans: list[dict[str, Any]] = _unfitting(total)
        tallies: dict[str, dict[str, int]] = {}
        for name, first, last in (("leaves.jsonl", 0, sealed), ("pending.jsonl", sealed, total)):
            with archive.open(name, "w", force_zip64=True) as member:
                for index, leaf, digest in _entries(first, max(last, first)):
                    member.write(leaf + b"\n")
                    if leaf_hash(leaf) != digest:
                        orphans.append({"table": "trust_ledgerentry", "row": str(index), "index": index})
        with archive.open("openings.jsonl", "w", force_zip64=True) as member:
            for first in range(0, max(total, 1), _PIECE):
                last = min(first + _PIECE, total)
                openings = _open_piece(first, last, total)
                for line in _lines(first, last, openings):
                    member.write(line)
                orphans += [{"table": table, "row": row, "index": n} for table, row, n in openings.orphans]
                orphans += _beyond(openings, total)
                tallies |= openings.tallies
                if on_step is not None:
                    on_step(last, total)
        unique = dict.fromkeys(json.dumps(orphan, sort_keys=True) for orphan in orphans)
        archive.writestr("orphans.jsonl", "".join(f"{line}\n" for line in unique))
        archive.writestr("tallies.json", json.dumps(tallies))
    return sealed


@contextmanager
def _snapshot() -> Iterator[None]:
    """Inside a transaction of the caller, the caller's snapshot is used."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _write_notes(archive: zipfile.ZipFile, *, command: str) -> int:
    key = current_key()
    notes = list(checkpoints().order_by("size").values_list("size", "note"))
    if key is None or not notes:
        raise NothingSealed
    archive.writestr("vkey.txt", f"{key.vkey}\n")
    archive.writestr("checkpoint.txt", notes[-1][1])
    archive.writestr("checkpoints.txt", SEPARATOR.join(note for _, note in notes))
    archive.writestr("earlier.txt", "".join(_earlier_logs(key.origin)))
    archive.writestr("LIESMICH.txt", _README.format(command=command))
    return notes[-1][0]


def _earlier_logs(current: str) -> Iterator[str]:
    """Names that this log had before its key was replaced: each with its key and all it signed, oldest first."""
    for key in reversed(all_keys()):
        if key.origin != current:
            notes = all_checkpoints().filter(origin=key.origin).order_by("size").values_list("note", flat=True)
            yield SEPARATOR.join([f"{key.vkey}\n", *notes]) + _NEXT_LOG


def _entries(first: int, last: int) -> Iterator[tuple[int, bytes, bytes]]:
    rows = LedgerEntry.objects.filter(index__gte=first, index__lt=last).order_by("index")
    for index, leaf, digest in rows.values_list("index", "leaf", "leaf_hash").iterator(chunk_size=_PIECE):
        # A line break inside would move every line after it; as a leaf it is unreadable either way.
        yield index, bytes(leaf).replace(b"\n", b" "), bytes(digest)


def _open_piece(first: int, last: int, total: int) -> Openings:
    is_final = last >= total
    gone: dict[int, set[str]] = {}
    erased: dict[int, tuple[str, datetime]] = {}
    voices: dict[int, UUID] = {}
    for row in Tombstone.objects.filter(target_index__gte=first, target_index__lt=last).order_by("entry_index"):
        gone.setdefault(row.target_index, set()).update(row.fields or Field)
        if covers_words(row.fields):
            erased[row.target_index] = (row.ground, row.erased_at)
        if row.voice is not None:
            voices[row.target_index] = row.voice
    openings = Openings(
        first=first, last=None if is_final else last, is_final=is_final, gone=gone, erased=erased, voices=voices
    )
    opening_entries.run(openings)
    return openings


def _lines(first: int, last: int, openings: Openings) -> Iterator[bytes]:
    rows = LedgerOpening.objects.filter(index__gte=first, index__lt=last).values(
        "index", *(f"{field.value}_salt" for field in Field)
    )
    kept = {row["index"]: row for row in rows}
    before = [shown.previous for shown in openings.shown.values() if shown.previous is not None]
    hashes = dict(LedgerEntry.objects.filter(index__in=before).values_list("index", "leaf_hash"))
    for index in range(first, last):
        salts = {
            field.value: bytes(kept[index][f"{field.value}_salt"]).hex()
            for field in Field
            if index in kept and kept[index][f"{field.value}_salt"] is not None
        }
        shown = openings.shown.get(index)
        opens = openings.opens.get(index, {})
        line = {"index": index, "salts": salts, "opens": opens, "shown": _shown(shown, hashes) if shown else None}
        yield canonical(line) + b"\n"


def _shown(shown: Shown, hashes: Mapping[int, bytes | memoryview[int]]) -> dict[str, str | None]:
    previous = None if shown.previous is None else bytes(hashes.get(shown.previous, b"")).hex()
    return {
        "kind": str(shown.kind),
        "role": shown.role,
        "time": minute(shown.time) if shown.time else None,
        "place": shown.place,
        "via": str(shown.via) if shown.via else None,
        "state": shown.state,
        "previous": previous,
    }


def _beyond(openings: Openings, total: int) -> list[dict[str, Any]]:
    """Rows that point behind the end of the ledger."""
    return [
        {"table": shown.kind, "row": "", "index": index}
        for index, shown in openings.shown.items()
        if index >= total or index < 0
    ]


def _unfitting(total: int) -> list[dict[str, Any]]:
    """What does not fit together in the ledger's own tables."""
    found: list[dict[str, Any]] = []
    head = LedgerHead.objects.filter(id=1).first()
    if head is None or head.size != total:
        found.append({"table": "trust_ledgerhead", "row": "1", "index": None})
    strange = LedgerOpening.objects.exclude(index__gte=0, index__lt=total).values_list("index", flat=True)
    found += [{"table": "trust_ledgeropening", "row": str(index), "index": index} for index in strange]
    for origin, size, root, note in LedgerCheckpoint.objects.values_list("origin", "size", "root_hash", "note"):
        if note.split("\n")[:3] != [origin, str(size), b64encode(bytes(root)).decode()]:
            found.append({"table": "trust_ledgercheckpoint", "row": str(size), "index": None})
    return found
