"""Sockets of this room: who keeps what an entry of the ledger says plugs in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from resonanz.ground.events import Event, Socket


@dataclass(frozen=True, kw_only=True)
class Shown:
    """How the application shows an entry today, to be held against its leaf.

    `state` is shown, team, held, hidden, erased or superseded for voices and `record` for everything else. A role or
    time that is not shown anywhere stays None.
    """

    kind: str
    role: str | None = None
    time: datetime | None = None
    state: str = "record"


class Openings:
    """Collects, entry by entry, the values behind the commitments as the rooms hold them today."""

    def __init__(self) -> None:
        self.opens: dict[int, dict[str, Any]] = {}
        self.shown: dict[int, Shown] = {}
        self.orphans: list[tuple[str, str, int | None]] = []

    def add(self, index: int | None, values: dict[str, Any], *, shown: Shown, table: str, row: object) -> None:
        """`values` may hold author (str), body and meta (JSON). A second row for one entry is an orphan."""
        if index is None or index in self.opens:
            self.orphans.append((table, str(row), index))
            return
        self.opens[index] = values
        self.shown[index] = shown


opening_entries: Socket[Openings] = Socket("ledger.opening")
"""Every room that writes entries plugs in and adds each of its rows; used by the audit export and the receipts."""

entries_written: Event[int] = Event("ledger.entries_written")
"""The log has grown; the payload is its new size."""
