"""A full hall comes back: streams open a few at a time, and everything else goes past them."""

from __future__ import annotations

import asyncio
from typing import Any

from asgiref.sync import iscoroutinefunction

from resonanz.ground.live.turns import PATH_ENDS, with_streams_in_turns
from tests.support.routes import every_route


class Slow:
    """An application that begins its answer when it is told to, and ends when it is told to."""

    def __init__(self) -> None:
        self.inside: list[str] = []
        self.may_begin = asyncio.Event()
        self.may_end = asyncio.Event()

    async def __call__(self, scope: Any, _receive: Any, send: Any) -> None:
        self.inside.append(scope["path"])
        await self.may_begin.wait()
        if scope["path"] == "/gone/strom/":
            raise ConnectionError
        await send({"type": "http.response.start"})
        await self.may_end.wait()


async def _sent(_message: Any) -> None:
    pass


async def _settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def _ask(application: Any, path: str) -> asyncio.Task[None]:
    return asyncio.create_task(application({"type": "http", "path": path}, None, _sent))


def test_streams_wait_for_their_turn_and_words_do_not() -> None:
    async def evening() -> None:
        slow = Slow()
        application = with_streams_in_turns(slow, at_once=2)
        streams = [_ask(application, f"/saal/{n}/strom/") for n in range(5)]
        await _settled()
        assert slow.inside == ["/saal/0/strom/", "/saal/1/strom/"]
        words = _ask(application, "/saal/9/wort/")
        await _settled()
        assert slow.inside[-1] == "/saal/9/wort/"
        # An answer that has begun makes room, however long it stays open.
        slow.may_begin.set()
        await _settled()
        assert len(slow.inside) == 6
        assert not any(stream.done() for stream in streams)
        slow.may_end.set()
        await asyncio.gather(words, *streams)

    asyncio.run(evening())


def test_whoever_fails_or_goes_before_the_answer_makes_room() -> None:
    async def evening() -> None:
        slow = Slow()
        application = with_streams_in_turns(slow, at_once=1)
        gone = _ask(application, "/gone/strom/")
        left = _ask(application, "/left/strom/")
        last = _ask(application, "/last/strom/")
        await _settled()
        left.cancel()
        slow.may_begin.set()
        slow.may_end.set()
        found = await asyncio.gather(gone, left, last, return_exceptions=True)
        assert [type(one) for one in found] == [ConnectionError, asyncio.CancelledError, type(None)]
        assert slow.inside == ["/gone/strom/", "/last/strom/"]

    asyncio.run(evening())


def test_every_stream_of_the_house_takes_turns() -> None:
    streams = [here for here, route in every_route() if iscoroutinefunction(route.callback)]
    assert len(streams) == 4
    assert all(f"/{here}".endswith(PATH_ENDS) for here in streams)
