"""The one thing other rooms use: a database that runs, and stays up."""

import threading
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from resonanz.ground.postgres import binaries
from resonanz.ground.postgres.account import account_for
from resonanz.ground.postgres.connections import Connection, connection
from resonanz.ground.postgres.errors import (
    AlreadyRunning,
    NotSupervisingError,
    StartFailedError,
    from_os_error,
)
from resonanz.ground.postgres.foundation import check_socket_directory
from resonanz.ground.postgres.keeper import Event, Keeper
from resonanz.ground.postgres.launch import Launcher
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.locks import FileLock, holder
from resonanz.ground.postgres.logs import last_words, newest
from resonanz.ground.postgres.passwords import ensure, make_directory
from resonanz.ground.postgres.readiness import answers
from resonanz.ground.postgres.roles import Role
from resonanz.ground.postgres.starting import LIMIT, Starter
from resonanz.ground.postgres.status import Status, status_of

PAUSE = 0.05


class Ownership(StrEnum):
    STARTED = "started"  # This process started it and will stop it.
    ATTACHED = "attached"  # Another process supervises it.


class Cluster:
    def __init__(self, data: Path) -> None:
        self.data = data
        self.layout = Layout(data)
        self._supervisor = FileLock(self.layout.supervisor_lock)
        self._guests = FileLock(self.layout.guests_lock)
        self._keeper: Keeper | None = None
        self._considerate = False

    def ensure_running(self, *, attach: bool = True) -> Ownership:
        """Short-lived commands attach to whoever supervises; the supervisor itself says attach=False."""
        self._considerate = attach
        try:
            make_directory(self.layout)
            return self._start_or_attach(attach=attach)
        except OSError as error:
            self._let_go()
            raise from_os_error(error, self.layout.data) from error
        except BaseException:
            self._let_go()
            raise

    def stop(self, *, patience: float = 60.0) -> None:
        """Ends what this process started. A short-lived command first lets its guests finish."""
        if self._keeper is not None:
            if self._considerate:
                self._await_guests(patience)
            self._keeper.end(patience)
            self._keeper = None
        self._let_go()

    def watch(self, on_event: Callable[[Event], None]) -> None:
        """From now on a death is noticed at once and repaired; on_event is called in a background thread."""
        if self._keeper is None:
            raise NotSupervisingError
        self._keeper.watch(on_event)

    def status(self) -> Status:
        return status_of(self.layout)

    def connection(self, role: Role = Role.APP) -> Connection:
        return connection(self.data, role)

    @property
    def app_url(self) -> str:
        return self.connection(Role.APP).url

    @property
    def owner_url(self) -> str:
        return self.connection(Role.OWNER).url

    @property
    def superuser_url(self) -> str:
        return self.connection(Role.SUPERUSER).url

    def psql_argv(self, role: Role) -> tuple[list[str], dict[str, str]]:
        """What to exec and what to add to the environment; the password never stands on the command line."""
        return [str(binaries.program("psql"))], self.connection(role).environment()

    def __enter__(self) -> Self:
        self.ensure_running()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _start_or_attach(self, *, attach: bool) -> Ownership:
        if self._keeper is not None:
            return Ownership.STARTED
        deadline = time.monotonic() + LIMIT
        while True:
            if self._supervisor.acquire():
                self._start()
                return Ownership.STARTED
            if not attach:
                raise self._already_running()
            if self._guests.acquire(shared=True):
                if self._answers():
                    return Ownership.ATTACHED
                self._guests.release()
            if time.monotonic() > deadline:
                tail = "\n".join(last_words(self.layout))
                raise StartFailedError(reason="timeout", log=newest(self.layout), tail=tail)
            threading.Event().wait(PAUSE)

    def _start(self) -> None:
        self._guests.release()
        self._supervisor.sign()
        ensure(self.layout)
        keeper = Keeper(Starter(self.layout, Launcher(account_for(self.layout))))
        try:
            keeper.begin()
        except BaseException:
            keeper.end(patience=10.0)
            raise
        self._keeper = keeper

    def _answers(self) -> bool:
        if not self.layout.socket_directory.exists():
            return False
        check_socket_directory(self.layout, account_for(self.layout))
        return answers(self.connection(Role.APP))

    def _already_running(self) -> AlreadyRunning:
        other = holder(self.layout.supervisor_lock)
        return AlreadyRunning(
            data=self.layout.data,
            pid=other.pid if other else "?",
            command=other.command if other else "?",
        )

    def _await_guests(self, patience: float) -> None:
        deadline = time.monotonic() + patience
        while not self._guests.acquire() and time.monotonic() < deadline:
            threading.Event().wait(PAUSE)

    def _let_go(self) -> None:
        self._supervisor.release()
        self._guests.release()
