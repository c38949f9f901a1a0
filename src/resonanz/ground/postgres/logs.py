"""The last words of the server, for error messages."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

from resonanz.ground.postgres.account import give_like
from resonanz.ground.postgres.layout import Layout

LINES = 10
BYTES = 8192


def fresh(layout: Layout) -> IO[bytes]:
    """For what is said before the server's own log begins."""
    layout.start_log.unlink(missing_ok=True)
    descriptor = os.open(layout.start_log, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    give_like(layout.start_log, layout.root)
    return os.fdopen(descriptor, "wb")


def newest(layout: Layout) -> Path:
    """The collector's current file, or what was said before the collector ran."""
    files: list[tuple[float, Path]] = []
    with suppress(OSError):
        files = [(path.stat().st_mtime, path) for path in layout.log.glob("postgresql-*.log")]
    return max(files)[1] if files else layout.start_log


def length(layout: Layout) -> int:
    with suppress(OSError):
        return newest(layout).stat().st_size
    return 0


def tail(path: Path, *, after: int = 0) -> list[str]:
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            start = after if after <= size else 0  # A new day's file is shorter.
            file.seek(max(start, size - BYTES))
            text = file.read().decode("utf-8", "replace")
    except OSError:
        return []
    return text.splitlines()[-LINES:]


def last_words(layout: Layout, after: int = 0) -> list[str]:
    """What both logs say; of the server's own only what came after that many bytes."""
    return (tail(layout.start_log) + tail(newest(layout), after=after))[-LINES:]
