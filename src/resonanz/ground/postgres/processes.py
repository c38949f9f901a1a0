"""Finds and ends left-over server processes of our own data directory, and of no other."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from resonanz.ground.postgres.config import title
from resonanz.ground.postgres.layout import Layout

PROC = Path("/proc")
PAUSE = 0.02


def of_cluster(layout: Layout) -> set[int]:
    """By command line and owner: both can be read without special rights, even by root inside a container."""
    try:
        owner = layout.pgdata.stat().st_uid
        entries = [entry for entry in PROC.iterdir() if entry.name.isdecimal()]
    except OSError:
        return set()
    return {int(entry.name) for entry in entries if _belongs(entry, layout, owner)}


def _belongs(entry: Path, layout: Layout, owner: int) -> bool:
    try:
        command = (entry / "cmdline").read_bytes()
        return entry.stat().st_uid == owner and is_ours(command, layout)
    except OSError:  # It is gone, or none of our business.
        return False


def is_ours(command: bytes, layout: Layout) -> bool:
    """The postmaster names its directory; its children carry our mark in their title."""
    if command.startswith(b"postgres: " + title(layout).encode() + b": "):
        return True
    arguments = command.split(b"\0")
    return arguments[0].rsplit(b"/", 1)[-1] == b"postgres" and os.fsencode(layout.pgdata) in arguments[1:]


def postmaster(layout: Layout) -> int | None:
    """Its process id, if it is really alive and ours: after a crash another process may bear that number."""
    pid = recorded_pid(layout.pid_file)
    return pid if pid in of_cluster(layout) else None


def recorded_pid(path: Path) -> int | None:
    with suppress(OSError, ValueError, IndexError):
        return abs(int(path.read_text(encoding="utf-8", errors="replace").split("\n")[0]))
    return None


def clear_the_way(layout: Layout, *, patience: float = 15.0) -> None:
    """Ends orphans of an earlier life and removes lock files that only look alive."""
    head = postmaster(layout)
    if head is not None:
        _send({head}, signal.SIGINT)
        _send({head}, signal.SIGCONT)  # Even a paused one must hear it.
        _wait_until_gone(layout, patience)
    else:
        _wait_until_gone(layout, 0.5)  # Backends notice their postmaster's death by themselves.
    for number in (signal.SIGQUIT, signal.SIGKILL):
        rest = of_cluster(layout)
        if not rest:
            break
        _send(rest, number)
        _wait_until_gone(layout, 1.0)  # Without a postmaster nothing is left that they could save.
    if not of_cluster(layout):
        _remove_misleading(layout)


def _remove_misleading(layout: Layout) -> None:
    """PostgreSQL copes with a dead process id in these files, but not with one that was given away anew."""
    for path in (layout.pid_file, layout.socket_lock):
        pid = recorded_pid(path)
        if pid is not None and _alive(pid):
            path.unlink(missing_ok=True)


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _send(pids: set[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, number)


def _wait_until_gone(layout: Layout, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while of_cluster(layout) and time.monotonic() < deadline:
        time.sleep(PAUSE)
