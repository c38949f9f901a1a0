"""One start of the server, with as many attempts as a crash may make necessary."""

import subprocess
import threading
import time
from dataclasses import dataclass, field
from signal import SIGINT

from resonanz.ground.postgres import foundation, logs, passwords
from resonanz.ground.postgres.connections import MAINTENANCE_DATABASE, Connection, connection
from resonanz.ground.postgres.errors import (
    DiskFullError,
    PasswordRefusedError,
    PostgresError,
    StartFailedError,
    names_full_disk,
)
from resonanz.ground.postgres.launch import Launcher
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.processes import clear_the_way
from resonanz.ground.postgres.readiness import connect, refusal
from resonanz.ground.postgres.roles import Role, set_up_cluster, set_up_database

LIMIT = 60.0  # For everything but recovery, which may take as long as it goes on.
RECOVERY_LIMIT = 900.0
PAUSE = 0.03
ATTEMPTS = 3
GRACE = 15.0
RECOVERING = ("starting up", "recovery", "not yet accepting connections")
# What passes by itself: processes of the last life that still hold memory or locks.
PASSING = ("pre-existing shared memory block", "lock file", "is still in use")


@dataclass
class Starter:
    layout: Layout
    launcher: Launcher
    stopping: threading.Event = field(default_factory=threading.Event)
    earlier: int = 0  # How long the log was before this attempt.

    def first_start(self) -> subprocess.Popen[bytes]:
        """Everything from an empty (or half-made) directory to a database that the app can use."""
        foundation.lay(self.layout, self.launcher)
        child = self.start()
        try:
            self._set_up()
        except BaseException:
            self._put_down(child)
            raise
        return child

    def start(self) -> subprocess.Popen[bytes]:
        deadline = time.monotonic() + LIMIT
        attempt = 0
        while True:
            attempt += 1
            try:
                return self._attempt(deadline)
            except StartFailedError as error:
                passing = any(sign in str(error.facts["tail"]) for sign in PASSING)
                exhausted = attempt >= ATTEMPTS and not passing
                if exhausted or self.stopping.is_set() or time.monotonic() > deadline:
                    raise
            self.stopping.wait(min(0.1 * 2**attempt, 1.0))

    def _attempt(self, deadline: float) -> subprocess.Popen[bytes]:
        clear_the_way(self.layout)
        foundation.prepare_socket_directory(self.layout, self.launcher.account)
        self.earlier = logs.length(self.layout)
        with logs.fresh(self.layout) as output:
            child = self.launcher.server(self.layout, output)
        try:
            self._await_answer(child, deadline)
        except BaseException:
            self._put_down(child)
            raise
        return child

    def _await_answer(self, child: subprocess.Popen[bytes], deadline: float) -> None:
        parts = self._superuser()
        recovery_deadline = deadline + RECOVERY_LIMIT
        while True:
            status = child.poll()
            if status is not None:
                raise self._explain(status)
            answer = refusal(parts)
            if answer is None:
                return
            if "password authentication failed" in answer:
                path = passwords.path_of(self.layout, Role.SUPERUSER)
                raise PasswordRefusedError(user=Role.SUPERUSER.value, path=path)
            recovering = any(sign in answer for sign in RECOVERING)
            if time.monotonic() > (recovery_deadline if recovering else deadline):
                raise self._failure("timeout", [*logs.last_words(self.layout, self.earlier), answer])
            if self.stopping.wait(PAUSE):
                raise self._failure("stopped", [])

    def _explain(self, status: int) -> PostgresError:
        lines = logs.last_words(self.layout, self.earlier)
        early = logs.tail(self.layout.start_log)
        refused = self.launcher.explain(status, early[-1] if early else "")
        if refused:
            return refused
        if names_full_disk("\n".join(lines)):
            return DiskFullError(path=self.layout.root)
        return self._failure(f"exit {status}", lines)

    def _failure(self, reason: str, lines: list[str]) -> StartFailedError:
        return StartFailedError(reason=reason, log=logs.newest(self.layout), tail="\n".join(lines))

    def _set_up(self) -> None:
        secrets = {role: passwords.read(self.layout, role) or "" for role in Role}
        with connect(self._superuser()) as session:
            set_up_cluster(session, secrets)
        with connect(connection(self.layout.data, Role.SUPERUSER)) as session:
            set_up_database(session, secrets)

    def _superuser(self) -> Connection:
        return connection(self.layout.data, Role.SUPERUSER, database=MAINTENANCE_DATABASE)

    def _put_down(self, child: subprocess.Popen[bytes]) -> None:
        if child.poll() is None:
            child.send_signal(SIGINT)
        try:
            child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        clear_the_way(self.layout)
