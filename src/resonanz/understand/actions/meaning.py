"""The meaning of what somebody searches for. Nothing of it is stored or logged."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache

from resonanz.understand.reads.meaning import Meaning
from resonanz_engine.errors import EngineError

logger = logging.getLogger(__name__)

_LONGEST = 200
"""Nobody searches for more than a sentence or two, and reading takes time with every word."""
_PATIENCE = 0.3


def meaning_of(query: str) -> Meaning | None:
    """The meaning of the query; None while the model is being loaded, is too busy or cannot be had.

    One thread of the process loads the model at the first search and reads one query after the other, so that a
    page never waits longer than a third of a second: it then answers with the words alone.
    """
    waiting = _desk().submit(_answer, query[:_LONGEST])
    try:
        return waiting.result(timeout=_PATIENCE)
    except TimeoutError:
        waiting.cancel()
    except EngineError:
        logger.warning("The language model could not be loaded; the search goes by words alone.")
    return None


@cache
def _desk() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="meaning")


def _answer(query: str) -> Meaning:
    # The engine takes a moment and some memory; a web process in which nobody searches does without it.
    from resonanz.understand.actions import engine

    return _read(engine.model_name(), query)


@lru_cache(maxsize=64)
def _read(model: str, query: str) -> Meaning:
    """Kept in memory for the next page of the same search."""
    # As above.
    from resonanz.understand.actions import engine

    return Meaning(model=model, vector=tuple(engine.question(query).tolist()))
