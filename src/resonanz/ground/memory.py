"""Bodies that must never touch a disk: what some addresses are sent stays in memory; what is too large is dropped.

Django keeps a body, and every file in it, in memory up to FILE_UPLOAD_MAX_MEMORY_SIZE and writes larger ones to a
temporary file before any view is asked. Here larger ones are read to their end and thrown away as they come.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_TOO_LARGE = """<!doctype html><html lang="de"><meta charset="utf-8"><title>Zu groß</title>
<h1>Das ist zu groß</h1><p>Hier geht höchstens 1 MB auf einmal, weil nichts davon auf eine Platte geschrieben werden
darf. Was Sie gesendet haben, ist verworfen. Gehen Sie zurück und senden Sie weniger.</p>
<p lang="en">At most 1 MB can be sent here, because none of it may be written to a disk. What you sent was dropped.</p>
</html>"""


def with_bodies_in_memory(application: Any, *, path_ends: Sequence[str], most: int) -> Any:
    """Wraps an ASGI application: bodies of more than `most` bytes to these addresses are answered with 413."""

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or not scope["path"].endswith(tuple(path_ends)):
            await application(scope, receive, send)
            return
        body, size, goes_on = bytearray(), 0, True
        while goes_on:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            part = message.get("body", b"")
            size += len(part)
            body = body + part if size <= most else bytearray()
            goes_on = message.get("more_body", False)
        if size > most:
            await _refuse(send)
            return
        given = False

        async def again() -> Any:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        await application(scope, again, send)

    return serve


async def _refuse(send: Any) -> None:
    content = _TOO_LARGE.encode()
    headers = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(content)).encode()),
        (b"cache-control", b"no-store"),
        (b"content-security-policy", b"default-src 'none'"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": content})
