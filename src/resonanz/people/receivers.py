"""What this room does when the outbox or the ledger asks."""

from __future__ import annotations

from resonanz.ground import mail
from resonanz.people.actions import note_left, note_refused
from resonanz.people.reads.hook_targets import add_hooks
from resonanz.people.reads.keys import add_keys
from resonanz.people.reads.openings import add_budgets, add_relations, add_roles
from resonanz.trust.events import Openings, opening_entries


@mail.message_left.plug
def move_the_window(message_id: int) -> None:
    note_left(message_id)


@mail.address_refused.plug
def mark_the_address(refusal: mail.Refusal) -> None:
    note_refused(address=refusal.address, reason=refusal.reason)


@opening_entries.plug
def open_own_entries(openings: Openings) -> None:
    add_roles(openings)
    add_relations(openings)
    add_budgets(openings)
    add_keys(openings)
    add_hooks(openings)
