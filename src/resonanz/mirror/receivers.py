"""What this room does when others ask."""

from __future__ import annotations

from resonanz.mirror.reads.walk_openings import add_walks
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_walks(openings: Openings) -> None:
    add_walks(openings)
