"""What each instrument shows once it is open: of one look, or over all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from resonanz.mirror import reads
from resonanz.mirror.enums import Instrument

if TYPE_CHECKING:
    from resonanz.mirror.models import Look

_OF_ONE: dict[Instrument, Callable[[Look], Any]] = {
    Instrument.THREE_WORDS: reads.result_of_words,
    Instrument.PROMISES: reads.result_of_promises,
    Instrument.READINESS: reads.result_of_readiness,
}
_OVER_TIME: dict[Instrument, Callable[[], Any]] = {
    Instrument.THREE_WORDS: reads.words_over_time,
    Instrument.PROMISES: reads.promises_over_time,
    Instrument.READINESS: reads.readiness_over_time,
}


def result_of(look: Look) -> Any:
    """Of one that is open."""
    return _OF_ONE[Instrument(look.instrument)](look)


def over_time(instrument: Instrument) -> Any:
    """All that are open, beside each other; empty where nothing is."""
    return _OVER_TIME[instrument]()
