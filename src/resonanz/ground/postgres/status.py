"""What "resonanz status" and the health page tell about the database."""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from resonanz.ground.postgres.connections import connection
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.locks import holder
from resonanz.ground.postgres.processes import postmaster
from resonanz.ground.postgres.readiness import connect
from resonanz.ground.postgres.roles import Role


@dataclass(frozen=True)
class Status:
    running: bool
    version: str | None  # "18.4" while it runs, "18" while it does not, None before the first start.
    size: int  # Bytes on disk, including the log of changes.
    pid: int | None
    uptime: float | None  # Seconds.
    supervisor: int | None  # Process id.


def status_of(layout: Layout) -> Status:
    version = _answered_version(layout)
    pid = postmaster(layout)
    supervisor = holder(layout.supervisor_lock)
    return Status(
        running=version is not None,
        version=version or _recorded_version(layout),
        size=_size(layout),
        pid=pid,
        uptime=_uptime(layout) if pid else None,
        supervisor=supervisor.pid if supervisor and version else None,
    )


def _answered_version(layout: Layout) -> str | None:
    try:
        with connect(connection(layout.data, Role.APP)) as session:
            row = session.execute("SHOW server_version").fetchone()
    except psycopg.Error:
        return None
    return str(row[0]) if row else None


def _recorded_version(layout: Layout) -> str | None:
    with suppress(OSError):
        return (layout.pgdata / "PG_VERSION").read_text(encoding="ascii").strip()
    return None


def _size(layout: Layout) -> int:
    total = 0
    for directory, _, names in os.walk(layout.pgdata):
        for name in names:
            with suppress(OSError):  # Files come and go while we count.
                total += Path(directory, name).lstat().st_size
    return total


def _uptime(layout: Layout) -> float | None:
    """The third line of postmaster.pid is the time of the start."""
    with suppress(OSError, ValueError, IndexError):
        started = int(layout.pid_file.read_text(encoding="utf-8", errors="replace").splitlines()[2])
        return max(0.0, time.time() - started)
    return None
