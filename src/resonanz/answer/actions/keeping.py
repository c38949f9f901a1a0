"""Keeping the promised days: the nightly run over everything that has one."""

from __future__ import annotations

from resonanz.listen import actions as listen_actions
from resonanz.people import actions as people_actions
from resonanz.trust import actions as trust_actions


def keep_promises() -> int:
    """Erases whatever was promised to be erased by now; returns how many rows. Safe to stop and to repeat."""
    count = listen_actions.erase_expired()
    count += sum(erased.count for erased in trust_actions.erase_due())
    return count + people_actions.unname_departed()
