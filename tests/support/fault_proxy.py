"""A bad network between a telephone and the house: requests and answers get lost, and at times everything is dark.

One request a connection. Which ones are lost is drawn from a seed, in the order in which they come.
"""

from __future__ import annotations

import asyncio
import random
import re
import threading
from collections import Counter
from contextlib import suppress
from typing import Self

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]+)", re.IGNORECASE)
_CONNECTION = re.compile(rb"\r\nconnection:[^\r]*", re.IGNORECASE)
_HEAD_LIMIT = 256 * 1024


class FaultProxy:
    """`with FaultProxy(port) as proxy:` and talk to `proxy.port` instead. `loss` is the share lost each way."""

    def __init__(self, target: int, *, seed: int = 1, loss: float = 0.0) -> None:
        self.target = target
        self.loss = loss
        self.lose_answers = 0
        self.is_dark = False
        self.port = 0
        self.seen: Counter[str] = Counter()
        self._random = random.Random(seed)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="fault-proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(30)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(30)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._met, "127.0.0.1", 0, limit=_HEAD_LIMIT)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()
        # Browsers hold connections open on which they say nothing; they end with the proxy.
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await _message(reader)
            answer = await self._carry(request)
            if answer:
                writer.write(_closing(answer))
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            self.seen["broken"] += 1
        finally:
            await _closed(writer)

    async def _carry(self, request: bytes) -> bytes:
        """The answer, or nothing where it got lost on the way."""
        is_sending = request.startswith(b"POST")
        if self.is_dark:
            self.seen["dark"] += 1
            return b""
        if is_sending and self._random.random() < self.loss:
            self.seen["request lost"] += 1
            return b""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.target)
        try:
            writer.write(_closing(request))
            answer = await reader.read()
        finally:
            await _closed(writer)
        if is_sending and (self.lose_answers > 0 or self._random.random() < self.loss):
            self.lose_answers = max(0, self.lose_answers - 1)
            self.seen["answer lost"] += 1
            return b""
        self.seen["carried"] += 1
        return answer


async def _closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()


async def _message(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return head + (await reader.readexactly(int(length[1])) if length else b"")


def _closing(message: bytes) -> bytes:
    head, end, body = message.partition(b"\r\n\r\n")
    return _CONNECTION.sub(b"", head) + b"\r\nConnection: close" + end + body
