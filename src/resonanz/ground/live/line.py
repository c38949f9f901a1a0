"""The channel of the database on which topics are called out."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Any

import psycopg
from django.conf import settings

CHANNEL = "resonanz_live"
NAME = "resonanz live"
"""How the listening connection is called among those of the database."""

_KEYS = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
_PATIENCE = 10


@contextlib.asynccontextmanager
async def listening(channel: str) -> AsyncIterator[psycopg.AsyncConnection[Any]]:
    """A connection of its own, outside of the pool, that hears what is said on the channel."""
    async with await psycopg.AsyncConnection.connect(**_where(), autocommit=True) as line:
        await line.execute(f"LISTEN {channel}")
        yield line


def _where() -> dict[str, Any]:
    given = settings.DATABASES["default"]
    said = {ours: given[theirs] for ours, theirs in _KEYS.items() if given.get(theirs)}
    options = {name: value for name, value in given.get("OPTIONS", {}).items() if name != "pool"}
    return {"connect_timeout": _PATIENCE, **said, **options, "application_name": NAME}
