"""The loop around the server, with short-lived programs in its place."""

import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from signal import SIGINT

import pytest

from resonanz.ground.postgres.errors import DiskFullError, NotWritableError, PostgresError, StartFailedError
from resonanz.ground.postgres.keeper import Event, EventKind, Keeper
from resonanz.ground.postgres.layout import Layout
from resonanz.ground.postgres.starting import Starter

LIMIT = 20.0


class FakeStarter(Starter):
    def __init__(self, *outcomes: Exception | None) -> None:
        self.layout = Layout(Path("/srv/data"))
        self.stopping = threading.Event()
        self.outcomes = list(outcomes)
        self.children: list[subprocess.Popen[bytes]] = []

    def first_start(self) -> subprocess.Popen[bytes]:
        return self.start()

    def start(self) -> subprocess.Popen[bytes]:
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if outcome is not None:
            raise outcome
        self.children.append(subprocess.Popen(["sleep", "60"]))
        return self.children[-1]


@pytest.fixture
def keep() -> Iterator[Callable[..., Keeper]]:
    made: list[Keeper] = []

    def make(*outcomes: Exception | None) -> Keeper:
        made.append(Keeper(FakeStarter(*outcomes)))
        return made[-1]

    yield make
    for keeper in made:
        if keeper.ident is not None:
            keeper.end(LIMIT)
            assert not keeper.is_alive()


def children(keeper: Keeper) -> list[subprocess.Popen[bytes]]:
    assert isinstance(keeper._starter, FakeStarter)
    return keeper._starter.children


def failed() -> StartFailedError:
    return StartFailedError(reason="test", log="log", tail="")


def test_a_death_is_repaired_and_told(keep: Callable[..., Keeper]) -> None:
    keeper = keep()
    events: Queue[Event] = Queue()
    keeper.begin()
    keeper.watch(events.put)
    children(keeper)[0].kill()
    assert events.get(timeout=LIMIT) == Event(EventKind.DIED, exit_status=-9)
    back = events.get(timeout=LIMIT)
    assert (back.kind, back.attempt) == (EventKind.BACK, 1)
    assert len(children(keeper)) == 2


def test_it_never_gives_up(keep: Callable[..., Keeper]) -> None:
    full = OSError(28, "No space left on device")
    keeper = keep(None, failed(), full)
    events: Queue[Event] = Queue()
    keeper.watch(events.put)
    keeper.begin()
    children(keeper)[0].kill()
    seen = [events.get(timeout=LIMIT) for _ in range(4)]
    assert [event.kind for event in seen] == [
        EventKind.DIED,
        EventKind.RETRYING,
        EventKind.RETRYING,
        EventKind.BACK,
    ]
    assert [event.attempt for event in seen] == [0, 1, 2, 3]
    assert isinstance(seen[2].error, DiskFullError)


def test_unwatched_it_stays_down_until_somebody_watches(keep: Callable[..., Keeper]) -> None:
    keeper = keep()
    keeper.begin()
    children(keeper)[0].kill()
    children(keeper)[0].wait()
    assert len(children(keeper)) == 1
    events: Queue[Event] = Queue()
    keeper.watch(events.put)
    assert events.get(timeout=LIMIT).kind is EventKind.DIED
    assert events.get(timeout=LIMIT).kind is EventKind.BACK


def test_a_listener_that_fails_does_not_stop_the_repair(
    keep: Callable[..., Keeper], caplog: pytest.LogCaptureFixture
) -> None:
    keeper = keep()
    back = threading.Event()

    def listen(event: Event) -> None:
        if event.kind is EventKind.BACK:
            back.set()
        raise ValueError("no")

    keeper.begin()
    keeper.watch(listen)
    children(keeper)[0].kill()
    assert back.wait(LIMIT)
    assert "The listener for database events failed" in caplog.text


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (failed(), StartFailedError),
        (PermissionError(13, "Permission denied"), NotWritableError),
        (OSError(28, "No space left on device"), DiskFullError),
        (KeyError("bug"), KeyError),
    ],
)
def test_a_first_start_that_fails_is_raised_to_the_caller(
    keep: Callable[..., Keeper], problem: Exception, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        keep(problem).begin()


def test_an_end_while_a_server_is_starting_reaches_that_server(keep: Callable[..., Keeper]) -> None:
    keeper = keep()
    assert isinstance(keeper._starter, FakeStarter)
    start = keeper._starter.start

    def start_while_ending() -> subprocess.Popen[bytes]:
        child = start()
        # As far as it gets that ends us now: the server before is gone, this one is not yet known.
        keeper._starter.stopping.set()
        return child

    keeper.watch(lambda _: None)
    keeper.begin()
    keeper._starter.start = start_while_ending  # type: ignore[method-assign]
    children(keeper)[0].kill()
    keeper.join(LIMIT)
    assert not keeper.is_alive()
    assert children(keeper)[1].wait(LIMIT) == -SIGINT


def test_an_end_while_retrying_is_heard(keep: Callable[..., Keeper]) -> None:
    problems: list[PostgresError] = [failed() for _ in range(99)]
    keeper = keep(None, *problems)
    retrying = threading.Event()
    keeper.watch(lambda event: retrying.set() if event.kind is EventKind.RETRYING else None)
    keeper.begin()
    children(keeper)[0].kill()
    assert retrying.wait(LIMIT)
    keeper.end(LIMIT)
    assert not keeper.is_alive()


def test_a_server_that_does_not_obey_is_ended_harder(keep: Callable[..., Keeper]) -> None:
    keeper = keep()
    stubborn = ["sh", "-c", "trap '' INT; while :; do sleep 1; done"]
    children(keeper)
    keeper._starter.start = lambda: subprocess.Popen(stubborn)  # type: ignore[method-assign]
    keeper.begin()
    keeper.end(patience=0.1)
    assert not keeper.is_alive()
