"""A request has one thread for everything it does, and the next request uses it again."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from resonanz.ground import threads
from resonanz.ground.threads import MOST_IDLE, RequestThread, give_back, with_request_threads


@pytest.fixture(autouse=True)
def nobody_is_idle(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    idle: list[Any] = []
    monkeypatch.setattr(threads, "_idle", idle)
    return idle


def _served(application: Any) -> Any:
    return with_request_threads(application)({}, None, None)


def test_one_request_has_one_thread_and_the_next_one_takes_it() -> None:
    seen: list[int] = []

    async def application(*_: Any) -> None:
        seen.extend([await sync_to_async(threading.get_ident)() for _ in range(3)])

    async def evening() -> None:
        await _served(application)
        await _served(application)

    asyncio.run(evening())
    assert len(seen) == 6
    assert len(set(seen)) == 1
    assert seen[0] != threading.get_ident()


def test_requests_at_the_same_time_have_threads_of_their_own_and_few_stay(nobody_is_idle: list[Any]) -> None:
    many = MOST_IDLE + 4
    together = threading.Barrier(many)

    async def application(*_: Any) -> None:
        await sync_to_async(together.wait)(20)

    async def evening() -> None:
        await asyncio.gather(*(_served(application) for _ in range(many)))

    asyncio.run(evening())
    assert len(nobody_is_idle) == MOST_IDLE


def test_a_stream_gives_its_thread_back_early_and_may_ask_for_another(nobody_is_idle: list[Any]) -> None:
    async def application(*_: Any) -> None:
        first = await sync_to_async(threading.get_ident)()
        give_back()
        assert len(nobody_is_idle) == 1
        assert await sync_to_async(threading.get_ident)() == first
        assert nobody_is_idle == []

    asyncio.run(_served(application))
    assert len(nobody_is_idle) == 1


def test_a_request_that_fails_leaves_its_thread(nobody_is_idle: list[Any]) -> None:
    async def application(*_: Any) -> None:
        await sync_to_async(threading.get_ident)()
        raise ConnectionError

    with pytest.raises(ConnectionError):
        asyncio.run(_served(application))
    assert len(nobody_is_idle) == 1


def test_a_thread_that_still_works_for_whoever_has_gone_is_not_used_again(nobody_is_idle: list[Any]) -> None:
    begun, end = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        assert end.wait(20)

    async def evening() -> None:
        # What a server does when the browser has gone: the task ends, the thread does not.
        thread = RequestThread()
        left = thread.submit(work)
        await asyncio.to_thread(begun.wait, 20)
        thread.give_back()
        assert nobody_is_idle == []
        end.set()
        await asyncio.wrap_future(left)

    asyncio.run(evening())


def test_nothing_is_given_back_outside_of_a_request() -> None:
    give_back()
