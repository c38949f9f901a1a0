"""What several tests may share, because making it costs more than they do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test.client import ClientHandler
from pytest_django.plugin import DjangoDbBlocker

# What making the middleware leaves at a handler.
_MADE = ("_view_middleware", "_template_response_middleware", "_exception_middleware", "_middleware_chain")


@contextmanager
def lasting_rows(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows made in here stay until it ends and are then taken back; each test inside has a savepoint of its own."""
    outer = transaction.atomic()
    # Deeds that insist on a transaction of their own get theirs, as in any test.
    vars(outer)["_from_testcase"] = True
    with blocker.unblock(), outer:
        yield
        transaction.set_rollback(True)


def share_middleware() -> None:
    """Browsers of a test run share one chain of middleware, as those of a web process do: it lists every static file.

    A test with settings of its own gets a chain of its own.
    """
    usual: Any = settings._wrapped
    alone = ClientHandler.load_middleware
    shared: dict[str, Any] = {}

    def load_middleware(handler: ClientHandler, **options: Any) -> None:
        if settings._wrapped is not usual or options:
            alone(handler, **options)
            return
        if not shared:
            alone(handler)
            shared.update({name: vars(handler)[name] for name in _MADE})
        vars(handler).update(shared)

    ClientHandler.load_middleware = load_middleware  # type: ignore[method-assign]
