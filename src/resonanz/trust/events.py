"""Sockets of this room: who keeps what an entry of the ledger says plugs in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from resonanz.ground.events import Event, Socket

RECORD, ERASED = "record", "erased"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """How the application shows an entry today, to be held against its leaf.

    `state` is shown, team, held, hidden, erased or superseded for voices, and `record` or erased for everything else.
    What is not shown anywhere stays None. `previous` is the entry that this one supersedes.
    """

    kind: str
    role: str | None = None
    time: datetime | None = None
    place: str | None = None
    via: str | None = None
    state: str = RECORD
    previous: int | None = None


class Openings:
    """Collects, entry by entry, the values behind the commitments as the rooms hold them today.

    A large ledger is read in pieces: only entries from `first` up to, not including, `last` are wanted. `gone` says
    which fields of an entry were erased, `erased` of which entries the words were, with ground and moment, `voices`
    under which number a voice goes on since it was erased who told it.
    """

    def __init__(
        self,
        *,
        first: int = 0,
        last: int | None = None,
        is_final: bool = True,
        gone: Mapping[int, set[str]] | None = None,
        erased: Mapping[int, tuple[str, datetime]] | None = None,
        voices: Mapping[int, UUID] | None = None,
    ) -> None:
        self.first = first
        self.last = last
        self.is_final = is_final
        self.gone = gone or {}
        self.erased = erased or {}
        self.voices = voices or {}
        self.opens: dict[int, dict[str, Any]] = {}
        self.shown: dict[int, Shown] = {}
        self.orphans: list[tuple[str, str, int | None]] = []
        self.tallies: dict[str, dict[str, int]] = {}

    @property
    def wanted(self) -> Q:
        """The rows of this piece, by their `entry_index`; the final piece also takes rows that name no entry."""
        rows = Q(entry_index__gte=self.first)
        if self.last is not None:
            rows &= Q(entry_index__lt=self.last)
        return rows | Q(entry_index=None) | Q(entry_index__lt=0) if self.is_final else rows

    def state(self, index: int | None, *, is_empty: bool) -> str:
        """For rows that stay as a visible dash when what they said is erased. Whatever does not fit is found later."""
        return ERASED if is_empty and index in self.erased else RECORD

    def add(self, index: int | None, values: dict[str, Any], *, shown: Shown, table: str, row: object) -> None:
        """`values` may hold author (str), body and meta (JSON); what tombstones of the entry name is left out. Anything
        else without a salt is a finding. A second row for one entry is an orphan.

        Rows of other pieces are passed over, so that a plug with few rows may offer all of them each time.
        """
        if index is not None and index >= 0 and not self.first <= index < (self.last or index + 1):
            return
        if index is None or index in self.opens:
            self.orphan(table, row, index)
            return
        gone = self.gone.get(index, set())
        self.opens[index] = {name: value for name, value in values.items() if name not in gone}
        self.shown[index] = shown

    def orphan(self, table: str, row: object, index: int | None = None) -> None:
        """A row that shows something which was never entered like this."""
        self.orphans.append((table, str(row), index))

    def tally(self, place: str, **numbers: int) -> None:
        """What the pages count at a place: stories, withdrawn, unread or one of the states. Only in the final piece."""
        self.tallies.setdefault(place, {}).update(numbers)


opening_entries: Socket[Openings] = Socket("ledger.opening")
"""Every room that writes entries plugs in and adds each of its rows; used by the audit export and the receipts."""

entries_written: Event[int] = Event("ledger.entries_written")
"""The log has grown; the payload is its new size."""
