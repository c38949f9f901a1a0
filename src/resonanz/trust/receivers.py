"""What this room plugs into its own sockets."""

from __future__ import annotations

from resonanz.trust.events import Openings, opening_entries
from resonanz.trust.reads.openings import add_moderation


@opening_entries.plug
def open_moderation(openings: Openings) -> None:
    add_moderation(openings)
