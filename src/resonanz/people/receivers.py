"""What this room does when the outbox or the ledger asks."""

from __future__ import annotations

from resonanz.ground import mail
from resonanz.people import reads
from resonanz.people.actions import note_left, note_refused
from resonanz.people.enums import TEAM_ROLE
from resonanz.people.reads.openings import add_roles
from resonanz.trust.events import Openings, Shown, opening_entries


@mail.message_left.plug
def move_the_window(message_id: int) -> None:
    note_left(message_id)


@mail.address_refused.plug
def mark_the_address(refusal: mail.Refusal) -> None:
    note_refused(address=refusal.address, reason=refusal.reason)


@opening_entries.plug
def open_budgets(openings: Openings) -> None:
    for row in reads.all_budgets().filter(openings.wanted):
        openings.add(
            row.entry_index,
            {"author": f"account:{row.set_by_id}", "body": {"most": row.most, "days": row.days}, "meta": None},
            shown=Shown(kind="purpose", role=TEAM_ROLE, time=row.set_at),
            table="ContactBudget",
            row=row.pk,
        )


@opening_entries.plug
def open_roles(openings: Openings) -> None:
    add_roles(openings)
