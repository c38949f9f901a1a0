"""The application, asked as its web server asks it: raw bytes in, whatever it is. Everything is taken back."""

from __future__ import annotations

import asyncio
import sys
import traceback
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from unittest.mock import patch
from urllib.parse import unquote

from asgiref.sync import async_to_sync, sync_to_async
from django.conf import settings
from django.core.handlers import exception
from django.core.handlers.asgi import ASGIHandler
from django.core.signals import got_request_exception, request_finished, request_started
from django.db import close_old_connections, connection, transaction
from django.middleware.csrf import _get_new_csrf_string

from resonanz.ground.live import stream
from resonanz.ground.memory import with_bodies_in_memory

HANGS_AFTER = 60.0
"""Seconds after which an answer counts as none."""
_STATES = {"/readyz"}
"""Addresses that answer 503 as their message: somebody asks them whether this machine works."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it is on the wire. `path` is percent-encoded and begins with a slash."""

    method: str = "GET"
    path: str
    query: bytes = b""
    headers: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""

    def __str__(self) -> str:
        query = f"?{self.query.decode('latin-1')[:120]}" if self.query else ""
        kind = dict(self.headers).get(b"content-type", b"").decode("latin-1")
        body = f" {kind} {self.body[:200]!r}" if self.body else ""
        return f"{self.method} {self.path[:160]}{query}{body}"


@dataclass
class Answer:
    """`problem` is empty unless the server is to blame; `seconds` is how long it took."""

    status: int = 0
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""
    problem: str = ""
    seconds: float = 0.0

    def header(self, name: str) -> str:
        wanted = name.lower().encode()
        return next((value.decode("latin-1") for known, value in self.headers if known.lower() == wanted), "")


class Door:
    """Asks within the transaction of a test. What would run after the commit runs as well, and may not fail either."""

    def __init__(self) -> None:
        self._application: Any = with_bodies_in_memory(
            ASGIHandler(), path_ends=("/spiegel/sprache/text/",), most=settings.FILE_UPLOAD_MAX_MEMORY_SIZE
        )
        # What was made before would otherwise be checked again after each request, which takes it back.
        connection.check_constraints()

    def ask(self, asked: Asked) -> Answer:
        answer, errors, start = Answer(), list[str](), perf_counter()
        keep, waiting = transaction.savepoint(), len(connection.run_on_commit)
        with (
            _told(errors),
            patch.object(stream, "_lines", _one_picture),
            patch.object(exception, "sync_to_async", _here),
        ):
            try:
                async_to_sync(self._serve)(asked, answer)
                if not errors:
                    errors += _after_commit(waiting)
            except Exception as broken:  # noqa: BLE001  Whatever it is, it is told.
                errors.append(_named(broken))
        del connection.run_on_commit[waiting:]
        connection.needs_rollback = False
        transaction.savepoint_rollback(keep)
        answer.seconds = perf_counter() - start
        path = unquote(asked.path)
        if answer.status >= 500 and path not in _STATES and not errors:
            errors.append(f"answered {answer.status}")
        answer.problem = "; ".join(errors)
        return answer

    async def _serve(self, asked: Asked, answer: Answer) -> None:
        given, closed = False, asyncio.Event()

        async def receive() -> dict[str, Any]:
            nonlocal given
            if not given:
                given = True
                return {"type": "http.request", "body": asked.body, "more_body": False}
            await closed.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                answer.status, answer.headers = message["status"], list(message.get("headers", ()))
                return
            answer.body += message.get("body", b"")

        await asyncio.wait_for(self._application(_scope(asked), receive, send), HANGS_AFTER)


def _here(work: Callable[..., Any], **_more: Any) -> Callable[..., Any]:
    """Pages that say what went wrong are made in other threads, which do not see this transaction."""
    return sync_to_async(work)


async def _one_picture(_hub: Any, _name: str, look: Callable[[], Any]) -> AsyncGenerator[bytes, None]:
    """What a stream would begin with. The hub behind it lives as long as a server does, and here none lives."""
    yield (await sync_to_async(look)()).event


def _scope(asked: Asked) -> dict[str, Any]:
    """What uvicorn makes of a request line."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50_000),
        "scheme": "http",
        "method": asked.method,
        "root_path": "",
        "path": unquote(asked.path),
        "raw_path": asked.path.encode(),
        "query_string": asked.query,
        "headers": [
            *([] if b"host" in dict(asked.headers) else [(b"host", b"localhost")]),
            *asked.headers,
            (b"content-length", str(len(asked.body)).encode()),
        ],
    }


@contextmanager
def _told(errors: list[str]) -> Iterator[None]:
    """Django turns what breaks into a page; here it is written down first. The connection stays open."""

    def note(**_more: Any) -> None:
        broken = sys.exc_info()[1]
        errors.append(_named(broken) if broken else "an error without a name")

    got_request_exception.connect(note)
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield
    finally:
        got_request_exception.disconnect(note)
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)


def _after_commit(waiting: int) -> list[str]:
    """Constraints that wait for the commit are asked now; then comes what was to happen after it."""
    errors: list[str] = []
    try:
        connection.check_constraints()
    except Exception as broken:  # noqa: BLE001  Whatever it is, it is told.
        return [_named(broken)]
    for _ids, work, _robust in list(connection.run_on_commit[waiting:]):
        try:
            work()
        except Exception as broken:  # noqa: BLE001  Whatever it is, it is told.
            errors.append(_named(broken))
    return errors


def _named(broken: BaseException) -> str:
    """The error and where it broke, in our own code if it came by there."""
    frames = traceback.extract_tb(broken.__traceback__)
    ours = [frame for frame in frames if "/resonanz" in frame.filename and "site-packages" not in frame.filename]
    place = (ours or list(frames) or [None])[-1]
    where = f" in {place.filename.rpartition('/src/')[2]}:{place.lineno}" if place else ""
    return f"{type(broken).__name__}: {str(broken).strip().splitlines()[:1]}{where}"


def cookies(**values: str) -> tuple[bytes, bytes]:
    return b"cookie", "; ".join(f"{name}={value}" for name, value in values.items()).encode()


def passes(session: str = "") -> list[tuple[bytes, bytes]]:
    """The headers of a browser that was here before: its session, and the seal that forms are sent with."""
    seal = _get_new_csrf_string()
    known = {settings.CSRF_COOKIE_NAME: seal, **({settings.SESSION_COOKIE_NAME: session} if session else {})}
    return [cookies(**known), (b"x-csrftoken", seal.encode())]
