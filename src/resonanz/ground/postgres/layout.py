"""Where everything of one installation lies. Pure paths: nothing here touches the disk except symlinks."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PORT = 5432  # Only part of the socket's file name; there is no TCP port.
SOCKET_PATH_LIMIT = 103  # sun_path: 107 bytes and a NUL on Linux, 103 on macOS.
SHORT_PLACE = Path("/tmp")  # noqa: S108 - TMPDIR differs between sessions; ownership is checked before use.


@dataclass(frozen=True)
class Layout:
    given: Path

    @cached_property
    def data(self) -> Path:
        return self.given.expanduser().resolve()

    @property
    def passwords(self) -> Path:
        return self.data / "secrets"

    @property
    def supervisor_lock(self) -> Path:
        return self.data / "supervisor.lock"

    @property
    def guests_lock(self) -> Path:
        return self.data / "supervisor.guests"

    @property
    def root(self) -> Path:
        return self.data / "postgres"

    @property
    def pgdata(self) -> Path:
        return self.root / "data"

    def new_workshop(self) -> Path:
        return self.root / f"unfinished-{secrets.token_hex(4)}"

    def workshops(self) -> list[Path]:
        return sorted(self.root.glob("unfinished-*"))

    @property
    def log(self) -> Path:
        return self.root / "log"

    @property
    def start_log(self) -> Path:
        return self.root / "start.log"

    @property
    def config(self) -> Path:
        return self.root / "postgresql.conf"

    @property
    def own_config(self) -> Path:
        return self.root / "own.conf"

    @property
    def hba(self) -> Path:
        return self.root / "pg_hba.conf"

    @property
    def pid_file(self) -> Path:
        return self.pgdata / "postmaster.pid"

    @cached_property
    def mark(self) -> str:
        """Names this data directory in process titles and in short paths."""
        return hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]

    @property
    def socket_directory(self) -> Path:
        """Inside the data directory; a long path (or a comma, which libpq splits at) moves to a short one."""
        inside = self.root / "socket"
        name = os.fsencode(inside / f".s.PGSQL.{PORT}")
        if len(name) <= SOCKET_PATH_LIMIT and b"," not in name:
            return inside
        return SHORT_PLACE / f"resonanz-{self.mark}"

    @property
    def socket_lock(self) -> Path:
        return self.socket_directory / f".s.PGSQL.{PORT}.lock"
