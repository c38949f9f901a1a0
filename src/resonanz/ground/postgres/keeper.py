"""The thread that owns the server process: starts it, waits for its end, brings it back.

The server is told to stop when its parent dies, and to Linux the parent is the thread that started it. So one
thread does all the starting and lives as long as the server.
"""

import logging
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from signal import SIGINT, SIGKILL, SIGQUIT

from resonanz.ground.postgres.errors import PostgresError, from_os_error
from resonanz.ground.postgres.starting import Starter

log = logging.getLogger(__name__)

LONGEST_PAUSE = 5.0


class EventKind(StrEnum):
    DIED = "died"  # The server's process has ended without being asked to.
    RETRYING = "retrying"  # One attempt failed; the next follows.
    BACK = "back"  # It answers again.


@dataclass(frozen=True)
class Event:
    kind: EventKind
    seconds: float = 0.0  # Since the death.
    attempt: int = 0
    exit_status: int | None = None
    error: PostgresError | None = None


class Keeper(threading.Thread):
    def __init__(self, starter: Starter) -> None:
        super().__init__(name="postgres-keeper", daemon=True)
        self._starter = starter
        self._child: subprocess.Popen[bytes] | None = None
        self._failure: BaseException | None = None
        self._settled = threading.Event()
        self._watched = threading.Event()
        self._listener: Callable[[Event], None] | None = None

    def begin(self) -> None:
        """Returns when the server answers; raises why it does not."""
        self.start()
        self._settled.wait()
        if self._failure is not None:
            raise self._failure

    def watch(self, listener: Callable[[Event], None]) -> None:
        self._listener = listener
        self._watched.set()

    def end(self, patience: float) -> None:
        """Fast shutdown; a server that does not obey is ended harder, which costs no acknowledged data."""
        self._starter.stopping.set()
        self._watched.set()
        for number, seconds in ((SIGINT, patience), (SIGQUIT, 10.0), (SIGKILL, 10.0)):
            if self._child is not None:
                self._child.send_signal(number)
            self.join(seconds)
            if not self.is_alive():
                return

    def run(self) -> None:
        try:
            self._child = self._starter.first_start()
        except OSError as error:
            self._failure = self._typed(error)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits in begin()
            self._failure = error
        finally:
            self._settled.set()
        while self._child is not None:
            status = self._child.wait()
            if self._starter.stopping.is_set():
                return
            self._child = self._bring_back(status)
            # Whoever ended us while this server was starting told the one before it.
            if self._child is not None and self._starter.stopping.is_set():
                self._child.send_signal(SIGINT)

    def _bring_back(self, status: int) -> subprocess.Popen[bytes] | None:
        died = time.monotonic()
        self._watched.wait()
        self._tell(Event(EventKind.DIED, exit_status=status))
        attempt = 0
        while not self._starter.stopping.is_set():
            attempt += 1
            try:
                child = self._starter.start()
            except (PostgresError, OSError) as problem:
                error = self._typed(problem)
                self._tell(Event(EventKind.RETRYING, time.monotonic() - died, attempt, error=error))
                self._starter.stopping.wait(min(0.2 * 2**attempt, LONGEST_PAUSE))
            else:
                self._tell(Event(EventKind.BACK, time.monotonic() - died, attempt))
                return child
        return None

    def _typed(self, problem: PostgresError | OSError) -> PostgresError:
        return from_os_error(problem, self._starter.layout.root) if isinstance(problem, OSError) else problem

    def _tell(self, event: Event) -> None:
        if self._listener is None:
            return
        try:
            self._listener(event)
        except Exception:
            log.exception("The listener for database events failed")
