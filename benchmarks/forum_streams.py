"""Telephones that follow an evening: many open streams in one process of their own, each noting when it saw what.

Started by `forum_load`; it is told over a pipe when to cut all streams and when to stop.
"""

from __future__ import annotations

import asyncio
import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

import numpy as np

_ID = re.compile(rb"^id: (\d+)$", re.MULTILINE)
_STATUS = re.compile(rb"HTTP/1\.1 (\d+)")
OPENED_IN = 10.0
"""Seconds over which the streams are opened at the start."""
BACK_IN = 2.0
"""Seconds over which they come back after a cut: browsers wait for the `retry` they were told, spread a little."""
_AGAIN = 1.0


@dataclass
class Seen:
    """What one telephone saw: the moment and the newest entry of each picture."""

    moments: array[float] = field(default_factory=lambda: array("d"))
    entries: array[int] = field(default_factory=lambda: array("q"))
    last_id: int | None = None


class Stream(asyncio.Protocol):
    """One open answer, read without waiting for anybody. Ends with `over`."""

    def __init__(self, port: int, code: str, seen: Seen, statuses: Counter[str]) -> None:
        self.request = (
            f"GET /saal/{code}/strom/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/event-stream\r\n"
            f"Accept-Language: de\r\n" + (f"Last-Event-ID: {seen.last_id}\r\n" if seen.last_id is not None else "")
        )
        self.seen = seen
        self.statuses = statuses
        self.kept = b""
        self.has_status = False
        self.over: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(f"{self.request}\r\n".encode())

    def data_received(self, data: bytes) -> None:
        self.kept += data
        if not self.has_status and (status := _STATUS.match(self.kept)):
            self.has_status = True
            self.statuses[status[1].decode()] += 1
        # Pictures are JSON on one line, so an empty line ends an event and nothing else.
        *whole, self.kept = self.kept.split(b"\n\n")
        for event in whole:
            if found := _ID.search(event):
                self.seen.last_id = int(found[1])
                self.seen.moments.append(monotonic())
                self.seen.entries.append(self.seen.last_id)

    def connection_lost(self, _error: Exception | None) -> None:
        if not self.over.done():
            self.over.set_result(None)


def _itself(stream: Stream) -> Stream:
    return stream


class Streams:
    def __init__(self, port: int, codes: list[str]) -> None:
        self.port = port
        self.codes = codes
        self.seen = [Seen() for _ in codes]
        self.statuses: Counter[str] = Counter()
        self.open: set[Stream] = set()
        self.is_over = False
        self.wait = OPENED_IN

    async def follow(self, number: int) -> None:
        """Keeps one stream open, as a browser does."""
        loop = asyncio.get_running_loop()
        while not self.is_over:
            await asyncio.sleep(self.wait * number / len(self.codes))
            stream = Stream(self.port, self.codes[number], self.seen[number], self.statuses)
            try:
                await loop.create_connection(partial(_itself, stream), "127.0.0.1", self.port)
            except OSError:
                self.statuses["refused"] += 1
                await asyncio.sleep(_AGAIN)
                continue
            self.open.add(stream)
            await stream.over
            self.open.discard(stream)

    def cut(self) -> int:
        self.wait = BACK_IN
        cut = list(self.open)
        for stream in cut:
            assert stream.transport is not None
            stream.transport.abort()
        return len(cut)


def run(port: int, codes: list[str], line: Connection, kept: Path) -> None:
    """Follows until it is told to stop, then writes what was seen to `kept`."""
    asyncio.run(_run(port, codes, line, kept))


async def _run(port: int, codes: list[str], line: Connection, kept: Path) -> None:
    streams = Streams(port, codes)
    tasks = [asyncio.create_task(streams.follow(number)) for number in range(len(codes))]
    while True:
        word = await asyncio.to_thread(line.recv)
        if word == "cut":
            line.send(streams.cut())
        elif word == "open":
            line.send(sum(stream.has_status for stream in streams.open))
        else:
            break
    streams.is_over = True
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    sizes = np.array([len(seen.moments) for seen in streams.seen])
    np.savez(
        kept,
        sizes=sizes,
        moments=np.concatenate([np.array(seen.moments) for seen in streams.seen]),
        entries=np.concatenate([np.array(seen.entries) for seen in streams.seen]),
    )
    line.send(dict(streams.statuses))
