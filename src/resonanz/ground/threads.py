"""A thread for each request, used again by the next one.

By default a thread is started for every request, and the loop of the server waits until it has ended; with a full hall
everybody else waits along.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from asgiref.sync import SyncToAsync, ThreadSensitiveContext

MOST_IDLE = 8

P = ParamSpec("P")
T = TypeVar("T")
_idle: list[ThreadPoolExecutor] = []
"""Threads that nobody uses. Only the loop of the server takes from here and gives back."""


class RequestThread(Executor):
    """Borrows a thread when there is something to do, and keeps it until it is given back."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None
        self._newest: Future[Any] | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._thread is None:
            self._thread = _idle.pop() if _idle else ThreadPoolExecutor(max_workers=1, thread_name_prefix="request")
        found = self._thread.submit(fn, *args, **kwargs)
        self._newest = found
        return found

    def give_back(self) -> None:
        """The next thing to do borrows again."""
        thread, self._thread = self._thread, None
        if thread is None:
            return
        # Whoever closed the page may have left something running, and the next request must not wait for that.
        is_free = self._newest is None or self._newest.done()
        if is_free and len(_idle) < MOST_IDLE:
            _idle.append(thread)
        else:
            thread.shutdown(wait=False)


def give_back() -> None:
    """A stream has no use any more for the thread that its view and its middleware ran in."""
    context = SyncToAsync.thread_sensitive_context.get(None)
    executor: Any = SyncToAsync.context_to_thread_executor.get(context) if context is not None else None
    if isinstance(executor, RequestThread):
        executor.give_back()


def with_request_threads(application: Any) -> Any:
    """Wraps an ASGI application."""

    async def serve(scope: Any, receive: Any, send: Any) -> None:
        thread = RequestThread()
        try:
            async with ThreadSensitiveContext(executor=thread):
                await application(scope, receive, send)
        finally:
            thread.give_back()

    return serve
