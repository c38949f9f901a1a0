"""What this room does when others ask."""

from __future__ import annotations

from resonanz.ask import actions
from resonanz.ask.reads.drawing_openings import add_draws, add_seals
from resonanz.ask.reads.openings import add_purposes
from resonanz.people.events import Confirmed, consent_confirmed
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)


@opening_entries.plug
def open_seals_and_draws(openings: Openings) -> None:
    add_seals(openings)
    add_draws(openings)


@consent_confirmed.plug
def put_on_the_list(confirmed: Confirmed) -> None:
    """The mailbox is proven now: whoever came by an open invitation stands on its list."""
    sentence = actions.confirm_application(account_id=confirmed.account_id, reference=confirmed.reference)
    if sentence:
        confirmed.said.append(sentence)
