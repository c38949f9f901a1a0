"""Announcements downstream. A room says what happened; rooms below the fold listen, after the commit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar

from django.db import transaction

Payload = TypeVar("Payload")


class Event(Generic[Payload]):
    """One kind of announcement. Receivers run after the commit, each on its own: a failing one stops nobody."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._receivers: list[Callable[[Payload], None]] = []

    def receive(self, receiver: Callable[[Payload], None]) -> Callable[[Payload], None]:
        if receiver not in self._receivers:
            self._receivers.append(receiver)
        return receiver

    def announce(self, payload: Payload) -> None:
        for receiver in self._receivers:
            transaction.on_commit(_call(receiver, payload), robust=True)


def _call(receiver: Callable[[Payload], None], payload: Payload) -> Callable[[], None]:
    # Django names a failing receiver in its log, which a partial has no name for.
    @wraps(receiver)
    def call() -> None:
        receiver(payload)

    return call


class Socket(Generic[Payload]):
    """A place where upper rooms plug in work that belongs to the same transaction, erasure above all."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._plugs: list[Callable[[Payload], None]] = []

    def plug(self, work: Callable[[Payload], None]) -> Callable[[Payload], None]:
        if work not in self._plugs:
            self._plugs.append(work)
        return work

    def run(self, payload: Payload) -> None:
        for work in self._plugs:
            work(payload)
