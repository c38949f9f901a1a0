"""Says that topics changed. NOTIFY takes a lock on every commit of the database, so what comes close together goes
out together.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from django.db import connection

from resonanz.ground.live.line import CHANNEL

TOGETHER = 0.1
"""Seconds that a first topic waits for others."""
MOST_AT_ONCE = 100
"""So many topics fit into one word: PostgreSQL takes up to 8,000 bytes."""

logger = logging.getLogger("resonanz.live")


def _later(call: Callable[[], None]) -> None:
    timer = threading.Timer(TOGETHER, call)
    timer.daemon = True
    timer.start()


class Herald:
    """`later` calls a function in a moment, in a thread of its own."""

    def __init__(self, *, later: Callable[[Callable[[], None]], None] = _later) -> None:
        self._later = later
        self._waiting: set[str] = set()
        self._lock = threading.Lock()

    def tell(self, topic: str) -> None:
        with self._lock:
            is_first = not self._waiting
            self._waiting.add(topic)
        if is_first:
            self._later(self.send)

    def send(self) -> None:
        with self._lock:
            topics, self._waiting = sorted(self._waiting), set()
        try:
            with connection.cursor() as cursor:
                for start in range(0, len(topics), MOST_AT_ONCE):
                    word = " ".join(topics[start : start + MOST_AT_ONCE])
                    cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, word])
        except Exception:
            # Followers also look for themselves every few seconds, so a lost word is late and not lost.
            logger.warning("could not say that %d topics changed", len(topics), exc_info=True)
        finally:
            connection.close()


_herald = Herald()


def tell(topic: str) -> None:
    """Call it after the commit. `topic` is a short name without spaces: `forum:12` also reaches `forum:12:hall`."""
    _herald.tell(topic)
