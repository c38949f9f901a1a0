"""What this room does when others ask."""

from __future__ import annotations

from resonanz.answer import reads
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_replies(openings: Openings) -> None:
    reads.add_replies(openings)
