"""What the team does with single invitations: stop, issue anew, note that paper left the house; and what mail tells."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ask.actions.invite_filling import ask_to_fill
from resonanz.ask.actions.inviting import give_codes, invite, new_numbers
from resonanz.ask.enums import InvitationState
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ask.models import Inquiry, Invitation
from resonanz.ask.rules.invitations import WAITING, code_of, last_day
from resonanz.ground import clock, mail
from resonanz.ground.codes import spoken
from resonanz.people import actions as people_actions
from resonanz.people.enums import Channel

PAPER = (Channel.LETTER, Channel.HAND)
MOST_CARDS = 500


@transaction.atomic
def stop_invitation(*, invitation_id: int) -> bool:
    """Only what has not left yet can be stopped; its place in the budget becomes free."""
    held = Invitation.objects.select_for_update(of=("self",)).select_related("contact").get(pk=invitation_id)
    if held.state != InvitationState.PREPARED or not _take_back(held):
        return False
    held.state, held.problem, held.contact = InvitationState.STOPPED, _("Vom Team angehalten."), None
    held.save(update_fields=["state", "problem", "contact"])
    return True


def _take_back(invitation: Invitation) -> bool:
    contact = invitation.contact
    if contact is None:
        return True
    if contact.message_id is not None:
        return bool(mail.drop(pks=[contact.message_id]))
    return bool(people_actions.release([contact.pk]))


@transaction.atomic
def issue_anew(*, invitation_id: int, channel: Channel, by: int) -> Invitation:
    """A new code on a new mail or paper; the old code says that there is a newer one. Costs a place in the budget."""
    held = Invitation.objects.select_for_update(of=("self",)).select_related("inquiry", "contact").get(pk=invitation_id)
    if not held.inquiry.is_open:
        raise InquiryNotOpen
    if held.state not in WAITING | {InvitationState.STOPPED, InvitationState.FAILED, InvitationState.EXPIRED}:
        return held
    if held.state == InvitationState.PREPARED:
        _take_back(held)
    held.old_hashes = [*held.old_hashes, bytes(held.code_hash)]
    held.state = InvitationState.STOPPED
    held.save(update_fields=["old_hashes", "state"])
    if held.candidate_id is not None:
        invite(inquiry=held.inquiry, candidate_ids=[held.candidate_id], channel=channel, by=by)
    held.refresh_from_db()
    return held


@transaction.atomic
def make_cards(*, inquiry: Inquiry, count: int, language: str, by: int) -> list[Invitation]:
    """Codes for whoever takes a card: they belong to nobody, so nobody's budget is touched."""
    if not inquiry.is_open:
        raise InquiryNotOpen
    rows = [
        Invitation(
            pk=number,
            inquiry=inquiry,
            channel=Channel.HAND,
            issue=0,
            language=language,
            prepared_at=clock.now(),
            prepared_by_id=by,
            expires_on=last_day(clock.today(), inquiry.keep_until),
        )
        for number in new_numbers(min(count, MOST_CARDS))
    ]
    give_codes(rows)
    return Invitation.objects.bulk_create(rows)


@transaction.atomic
def note_paper_out(*, inquiry_id: int, invitation_ids: Sequence[int]) -> int:
    """Letters are posted, cards given: from now on they wait for an answer, and the budget's window runs."""
    waiting = Invitation.objects.select_for_update(of=("self",)).filter(
        inquiry_id=inquiry_id, pk__in=invitation_ids, state=InvitationState.PREPARED, channel__in=PAPER
    )
    rows = list(waiting)
    people_actions.note_out([row.contact_id for row in rows if row.contact_id])
    ids = [row.pk for row in rows]
    return Invitation.objects.filter(pk__in=ids).update(state=InvitationState.SENT, sent_on=clock.today())


def code_for(invitation: Invitation) -> str:
    """As it stands on paper; only for somebody who may print it."""
    return spoken(code_of(invitation.pk, invitation.issue))


def note_mail_left(*, message_id: int) -> None:
    """Inside the transaction of the mail."""
    mine = Invitation.objects.filter(contact__message_id=message_id, state=InvitationState.PREPARED)
    mine.update(state=InvitationState.SENT, sent_on=clock.today(), problem="")


def note_mail_unclear(*, message_id: int) -> None:
    Invitation.objects.filter(contact__message_id=message_id).update(problem=_("Unklar, ob die E-Mail ankam."))


def note_mail_lost(*, message_id: int, reason: str) -> None:
    """Inside the transaction of the mail. A lost invitation frees its place; a lost reminder is only said."""
    for row in Invitation.objects.filter(contact__message_id=message_id):
        note_returned(invitation=row, reason=reason)


def note_returned(*, invitation: Invitation, reason: str, is_final: bool = True) -> None:
    """What came back: final for an invitation that nobody reacted to yet."""
    changes = {"problem": reason[:300]}
    lost = is_final and invitation.state in WAITING and invitation.reminded_on is None
    if lost:
        changes["state"] = InvitationState.FAILED
    Invitation.objects.filter(pk=invitation.pk).update(**changes)
    if lost:
        ask_to_fill(invitation.inquiry_id)


def expire() -> int:
    over = Invitation.objects.filter(state__in=WAITING, expires_on__lt=clock.today())
    return over.update(state=InvitationState.EXPIRED)
