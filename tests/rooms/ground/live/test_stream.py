"""What a browser gets that follows a topic."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import psycopg
import pytest
from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import RequestFactory

from resonanz.ground.live import Hub, follow, stream
from resonanz.ground.live.hub import Seen
from resonanz.ground.threads import MOST_IDLE, RequestThread
from tests.rooms.ground.live.support import PATIENCE, SELDOM, database, until

pytestmark = pytest.mark.usefixtures("unblocked")


class Look:
    """A picture that asks the database, as all do."""

    def __init__(self) -> None:
        self.number, self.text, self.threads = 7, "first line\nsecond line", 0

    def __call__(self) -> Seen:
        self.threads = threading.get_ident()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return Seen(number=self.number, text=self.text)


async def opened(hub: Hub, look: Look) -> Any:
    return await follow(RequestFactory().get("/strom/"), topic="forum:1", look=look, hub=hub)


async def following(hub: Hub, look: Look) -> Any:
    answer = await opened(hub, look)
    assert isinstance(answer, StreamingHttpResponse)
    return aiter(answer)


def test_first_the_clock_then_the_picture_at_once() -> None:
    async def evening() -> None:
        hub, look = Hub(look_every=SELDOM), Look()
        answer = await opened(hub, look)
        assert answer["Content-Type"].startswith("text/event-stream")
        assert (answer["Cache-Control"], answer["X-Accel-Buffering"]) == ("no-store", "no")
        lines = aiter(answer)
        clock = (await anext(lines)).decode()
        assert clock.startswith("retry: 2000\nevent: clock\ndata: ")
        assert clock.endswith("\n\n")
        assert await anext(lines) == b"id: 7\nevent: picture\ndata: first line\ndata: second line\n\n"
        look.number, look.text = 8, "third"
        hub.ask_again()
        assert await anext(lines) == b"id: 8\nevent: picture\ndata: third\n\n"
        # It was made outside of the thread that serves requests.
        assert look.threads != threading.get_ident()
        await lines.aclose()

    asyncio.run(evening())


def test_words_that_look_like_the_protocol_stay_words() -> None:
    seen = Seen(number=1, text="a\nevent: picture\n\ndata: b\r")
    lines = seen.event.decode().removesuffix("\n\n").split("\n")
    assert [line.partition(": ")[0] for line in lines] == ["id", "event", "data", "data", "data", "data"]


def test_a_heartbeat_while_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    async def evening() -> None:
        hub, look = Hub(look_every=SELDOM), Look()
        lines = await following(hub, look)
        await anext(lines)
        await anext(lines)
        monkeypatch.setattr(stream, "HEARTBEAT", 0.01)
        assert await anext(lines) == b": da\n\n"
        assert await anext(lines) == b": da\n\n"
        await lines.aclose()

    asyncio.run(evening())


def test_whoever_is_too_many_is_told_to_come_back() -> None:
    async def evening() -> None:
        hub, look = Hub(most=1, look_every=SELDOM), Look()
        # Both were let in, and one was faster.
        first, second = await following(hub, look), await following(hub, look)
        await anext(first)
        assert [line async for line in second] == [b"retry: 20000\n\n"]
        refused = await opened(hub, look)
        assert (refused.status_code, refused["Retry-After"]) == (503, "20")
        await first.aclose()

    asyncio.run(evening())


def test_whoever_goes_in_the_middle_leaves_nothing_behind() -> None:
    async def evening() -> None:
        hub, look = Hub(look_every=SELDOM), Look()
        lines = await following(hub, look)
        await anext(lines)
        assert hub.followers == 1
        await lines.aclose()
        del lines
        await until(lambda: not hub.followers, "the place is free")
        assert hub.topics == {}
        # An answer that nobody ever read holds no place either.
        await opened(hub, look)
        assert hub.followers == 0

    asyncio.run(evening())


def test_a_stream_ends_when_the_process_leaves() -> None:
    async def evening() -> None:
        hub, look = Hub(look_every=SELDOM), Look()
        lines = await following(hub, look)
        await anext(lines)
        await anext(lines)
        hub.end()
        assert [line async for line in lines] == []
        assert hub.followers == 0
        assert (await opened(hub, look)).status_code == 503

    asyncio.run(evening())


def test_a_stream_holds_neither_a_connection_nor_a_thread() -> None:
    """Middleware has asked the database before the view, in the thread that belongs to the request."""

    def ask() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    async def follower(hub: Hub, look: Look, seen: list[int]) -> None:
        async with ThreadSensitiveContext(executor=RequestThread()):
            await sync_to_async(ask)()
            lines = await following(hub, look)
            await anext(lines)
            await anext(lines)
            seen.append(1)
            async for _ in lines:
                pass

    async def evening() -> None:
        hub, look = Hub(look_every=SELDOM), Look()
        seen: list[int] = []
        async with database() as line:
            before = threading.active_count()
            async with asyncio.TaskGroup() as group:
                for _ in range(30):
                    group.create_task(follower(hub, look, seen))
                await until(lambda: len(seen) == 30, "everybody has seen the picture")
                async with asyncio.timeout(PATIENCE):
                    # PostgreSQL takes a moment to notice who has gone.
                    while await connections(line):  # noqa: ASYNC110  It happens in another process.
                        await asyncio.sleep(0.01)
                most = before + MOST_IDLE + 8
                await until(lambda: threading.active_count() <= most, "the threads of the requests have ended")
                hub.end()

    asyncio.run(evening())


async def connections(line: psycopg.AsyncConnection[Any]) -> int:
    """How many connections to this database the product itself holds."""
    said = await line.execute(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'resonanz'"
    )
    (held,) = await said.fetchone() or (0,)
    return int(held)


@pytest.fixture
def unblocked(django_db_setup: None, django_db_blocker: Any) -> Any:
    with django_db_blocker.unblock():
        yield
        connection.close()
