"""What this room does when others ask."""

from __future__ import annotations

from resonanz.ask.reads.openings import add_purposes
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)
