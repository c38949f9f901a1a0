"""One PostgreSQL that is reached by TCP, and machines around it: each with a directory and environment of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import psycopg

from resonanz.ground.postgres import Role, foundation, passwords
from resonanz.ground.postgres.account import account_for
from resonanz.ground.postgres.launch import Launcher
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.roles import DATABASE
from tests.support.house import HouseProblem, command, free_port, plain_environment, until
from tests.support.model_house import set_up


class TcpPostgres:
    """As an operator would have it: it listens on TCP, asks for a password (scram), knows an owner and an app role."""

    def __init__(self, data: Path) -> None:
        set_up(data)
        self.layout = Layout(data)
        self.port = free_port()
        self._launcher = Launcher(account_for(self.layout))
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        hba = self.layout.root / "tcp_hba.conf"
        hba.write_text("host all all 127.0.0.1/32 scram-sha-256\n", "utf-8")
        hba.chmod(0o644)
        self.layout.own_config.write_text(
            f"listen_addresses = '127.0.0.1'\nport = {self.port}\nhba_file = '{hba}'\n", "utf-8"
        )
        self.layout.own_config.chmod(0o644)
        foundation.lay(self.layout, self._launcher)
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        with (self.layout.data / "postgres.log").open("ab") as log:
            self._process = self._launcher.server(self.layout, log)
        until(self._answers, "PostgreSQL answers on TCP", patience=60)

    def stop(self) -> None:
        """At once and in order, as when an operator restarts it: whoever is connected is thrown out."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(60)
            self._process = None

    def url(self, role: Role) -> str:
        password = passwords.read(self.layout, role) or ""
        return f"postgresql://{role.value}:{quote(password, safe='')}@127.0.0.1:{self.port}/{DATABASE}"

    def ask(self, query: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.url(Role.APP), autocommit=True) as connection:
            return connection.execute(query.encode(), parameters).fetchall()

    def _answers(self) -> bool:
        try:
            return self.ask("SELECT 1") == [(1,)]
        except psycopg.OperationalError:
            return False


class Machine:
    """One `resonanz web` or `resonanz worker`. Whatever `more` says is in its environment only."""

    def __init__(self, kind: str, data: Path, postgres: TcpPostgres, **more: str) -> None:
        self.kind = kind
        self.data = data
        self.port = free_port()
        self.log = data.with_suffix(".log")
        data.mkdir()
        urls = {"DATABASE_URL": postgres.url(Role.APP), "DATABASE_OWNER_URL": postgres.url(Role.OWNER)}
        self.environment = plain_environment(RESONANZ_DATA=str(data), **urls, **more)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *, before: Sequence[str] = ()) -> None:
        """`before` replaces how the program is called."""
        port = ["--port", str(self.port)] if self.kind == "web" else []
        call = [*(before or command()), self.kind, *port]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                call,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                # A machine of its own does not share a terminal, nor its turn at the processor, with whoever tests it.
                start_new_session=True,
            )

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def is_ready(self) -> bool:
        """Of a web process: people may be sent to it."""
        if not self.runs:
            raise HouseProblem(f"„{self.kind}“ has ended: {self.said()[-2000:]}")
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def die(self) -> None:
        """As when its power is cut."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self) -> None:
        self.stop()
        if self.process is not None:
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def do(self, program: str, *arguments: str) -> str:
        """Runs Python with this machine's environment; answers its last line."""
        return self._done([sys.executable, "-c", program, *arguments])

    def resonanz(self, *arguments: str | Path) -> str:
        return self._done(command(*arguments))

    def _done(self, call: list[str]) -> str:
        done = subprocess.run(call, check=False, capture_output=True, text=True, env=self.environment, timeout=180)
        assert done.returncode == 0, f"{done.stdout[-1000:]}\n{done.stderr[-3000:]}"
        return done.stdout.strip().splitlines()[-1] if done.stdout.strip() else ""

    def said(self) -> str:
        return self.log.read_text("utf-8", errors="replace")
