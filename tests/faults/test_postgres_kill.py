"""The database, or who watches over it, is killed with -9 while many write. Nothing acknowledged is lost."""

import os
import signal
import statistics
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Queue

import psycopg
import pytest

import resonanz
from resonanz.ground.postgres import Cluster, Event, EventKind, Ownership
from resonanz.ground.postgres.processes import of_cluster, postmaster

pytestmark = pytest.mark.fault

DEADLINE = 60.0
WRITERS = 8
KILLS = 10

INSERT = "INSERT INTO voice (key, words) VALUES (%s, repeat('ü', 400)) ON CONFLICT (key) DO NOTHING"

SUPERVISE = """
import sys, threading
from pathlib import Path
from resonanz.ground.postgres import Cluster
cluster = Cluster(Path(sys.argv[1]))
cluster.ensure_running(attach=False)
cluster.watch(lambda event: None)
print("ready", flush=True)
sys.stdin.read()
cluster.stop()
"""


def until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        pause.wait(0.01)


class Writers:
    """Each writes one key after the other, and the same key again until it is acknowledged."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.acknowledged: list[uuid.UUID] = []
        self.attempted: set[uuid.UUID] = set()
        self.retries = 0
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    @contextmanager
    def at_work(self) -> Iterator["Writers"]:
        for thread in self._threads:
            thread.start()
        try:
            self.until_more()
            yield self
            self.until_more()
        finally:
            self.stop()

    def until_more(self) -> None:
        goal = len(self.acknowledged) + WRITERS
        until(lambda: len(self.acknowledged) >= goal, "writing goes on")

    def stop(self) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join(DEADLINE)
            assert not thread.is_alive()

    def _write(self) -> None:
        connection: psycopg.Connection | None = None
        while not self._stopping.is_set():
            key = uuid.uuid4()
            with self._lock:
                self.attempted.add(key)
            acknowledged = False
            while not acknowledged and not self._stopping.is_set():
                try:
                    connection = connection or psycopg.connect(self.url, autocommit=True)
                    connection.execute(INSERT, [key])
                    acknowledged = True
                except psycopg.Error:
                    self._drop(connection)
                    connection = None
            if acknowledged:
                with self._lock:
                    self.acknowledged.append(key)
        if connection is not None:
            connection.close()

    def _drop(self, connection: psycopg.Connection | None) -> None:
        with self._lock:
            self.retries += 1
        if connection is not None:
            connection.close()
        self._stopping.wait(0.01)


def make_table(cluster: Cluster) -> None:
    with psycopg.connect(cluster.owner_url) as connection:
        connection.execute("CREATE TABLE voice (id bigint GENERATED ALWAYS AS IDENTITY, key uuid UNIQUE, words text)")


def check_books(cluster: Cluster, writers: Writers) -> None:
    with psycopg.connect(cluster.app_url) as connection:
        rows = connection.execute("SELECT key, words = repeat('ü', 400) FROM voice").fetchall()
    stored = [row[0] for row in rows]
    assert len(writers.acknowledged) == len(set(writers.acknowledged))
    assert len(stored) == len(set(stored))
    assert set(writers.acknowledged) <= set(stored)
    assert set(stored) <= writers.attempted
    assert all(row[1] for row in rows)


@contextmanager
def supervisor(data: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A "resonanz run" of its own."""
    paths = {"PYTHONPATH": ":".join([str(Path(resonanz.__file__).parent.parent), *sys.path])}
    arguments = [sys.executable, "-c", SUPERVISE, str(data)]
    pipe = subprocess.PIPE
    with subprocess.Popen(arguments, stdin=pipe, stdout=pipe, env={**os.environ, **paths}) as process:
        try:
            yield process
        finally:
            process.kill()


def await_ready(process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"


def report(title: str, seconds: list[float], writers: Writers) -> None:
    print(
        f"\n{title}: {len(seconds)} kills, back after median {statistics.median(seconds):.2f} s, "
        f"max {max(seconds):.2f} s; {len(writers.acknowledged)} acknowledged, {writers.retries} retries"
    )


def test_the_server_is_killed_again_and_again(tmp_path: Path) -> None:
    events: Queue[Event] = Queue()
    cluster = Cluster(tmp_path / "data")
    seconds: list[float] = []
    with cluster:
        make_table(cluster)
        cluster.watch(events.put)
        writers = Writers(cluster.app_url)
        with writers.at_work():
            for _ in range(KILLS):
                victim = postmaster(cluster.layout)
                assert victim is not None
                os.kill(victim, signal.SIGKILL)
                killed = time.monotonic()
                assert events.get(timeout=DEADLINE).kind is EventKind.DIED
                event = events.get(timeout=DEADLINE)
                while event.kind is EventKind.RETRYING:
                    event = events.get(timeout=DEADLINE)
                assert event.kind is EventKind.BACK
                seconds.append(time.monotonic() - killed)
                assert postmaster(cluster.layout) not in {None, victim}
                writers.until_more()
        check_books(cluster, writers)
    report("postmaster", seconds, writers)
    assert of_cluster(cluster.layout) == set()


def test_a_single_backend_is_killed(tmp_path: Path) -> None:
    """PostgreSQL itself then throws everybody out and recovers; the postmaster stays."""
    with Cluster(tmp_path / "data") as cluster:
        make_table(cluster)
        writers = Writers(cluster.app_url)
        before = postmaster(cluster.layout)
        with writers.at_work(), psycopg.connect(cluster.app_url) as victim:
            os.kill(victim.info.backend_pid, signal.SIGKILL)
            until(lambda: writers.retries > 0, "the others notice")
            writers.until_more()
        assert postmaster(cluster.layout) == before
        check_books(cluster, writers)


def test_the_supervisor_is_killed(tmp_path: Path) -> None:
    """The server stops by itself; the next supervisor, at once or later, finds everything."""
    cluster = Cluster(tmp_path / "data")
    cluster.ensure_running(attach=False)
    make_table(cluster)
    writers = Writers(cluster.app_url)
    cluster.stop()
    seconds: list[float] = []
    with ExitStack() as stack:
        process = stack.enter_context(supervisor(cluster.data))
        await_ready(process)
        with writers.at_work():
            for number in range(6):
                process.kill()
                process.wait()
                if number % 2:
                    until(lambda: not of_cluster(cluster.layout), "the orphaned server has stopped")
                killed = time.monotonic()
                process = stack.enter_context(supervisor(cluster.data))
                await_ready(process)
                seconds.append(time.monotonic() - killed)
                writers.until_more()
        check_books(cluster, writers)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(DEADLINE) == 0
    report("supervisor", seconds, writers)
    assert of_cluster(cluster.layout) == set()


def test_a_server_that_outlived_its_supervisor_is_replaced(tmp_path: Path) -> None:
    """A paused one does not hear that its supervisor has died."""
    cluster = Cluster(tmp_path / "data")
    with supervisor(cluster.data) as process:
        await_ready(process)
        make_table(cluster)
        orphan = postmaster(cluster.layout)
        assert orphan is not None
        os.kill(orphan, signal.SIGSTOP)
        process.kill()
        process.wait()
    assert orphan in of_cluster(cluster.layout)
    assert cluster.ensure_running(attach=False) is Ownership.STARTED
    assert postmaster(cluster.layout) not in {None, orphan}
    with psycopg.connect(cluster.app_url) as connection:
        assert connection.execute("SELECT count(*) FROM voice").fetchone() == (0,)
    cluster.stop()


def test_a_setup_that_was_killed_at_any_moment_is_completed(tmp_path: Path) -> None:
    """From the first directory to the last grant: ever later, and always on what the last one left."""
    data = tmp_path / "data"
    root = Cluster(data).layout
    moments: list[Callable[[], bool]] = [
        root.passwords.exists,
        root.root.exists,
        lambda: bool(root.workshops()),
        lambda: any((workshop / "data" / "PG_VERSION").exists() for workshop in root.workshops()),
        lambda: any((workshop / "data" / "base" / "1").exists() for workshop in root.workshops()),
        root.pgdata.exists,
        root.config.exists,
        root.pid_file.exists,
        lambda: len(list((root.pgdata / "base").iterdir())) > 3,
    ]
    for number, moment in enumerate(moments):
        with supervisor(data) as process:
            until(moment, f"moment {number}")
            process.kill()
            process.wait()
    with Cluster(data) as cluster, psycopg.connect(cluster.app_url) as connection:
        assert connection.execute("SELECT '[1,2]'::vector::text").fetchone() == ("[1,2]",)
        make_table(cluster)
        connection.execute("INSERT INTO voice (key) VALUES (gen_random_uuid())")
    assert root.workshops() == []
