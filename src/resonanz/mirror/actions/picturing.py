"""The numbers of a look at the moment it is opened, as far as no small group shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from resonanz.mirror.actions.picturing_promises import picture_of_promises
from resonanz.mirror.actions.picturing_readiness import picture_of_readiness
from resonanz.mirror.actions.picturing_words import picture_of_words
from resonanz.mirror.enums import Instrument
from resonanz.mirror.models import Look

_PICTURES: dict[Instrument, Callable[[Look], dict[str, Any]]] = {
    Instrument.THREE_WORDS: picture_of_words,
    Instrument.READINESS: picture_of_readiness,
    Instrument.PROMISES: picture_of_promises,
}


def draw_picture(look: Look) -> dict[str, Any]:
    """Everything that is shown of this look, as JSON; nothing else is ever computed from its sheets."""
    return _PICTURES[Instrument(look.instrument)](look)
