"""What this room does when others ask."""

from __future__ import annotations

from resonanz.act.reads.openings import add_decisions
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_decisions(openings: Openings) -> None:
    add_decisions(openings)
