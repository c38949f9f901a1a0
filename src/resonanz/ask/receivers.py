"""What this room does when others ask."""

from __future__ import annotations

from resonanz.ask.reads.drawing_openings import add_draws, add_seals
from resonanz.ask.reads.openings import add_purposes
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)


@opening_entries.plug
def open_seals_and_draws(openings: Openings) -> None:
    add_seals(openings)
    add_draws(openings)
