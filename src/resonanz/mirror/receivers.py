"""What this room does when others ask."""

from __future__ import annotations

from resonanz.mirror.reads.language import add_language
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_language(openings: Openings) -> None:
    add_language(openings)
