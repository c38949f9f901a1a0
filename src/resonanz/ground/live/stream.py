"""The answer to a browser that follows a topic."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from resonanz.ground import clock, threads
from resonanz.ground.live.hub import Hub, Seen, TooManyFollowers
from resonanz.ground.live.hub import hub as process_hub

HEARTBEAT = 15.0
RETRY_MS = 2000
_BUSY_SECONDS = 20

Picture = Seen


async def follow(
    request: HttpRequest, *, topic: str, look: Callable[[], Seen], hub: Hub = process_hub
) -> HttpResponseBase:
    """Server-sent events: what time it is here, the newest picture at once, then each newer one.

    A picture is whole, so whoever comes back has missed nothing, whatever `Last-Event-ID` they bring; the id of an
    event is the newest ledger entry in its picture. Where too many follow already a browser is told to ask in turns
    instead (503 with Retry-After). `look` asks the database; it runs in a thread, once for all followers.
    Whatever the view and the middleware asked the database before: its connection is given back here.
    """
    await sync_to_async(let_go)()
    if hub.is_full:
        busy = HttpResponse(status=503)
        busy["Retry-After"] = str(_BUSY_SECONDS)
        return busy
    answer = StreamingHttpResponse(_only(_lines(hub, topic, look)), content_type="text/event-stream; charset=utf-8")
    answer["Cache-Control"] = "no-store"
    # Proxies must not collect what is meant for now.
    answer["X-Accel-Buffering"] = "no"
    return answer


def let_go() -> None:
    """Gives the database connection of this thread back, except inside of a transaction, as tests are."""
    if not connection.in_atomic_block:
        connection.close()


async def _only(lines: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """Whoever stops reading in the middle has stopped following."""
    threads.give_back()
    async with aclosing(lines) as following:
        async for line in following:
            yield line


async def _lines(hub: Hub, name: str, look: Callable[[], Seen]) -> AsyncGenerator[bytes, None]:
    looking = sync_to_async(_and_let_go(look), thread_sensitive=False)
    version = 0
    try:
        async with hub.following(name, looking) as topic:
            # The clock of a telephone may be wrong by hours: it counts down by ours.
            yield f"retry: {RETRY_MS}\nevent: clock\ndata: {int(clock.now().timestamp() * 1000)}\n\n".encode()
            while not hub.is_ending:
                seen = await hub.next_after(topic, version, patience=HEARTBEAT)
                if seen is None:
                    yield b": da\n\n"
                    continue
                version = topic.version
                yield seen.event
    except TooManyFollowers:
        # Somebody else took the last place just now.
        yield f"retry: {_BUSY_SECONDS * 1000}\n\n".encode()


def _and_let_go(look: Callable[[], Seen]) -> Callable[[], Seen]:
    """A picture is made in a thread of its own; its connection goes back at once."""

    def looked() -> Seen:
        try:
            return look()
        finally:
            connection.close()

    return looked
