"""What this room does when others ask."""

from __future__ import annotations

from resonanz.ask import actions
from resonanz.ask.reads.openings import add_purposes
from resonanz.ground import mail
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)


@mail.message_left.plug
def note_invitation_left(message_id: int) -> None:
    actions.note_mail_left(message_id=message_id, is_unclear=mail.is_unclear(message_id))


@mail.message_lost.plug
def note_invitation_lost(loss: mail.Loss) -> None:
    actions.note_mail_lost(message_id=loss.message_id, reason=loss.reason)
