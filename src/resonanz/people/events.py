"""Sockets of this room."""

from __future__ import annotations

from dataclasses import dataclass, field

from resonanz.ground.events import Socket


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """A consent that its giver has just confirmed. `reference` is what its door noted, such as `story:12`.

    Whoever links something adds to `said` a sentence that the page tells the person.
    """

    account_id: int
    purpose: str
    reference: str
    said: list[str] = field(default_factory=list)


consent_confirmed: Socket[Confirmed] = Socket("consent.confirmed")
"""Inside the confirming transaction: the room behind the door links what waited for a proven address."""
