"""Starts the bundled programs: never as root, never outliving this process unnoticed."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from resonanz.ground.postgres import binaries, descend
from resonanz.ground.postgres.account import Account
from resonanz.ground.postgres.errors import (
    CannotChangeUserError,
    PostgresError,
    UnreachableError,
    UserWithoutNameError,
)
from resonanz.ground.postgres.layout import Layout


@dataclass(frozen=True)
class Launcher:
    account: Account

    def server(self, layout: Layout, output: IO[bytes]) -> subprocess.Popen[bytes]:
        program = [str(binaries.program("postgres")), "-D", str(layout.pgdata)]
        program += ["-c", f"config_file={layout.config}"]
        reach = [layout.pgdata, layout.log, layout.socket_directory, layout.config]
        return self._spawn(program, reach, output, needs_name=False)

    def initdb(self, options: list[str], target: Path, password: Path, output: IO[bytes]) -> subprocess.Popen[bytes]:
        program = [str(binaries.program("initdb")), *options]
        program += [f"--pgdata={target}", f"--pwfile={password}"]
        return self._spawn(program, [target, password], output, needs_name=True)

    def _spawn(
        self, program: list[str], reach: list[Path], output: IO[bytes], *, needs_name: bool
    ) -> subprocess.Popen[bytes]:
        """Must be called in a thread that lives as long as the child may: its end is the "parent's death"."""
        plan: descend.Plan = {
            "uid": self.account.uid,
            "gid": self.account.gid,
            "parent": os.getpid(),
            "death_signal": int(signal.SIGINT),  # "Fast shutdown" to PostgreSQL.
            "reach": [program[0], *map(str, reach)],
            "needs_name": needs_name,
            "program": program,
        }
        return subprocess.Popen(  # noqa: S603 - our own helper, with arguments of our own making
            [sys.executable, "-I", "-S", descend.__file__, json.dumps(plan)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env=_environment(),
            start_new_session=True,  # Ctrl-C is meant for us; we decide when the database stops.
        )

    def explain(self, status: int, last_line: str) -> PostgresError | None:
        """The reason if the helper refused, before PostgreSQL itself ever ran."""
        user = self.account.label
        if status == descend.EXIT_UNREACHABLE:
            return UnreachableError(user=user, path=last_line)
        if status == descend.EXIT_CANNOT_CHANGE_USER:
            return CannotChangeUserError(user=user, detail=last_line)
        if status == descend.EXIT_NAMELESS:
            return UserWithoutNameError(user=last_line)
        return None


def _environment() -> dict[str, str]:
    """Nothing of the caller's PG* variables; English messages, because the supervisor reads them."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **kept}
