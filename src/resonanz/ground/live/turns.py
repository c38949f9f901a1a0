"""When a full hall comes back at once, streams are opened a few at a time: whoever hands words in goes between them."""

from __future__ import annotations

import asyncio
from typing import Any

PATH_ENDS = "/strom/"
AT_ONCE = 2


def with_streams_in_turns(application: Any, *, at_once: int = AT_ONCE) -> Any:
    """Wraps an ASGI application. An address that ends with `PATH_ENDS` waits for its turn until its answer begins."""
    turns = asyncio.Semaphore(at_once)

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(PATH_ENDS):
            await application(scope, receive, send)
            return
        await turns.acquire()
        is_opening = True

        async def answer(message: Any) -> None:
            nonlocal is_opening
            if is_opening:
                is_opening = False
                turns.release()
            await send(message)

        try:
            await application(scope, receive, answer)
        finally:
            if is_opening:
                turns.release()

    return serve
