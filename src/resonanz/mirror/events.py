"""Sockets of upper rooms that know more than the mirror."""

from __future__ import annotations

from dataclasses import dataclass, field

from resonanz.ground.events import Socket


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of the commitments of the house, as the ledger has it; `url` leads to the page that says so."""

    kept: int
    late: int
    missed: int
    open: int
    url: str

    @property
    def total(self) -> int:
        return self.kept + self.late + self.missed + self.open


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """Whoever knows what became of commitments adds it to `found`."""

    found: list[Kept] = field(default_factory=list)


keeping_promises: Socket[Keeping] = Socket("mirror.keeping_promises")
"""Asked by the result of an audit of promises: what people believe stands beside what was kept."""
