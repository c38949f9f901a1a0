"""The journal of erasures: outside the database, so that an older copy of the database cannot bring words back.

One JSON object a line, appended and synced after the commit. It names entries of the ledger by index and leaf hash
(another entry may get the same index after a restore) and accounts by a keyed mark: nothing about anybody.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "erasures.jsonl"


@dataclass(frozen=True, kw_only=True)
class Line:
    """`kind` is words, author or account; `ground` says why; `mark` is the opaque mark of an account."""

    kind: str
    ground: str = "teller"
    index: int = -1
    leaf_hash: str = ""
    mark: str = ""


def append(folder: Path, lines: Iterable[Line]) -> None:
    """Whole lines only, on the disk before it returns."""
    text = "".join(json.dumps({"v": 1, **asdict(line)}, separators=(",", ":")) + "\n" for line in lines)
    if not text:
        return
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(folder / NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        # A line torn by a power cut is closed first, so that it spoils only itself.
        if _is_torn(folder / NAME):
            text = "\n" + text
        os.write(descriptor, text.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read(folder: Path) -> Iterator[Line]:
    """All lines that can be read; a torn one is passed over."""
    path = folder / NAME
    if not path.exists():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for text in file:
            try:
                told = json.loads(text)
                yield Line(
                    kind=str(told["kind"]),
                    ground=str(told["ground"]),
                    index=int(told["index"]),
                    leaf_hash=str(told["leaf_hash"]),
                    mark=str(told["mark"]),
                )
            except (ValueError, KeyError, TypeError):
                continue


def _is_torn(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return False
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"
