"""Announcements run after the commit and stop nobody; sockets belong to the deed itself."""

from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from resonanz.ground.events import Event, Socket


def fails(_payload: int) -> None:
    raise RuntimeError("a receiver fell over")


@pytest.mark.django_db
def test_announce_waits_for_the_commit(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[int] = []
    event: Event[int] = Event("told")
    event.receive(heard.append)
    with django_capture_on_commit_callbacks() as callbacks:
        event.announce(7)
    assert heard == []
    for callback in callbacks:
        callback()
    assert heard == [7]


@pytest.mark.django_db
def test_announce_rolled_back_tells_nobody(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[int] = []
    event: Event[int] = Event("told")
    event.receive(heard.append)
    with django_capture_on_commit_callbacks(execute=True) as callbacks, transaction.atomic():
        event.announce(7)
        transaction.set_rollback(True)
    assert callbacks == []
    assert heard == []


@pytest.mark.django_db
def test_announce_reaches_receivers_in_their_order(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[tuple[str, int]] = []
    event: Event[int] = Event("told")
    event.receive(lambda payload: heard.append(("first", payload)))
    event.receive(lambda payload: heard.append(("second", payload)))
    with django_capture_on_commit_callbacks(execute=True):
        event.announce(1)
        event.announce(2)
    assert heard == [("first", 1), ("second", 1), ("first", 2), ("second", 2)]


@pytest.mark.django_db
def test_receive_the_same_receiver_twice_hears_once(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    heard: list[int] = []
    hear = heard.append
    event: Event[int] = Event("told")
    event.receive(hear)
    event.receive(hear)
    with django_capture_on_commit_callbacks(execute=True):
        event.announce(7)
    assert heard == [7]


def test_receive_leaves_the_function_usable() -> None:
    event: Event[int] = Event("told")
    assert event.receive(fails) is fails


def test_socket_runs_at_once_and_in_order() -> None:
    done: list[str] = []
    socket: Socket[list[int]] = Socket("erasing")
    socket.plug(lambda ids: done.append(f"search {ids}"))
    socket.plug(lambda ids: done.append(f"meaning {ids}"))
    socket.run([1, 2])
    assert done == ["search [1, 2]", "meaning [1, 2]"]


def test_socket_failure_reaches_the_deed() -> None:
    socket: Socket[int] = Socket("erasing")
    socket.plug(fails)
    with pytest.raises(RuntimeError, match="a receiver fell over"):
        socket.run(1)


def test_socket_plugged_twice_runs_once() -> None:
    done: list[int] = []
    work = done.append
    socket: Socket[int] = Socket("erasing")
    assert socket.plug(work) is work
    socket.plug(work)
    socket.run(1)
    assert done == [1]


def test_names_tell_events_apart() -> None:
    assert Event[int]("stories.received").name == "stories.received"
    assert Socket[int]("stories.erasing").name == "stories.erasing"
