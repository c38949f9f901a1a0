"""A load balancer without a memory: every request goes to the next machine, live pages are passed on as they come."""

from __future__ import annotations

import asyncio
import re
import threading
from collections import Counter
from contextlib import suppress
from typing import Self

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]+)", re.IGNORECASE)
_CONNECTION = re.compile(rb"\r\nconnection:[^\r]*", re.IGNORECASE)
_HEAD_LIMIT = 256 * 1024
_PIECE = 64 * 1024


class Balancer:
    """`with Balancer([8001, 8002]) as balancer:` and talk to `balancer.base`. A machine that is gone is passed over."""

    def __init__(self, targets: list[int]) -> None:
        self.targets = targets
        self.port = 0
        self.seen: Counter[int] = Counter()
        self.following: Counter[int] = Counter()
        self._turn = 0
        self._serving: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._over = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="balancer", daemon=True)

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

    def most_followed(self) -> int:
        """The port of the machine that holds most live pages now."""
        return max(self.targets, key=lambda port: self.following[port])

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._met, "127.0.0.1", 0, limit=_HEAD_LIMIT)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._over.wait()
        server.close()
        # Whoever was being let in just now becomes a task of its own a moment later.
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            await asyncio.sleep(0.05)

    async def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # The loop itself holds on to nobody who waits for two that have both gone.
        own = asyncio.current_task()
        assert own is not None
        self._serving.add(own)
        own.add_done_callback(self._serving.discard)
        with suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            request = await _message(reader)
            target, answer, sending = await self._next()
            self.seen[target] += 1
            is_live = b"/strom/ HTTP/" in request
            self.following[target] += is_live
            try:
                sending.write(_closing(request))
                await _pass_on(answer, writer, until=reader if is_live else None)
            finally:
                self.following[target] -= is_live
                await _closed(sending)
        await _closed(writer)

    async def _next(self) -> tuple[int, asyncio.StreamReader, asyncio.StreamWriter]:
        """The next machine that takes the connection; nothing was sent yet, so trying another one is safe."""
        for _ in self.targets:
            target = self.targets[self._turn % len(self.targets)]
            self._turn += 1
            with suppress(OSError):
                return target, *await asyncio.open_connection("127.0.0.1", target)
        raise ConnectionRefusedError


async def _pass_on(
    answer: asyncio.StreamReader, writer: asyncio.StreamWriter, *, until: asyncio.StreamReader | None
) -> None:
    """Piece by piece. Whoever leaves a live page in the middle lets the machine behind go as well."""
    head = await answer.readuntil(b"\r\n\r\n")
    writer.write(_closing(head))
    leaving = asyncio.ensure_future(until.read(1)) if until is not None else None
    while True:
        piece = asyncio.ensure_future(answer.read(_PIECE))
        await asyncio.wait([part for part in (piece, leaving) if part], return_when=asyncio.FIRST_COMPLETED)
        if not piece.done() or not piece.result():
            piece.cancel()
            break
        writer.write(piece.result())
        await writer.drain()
    if leaving is not None:
        leaving.cancel()


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
