"""What this room does when others ask."""

from __future__ import annotations

from resonanz.people.reads.openings import add_roles
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_roles(openings: Openings) -> None:
    add_roles(openings)
