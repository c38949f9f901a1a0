"""One listening connection per process, and the newest picture of each topic in memory for everybody who follows it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property

import psycopg

from resonanz.ground.live.line import CHANNEL, listening

MOST_FOLLOWERS = 3000
LOOK_EVERY = 5.0
"""Seconds after which a topic that somebody follows is looked at even when nobody said anything."""
PAUSE_PER_FOLLOWER = 0.0004
"""Seconds between two pictures, for each who follows: a full hall must not keep the process busy with sending only."""
CROWD = 50
TURN_IN_A_CROWD = 0.0005
"""Seconds that one thread may keep the others waiting while a crowd follows. Python's own 5 ms, after each of a dozen
answers of the database and while all are sent their pictures, would be what a guest waits for. Without a crowd it would
only cost: pages come more slowly when threads change over that often.
"""
_STILL_THERE = 20.0
"""Seconds of silence after which the listening connection is asked whether it is still one."""
_RETRY = (0.2, 0.5, 1.0, 2.0, 5.0)

logger = logging.getLogger("resonanz.live")
Look = Callable[[], Awaitable["Seen"]]


class TooManyFollowers(Exception):
    """This process follows as many as it may, or is about to end; polling still works."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """The picture of a topic. `number` is the newest ledger entry in it; other things may change in between."""

    number: int
    text: str

    @cached_property
    def event(self) -> bytes:
        """As it is sent; made once for all who follow."""
        data = "".join(f"data: {line}\n" for line in self.text.split("\n"))
        return f"id: {self.number}\nevent: picture\n{data}\n".encode()


@dataclass
class Topic:
    """What those who follow it share. A slow reader misses pictures in between, never the newest."""

    look: Look
    seen: Seen | None = None
    version: int = 0
    followers: int = 0
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    moved: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None

    def show(self, seen: Seen | None) -> None:
        """Wakes everybody who waits; each waits for the next picture on an event of its own."""
        self.seen = seen
        self.version += 1
        moved, self.moved = self.moved, asyncio.Event()
        moved.set()


class Hub:
    def __init__(self, *, most: int = MOST_FOLLOWERS, look_every: float = LOOK_EVERY) -> None:
        self.most = most
        self.look_every = look_every
        self.followers = 0
        self.is_ending = False
        self.topics: dict[str, Topic] = {}
        self._listener: asyncio.Task[None] | None = None
        self._usual_turn = sys.getswitchinterval()

    @property
    def is_full(self) -> bool:
        return self.is_ending or self.followers >= self.most

    @contextlib.asynccontextmanager
    async def following(self, name: str, look: Look) -> AsyncIterator[Topic]:
        """Gives the topic for as long as the block lasts. Raises `TooManyFollowers`."""
        if self.is_full:
            raise TooManyFollowers
        topic = self.topics.get(name)
        if topic is None:
            topic = self.topics[name] = Topic(look=look)
            topic.task = asyncio.create_task(self._keep_looking(topic))
        if self._listener is None or self._listener.done():
            self._listener = asyncio.create_task(self._listen())
        self._count(topic, 1)
        try:
            yield topic
        finally:
            self._count(topic, -1)
            if not topic.followers:
                self._let_go(name, topic)

    async def next_after(self, topic: Topic, version: int, *, patience: float) -> Seen | None:
        """The newest picture if it is a later version; None when none came within `patience` seconds."""
        if topic.version <= version:
            # Not `wait_for`: before Python 3.12 it may swallow that a browser has gone.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await topic.moved.wait()
        return topic.seen if topic.version > version else None

    def ask_again(self, names: Collection[str] | None = None) -> None:
        """Somebody said that these changed; None means that all may have. `a:b` speaks of `a:b:c` as well."""
        for name, topic in self.topics.items():
            if names is None or any(name == said or name.startswith(f"{said}:") for said in names):
                topic.asked.set()

    def end(self) -> None:
        """The process is about to leave: whoever follows is let go and comes back to the next one."""
        self.is_ending = True
        for topic in self.topics.values():
            topic.show(None)

    def _count(self, topic: Topic, change: int) -> None:
        was_crowd = self.followers >= CROWD
        self.followers += change
        topic.followers += change
        if was_crowd != (is_crowd := self.followers >= CROWD):
            sys.setswitchinterval(TURN_IN_A_CROWD if is_crowd else self._usual_turn)

    def _let_go(self, name: str, topic: Topic) -> None:
        if self.topics.get(name) is topic:
            del self.topics[name]
        if topic.task is not None:
            topic.task.cancel()
        if not self.topics and self._listener is not None:
            self._listener.cancel()
            self._listener = None

    async def _keep_looking(self, topic: Topic) -> None:
        """Many changes while one picture is made are one more picture, not many."""
        failed = 0
        while not self.is_ending:
            topic.asked.clear()
            try:
                seen = await topic.look()
            except Exception:
                # The database may be away for a moment; whoever follows keeps the last picture.
                logger.warning("could not look at a live topic", exc_info=not failed)
                await asyncio.sleep(_pause(failed))
                failed += 1
                continue
            failed = 0
            if seen != topic.seen and not self.is_ending:
                topic.show(seen)
                await asyncio.sleep(PAUSE_PER_FOLLOWER * topic.followers)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self.look_every):
                    await topic.asked.wait()

    async def _listen(self) -> None:
        tries = 0
        while self.topics:
            try:
                async with listening(CHANNEL) as line:
                    tries = 0
                    # Whatever was said while nobody listened is made up for by looking once.
                    self.ask_again()
                    while True:
                        async for word in line.notifies(timeout=_STILL_THERE):
                            self.ask_again(word.payload.split())
                        await line.execute("SELECT 1")
            except (psycopg.Error, OSError):
                await asyncio.sleep(_pause(tries))
                tries += 1


def _pause(tries: int) -> float:
    return _RETRY[min(tries, len(_RETRY) - 1)]


hub = Hub()
"""The one of this process."""
