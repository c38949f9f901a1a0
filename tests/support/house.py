"""A running product, as a newcomer has it: `resonanz run` on a data directory and a port of its own."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self, TypeVar

import psycopg

from resonanz.ground.postgres import Cluster
from resonanz.ground.postgres.processes import postmaster
from tests.support.model_house import set_up

PATIENCE = 180.0
Found = TypeVar("Found")
_SETTINGS = re.compile(r"^(RESONANZ_|DATABASE_|DJANGO_|PG)")


class HouseProblem(AssertionError):
    """The product did not do what the test was waiting for."""


def until(look: Callable[[], Found], what: str, *, patience: float = PATIENCE, pause: float = 0.05) -> Found:
    """Looks again and again until there is something, and answers it."""
    deadline = time.monotonic() + patience
    waiting = threading.Event()
    while not (found := look()):
        if time.monotonic() > deadline:
            raise HouseProblem(f"waited {patience:.0f} s in vain until {what}")
        waiting.wait(pause)
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def plain_environment(**more: str) -> dict[str, str]:
    """What a newcomer's shell has: nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if not _SETTINGS.match(name)}
    return {**kept, "LANG": "de_DE.UTF-8", "LC_ALL": "", "LANGUAGE": "", "COLUMNS": "300", "NO_COLOR": "1", **more}


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "resonanz.doors.cli", *map(str, arguments)]


def run_command(
    *arguments: str | Path, check: bool = True, patience: float = PATIENCE
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        command(*arguments), check=False, capture_output=True, text=True, env=plain_environment(), timeout=patience
    )
    if check and done.returncode != 0:
        raise HouseProblem(f"resonanz {arguments[0]} ended with {done.returncode}: {done.stdout}\n{done.stderr}")
    return done


class House:
    """Starts, answers, is asked and is torn down. `with House(data, demo=True) as house: …`"""

    def __init__(self, data: Path, *, demo: bool = False, mail_port: int | None = None) -> None:
        """With `mail_port` the house hands its mails to a server there, and knows its own address."""
        self.data = data
        self.demo = demo
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = data.with_name(f"{data.name}.log")
        self.cluster = Cluster(data)
        self._process: subprocess.Popen[bytes] | None = None
        self._mail = {
            "RESONANZ_MAIL_URL": f"smtp://127.0.0.1:{mail_port}/?from=dialog@auenfurt.example",
            "RESONANZ_PUBLIC_URL": self.base,
        }
        if mail_port is None:
            self._mail = {}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        # The demo begins with nothing, as a newcomer's house does, so that the first start stays tried.
        if not self.demo and not self.data.exists():
            set_up(self.data)
        arguments = ["run", "--data", str(self.data), "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command(*arguments, "--demo" if self.demo else "--no-demo"),
                env=plain_environment(**self._mail),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        try:
            # The demo brings months of a house with it, and two such houses may be starting at once.
            until(self.is_well, "the house answers", patience=4 * PATIENCE if self.demo else PATIENCE)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def is_well(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise HouseProblem(f"`resonanz run` has ended: {self.said()[-2000:]}")
        return self.status_of("/gesund/") == 200

    def status_of(self, path: str) -> int:
        """0 where nothing answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0
        finally:
            connection.close()

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def host_link(self, *, name: str = "") -> str:
        named = ["--name", name] if name else []
        done = run_command("host-link", "--data", self.data, "--base", self.base, *named)
        return done.stdout.strip().splitlines()[-1]

    def ask(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Straight from the database, with the rights of the product itself."""
        with psycopg.connect(self.cluster.app_url, autocommit=True) as connection:
            return connection.execute(query, parameters).fetchall()

    def pretend(self, query: str, *parameters: Any) -> None:
        """What only time can do: as superuser, past the triggers that refuse it to everybody else."""
        with psycopg.connect(self.cluster.superuser_url, autocommit=True) as connection:
            connection.execute("SET session_replication_role = replica")
            connection.execute(query, parameters)

    def postmaster(self) -> int | None:
        return postmaster(self.cluster.layout)

    def child(self, name: str) -> int | None:
        """The process id of `web` or `worker`, while it lives."""
        for pid in _children(self.pid):
            arguments = _arguments(pid)
            if "resonanz.doors.cli" in arguments and name in arguments:
                return pid
        return None


def _children(pid: int) -> list[int]:
    found: list[int] = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                # The command's name stands in brackets and may hold anything; the parent comes after it.
                state, parent = (entry / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()[:2]
            except (OSError, ValueError):
                continue
            if int(parent) == pid and state != "Z":
                found.append(int(entry.name))
    return found


def _arguments(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
    except OSError:
        return []
