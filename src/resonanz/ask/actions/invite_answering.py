"""What the invited do: tell, decline, or end it for good. Whether somebody reacted is kept by the day, never what."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resonanz.ask.actions.invite_filling import ask_to_fill
from resonanz.ask.enums import InvitationState, State
from resonanz.ask.errors import InvitationOver
from resonanz.ask.models import Invitation
from resonanz.ask.reads.invitations import INVITATION_KEY
from resonanz.ask.rules.invitations import WAITING, make_mark, read_mark
from resonanz.ground import clock, mail
from resonanz.people import actions as people_actions
from resonanz.people.enums import Ending


def check_usable(invitation: Invitation, today: date) -> None:
    """Raises `InvitationOver` with a sentence for each way in which an invitation can be over."""
    if invitation.inquiry.state != State.OPEN:
        raise InvitationOver(_("Dieses Anliegen ist geschlossen. Danke, dass Sie noch gekommen sind."))
    if invitation.state == InvitationState.ANSWERED:
        raise InvitationOver(
            _(
                "Zu dieser Einladung haben Sie schon geantwortet. Vielen Dank. "
                "Möchten Sie noch etwas erzählen, geht das."
            )
        )
    if invitation.state == InvitationState.DECLINED:
        raise InvitationOver(_("Sie haben abgesagt, und das ist in Ordnung. Danke, dass Sie Bescheid gesagt haben."))
    if invitation.expires_on < today or invitation.state == InvitationState.EXPIRED:
        day = date_format(invitation.expires_on, "DATE_FORMAT")
        raise InvitationOver(_("Diese Einladung galt bis zum %(day)s.") % {"day": day})


def begin_telling(*, invitation: Invitation) -> str:
    """The mark for the browser's session: redeemed when a story arrives. Nothing is stored here."""
    check_usable(invitation, clock.today())
    return make_mark(invitation.pk, invitation.inquiry_id)


@transaction.atomic
def note_answered(*, mark: object, inquiry_id: int) -> bool:
    """Somebody who came with this mark has told a story. Which one is not known here, and nowhere kept.

    Called after the story's own transaction, so that not even the database's row versions join the two.
    """
    meant = read_mark(mark)
    if meant is None or meant[1] != inquiry_id:
        return False
    invitation = Invitation.objects.select_for_update(of=("self",)).filter(pk=meant[0], inquiry_id=inquiry_id).first()
    if invitation is None or invitation.state == InvitationState.ANSWERED:
        return False
    _react(invitation, InvitationState.ANSWERED)
    return True


def note_answer_in(session: MutableMapping[str, Any], *, inquiry_id: int) -> None:
    """Whoever came with an invitation has answered it. Only that is told, after the story's own transaction."""
    mark = session.get(INVITATION_KEY)
    if mark and note_answered(mark=mark, inquiry_id=inquiry_id):
        del session[INVITATION_KEY]


@transaction.atomic
def decline(*, invitation: Invitation) -> None:
    """One press, no reason asked. Pressing twice does no harm; the next on the list moves up."""
    held = Invitation.objects.select_for_update(of=("self",)).select_related("inquiry").get(pk=invitation.pk)
    if held.state not in WAITING:
        return
    _react(held, InvitationState.DECLINED)
    ask_to_fill(held.inquiry_id)


@transaction.atomic
def never_again(*, invitation: Invitation) -> None:
    """Declines, and objects to every further invitation on every way."""
    decline(invitation=invitation)
    # Lock order: invitation, then account, as when reminding.
    if invitation.candidate is not None:
        people_actions.object_to_contact(account_id=invitation.candidate.account_id, how=Ending.INVITATION)


def _react(invitation: Invitation, state: InvitationState) -> None:
    invitation.state, invitation.reacted_on = state, clock.today()
    # A code that was answered before the paper was noted as sent has obviously arrived.
    invitation.sent_on = invitation.sent_on or clock.today()
    invitation.save(update_fields=["state", "reacted_on", "sent_on"])
    contact = invitation.contact
    if contact is None:
        return
    if contact.message_id is not None:
        mail.drop(pks=[contact.message_id])
    people_actions.note_out([contact.pk])
