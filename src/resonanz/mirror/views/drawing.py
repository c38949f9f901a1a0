"""The newest picture of each part, as SVG, for paper."""

from __future__ import annotations

from collections.abc import Callable

from resonanz.mirror import reads
from resonanz.mirror.enums import Instrument
from resonanz.mirror.views.words import drawn_words


def _words() -> str:
    look = reads.newest_opened(Instrument.THREE_WORDS)
    return drawn_words(look, dark=False) if look else ""


_DRAWN: dict[str, Callable[[], str]] = {
    "three_words": _words,
}


def drawing_of(key: str) -> str:
    """Empty where a part has nothing to draw."""
    return _DRAWN[key]() if key in _DRAWN else ""
