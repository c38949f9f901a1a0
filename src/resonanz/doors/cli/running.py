"""`run`, `web` and `worker`: the processes of the house and what keeps them up."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from resonanz.doors.cli.house import database, fit_log_key, make_ready, set_up_django, stand_up
from resonanz.doors.cli.speech import err, give_up, out, say
from resonanz.ground.environment import read_environment
from resonanz.ground.postgres import Event

# Long enough for open requests; a worker in the middle of a long job is ended, and goes on from there next time.
_PATIENCE = 6
_MOST_RESTARTS = 20
_STEADY_AFTER = 30


@dataclass
class _Child:
    """One process of the house; started again when it dies, unless it dies again and again."""

    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    restarts: int = 0
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  Our own interpreter and module.
            [sys.executable, "-m", "resonanz.doors.cli", *self.arguments],
            env={**os.environ, **self.environment, "RESONANZ_PARENT": str(os.getpid())},
        )
        self.started = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def end(self) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def run_everything(*, host: str, port: int, demo: bool) -> None:
    _refuse_taken_port(host, port)
    with database(attach=False) as cluster:
        make_ready()
        if cluster is not None:
            cluster.watch(_tell_event)
        if demo:
            load = subprocess.run([sys.executable, "-m", "resonanz.doors.cli", "demo", "--if-empty"], check=False)
            if load.returncode != 0:
                give_up(
                    say(
                        "Die Vorführung ließ sich nicht laden; siehe oben.",
                        "The demo could not be loaded; see above.",
                    )
                )
        children = [
            _Child("web", ["web", "--host", host, "--port", str(port)]),
            _Child("worker", ["worker"], environment={"RESONANZ_DATABASE_POOL": "off"}),
        ]
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        for child in children:
            child.start()
        address = f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104  Only compared.
        threading.Thread(target=_announce, args=(host, port, address, stop), daemon=True).start()
        try:
            _watch(children, stop)
        finally:
            for child in children:
                child.stop()
            for child in children:
                child.end()


def run_web(*, host: str, port: int) -> None:
    with database():
        _stand_up()
        from resonanz.doors.cli.serving import serve  # Needs Django to be set up.

        serve(host=host, port=port)


def run_worker() -> None:
    # It works on two jobs at a time and keeps no connection for a third.
    os.environ.setdefault("RESONANZ_DATABASE_POOL", "off")
    with database():
        _stand_up()
        from resonanz.doors.cli.working import work  # Needs Django to be set up.

        work()


def _stand_up() -> None:
    """Below `resonanz run` the tables are ready; a child that starts again must not ask a database that is away."""
    if "RESONANZ_PARENT" not in os.environ:
        stand_up()
    else:
        set_up_django()
    if not read_environment().is_embedded:
        fit_log_key()
    _leave_with_parent()


def _watch(children: list[_Child], stop: threading.Event) -> None:
    while not stop.wait(0.25):
        for child in children:
            if not child.has_died():
                continue
            if time.monotonic() - child.started > _STEADY_AFTER:
                child.restarts = 0
            child.restarts += 1
            if child.restarts > _MOST_RESTARTS:
                give_up(
                    say(
                        f"„{child.name}“ stürzt immer wieder ab; siehe oben.",
                        f"“{child.name}” keeps crashing; see above.",
                    )
                )
            err.print(
                say(
                    f"„{child.name}“ ist beendet worden und wird neu gestartet.",
                    f"“{child.name}” has ended and is started again.",
                )
            )
            child.start()


def _announce(host: str, port: int, address: str, stop: threading.Event) -> None:
    """Says where the house is as soon as it answers."""
    while not stop.wait(0.1):
        if _answers(host, port):
            command = f"{_own_name()} host-link --data {read_environment().data} --base {address}"
            out.print(
                say(
                    f"Resonanz ist bereit: [bold]{address}[/bold]",
                    f"Resonanz is ready: [bold]{address}[/bold]",
                ),
                highlight=False,
            )
            out.print(
                say(f"Als Team anmelden: {command}", f"Sign in as the team: {command}"),
                highlight=False,
                soft_wrap=True,
            )
            return


def _own_name() -> str:
    """How this program is called from where the reader stands."""
    own = Path(sys.executable).with_name("resonanz")
    try:
        return str(own.relative_to(Path.cwd()))
    except ValueError:
        return str(own)


def _answers(host: str, port: int) -> bool:
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  Only compared.
    try:
        with socket.create_connection((target, port), timeout=0.5):
            return True
    except OSError:
        return False


def _refuse_taken_port(host: str, port: int) -> None:
    if _answers(host, port):
        give_up(
            say(
                f"Auf Port {port} antwortet schon etwas. Nehmen Sie einen anderen, zum Beispiel --port {port + 1}.",
                f"Something already answers on port {port}. Choose another one, for example --port {port + 1}.",
            )
        )


def _tell_event(event: Event) -> None:
    err.print(f"PostgreSQL: {event.kind.value}", highlight=False)


def _leave_with_parent() -> None:
    """Without the process that started it, a child has no work: it leaves instead of lingering."""
    parent = os.environ.get("RESONANZ_PARENT")
    if not parent:
        return

    def watch() -> None:
        while os.getppid() == int(parent):
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
