"""Followers without a browser, and a database that calls out topics."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from django.conf import settings

from resonanz.ground.live import CHANNEL, Hub
from resonanz.ground.live.hub import Seen
from resonanz.ground.live.line import NAME

PATIENCE = 20.0
SELDOM = 3600.0
"""A hub that looks by itself once an hour: within a test only because somebody said something."""


class Room:
    """What is looked at. It counts how often, and may be closed or hold whoever looks."""

    def __init__(self) -> None:
        self.number = 1
        self.looks = 0
        self.is_broken = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def look(self) -> Seen:
        self.looks += 1
        seen = self.number
        await self.gate.wait()
        if self.is_broken:
            raise OSError("the room is closed")
        return Seen(number=seen, text=f"picture {seen}")


async def until(look: Callable[[], Any], what: str) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            while not look():  # noqa: ASYNC110  What is waited for happens in another process.
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"waited in vain until {what}") from None


async def next_of(hub: Hub, topic: Any, version: int = 0) -> str:
    seen = await hub.next_after(topic, version, patience=PATIENCE)
    assert seen is not None
    return seen.text


@asynccontextmanager
async def database() -> AsyncIterator[psycopg.AsyncConnection[Any]]:
    """Another process of the house, as it were."""
    given = settings.DATABASES["default"]
    async with await psycopg.AsyncConnection.connect(
        dbname=given["NAME"], user=given["USER"], password=given["PASSWORD"], host=given["HOST"], autocommit=True
    ) as line:
        yield line


async def call_out(line: psycopg.AsyncConnection[Any], *topics: str) -> None:
    await line.execute("SELECT pg_notify(%s, %s)", [CHANNEL, " ".join(topics)])


async def listeners(line: psycopg.AsyncConnection[Any]) -> list[int]:
    """The backends that listen; one that is about to listen still says something else."""
    rows = await line.execute(
        "SELECT pid FROM pg_stat_activity WHERE application_name = %s AND query LIKE 'LISTEN%%' AND state = 'idle'",
        [NAME],
    )
    return [pid for (pid,) in await rows.fetchall()]
