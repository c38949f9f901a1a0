"""Invitations that came back as mails: final ones free a place, temporary ones are only said."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_noop as _

from resonanz.ask.actions.invite_changing import note_returned
from resonanz.ask.models import Invitation
from resonanz.ground.mail import Refusal, address_refused
from resonanz.ground.returned import Returned, read_returned, sent_message

CAME_BACK = _("Die E-Mail kam zurück: Die Adresse gibt es nicht mehr.")
DELAYED = _("Die E-Mail ist verspätet; der Server der Adresse versucht es noch.")


@dataclass(kw_only=True)
class Counted:
    final: int = 0
    temporary: int = 0
    unknown: int = 0


def take_returned(*, path: Path) -> Counted:
    """Reads a mailbox file, a Maildir or .eml files. Reading the same again changes nothing."""
    counted = Counted()
    for returned in read_returned(path):
        message_id = sent_message(returned)
        if message_id is None:
            counted.unknown += 1
        elif returned.is_final:
            counted.final += 1
            _note(returned, message_id)
        else:
            counted.temporary += 1
            _note(returned, message_id)
    return counted


@transaction.atomic
def _note(returned: Returned, message_id: int) -> None:
    reason = CAME_BACK if returned.is_final else DELAYED
    if returned.is_final:
        for address in returned.addresses:
            address_refused.run(Refusal(address=address, reason=reason))
    for row in Invitation.objects.select_for_update(of=("self",)).filter(contact__message_id=message_id):
        note_returned(invitation=row, reason=reason, is_final=returned.is_final)
