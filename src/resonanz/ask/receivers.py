"""What this room does when others ask."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ask import actions, events
from resonanz.ask.enums import Area
from resonanz.ask.events import InquiryPage, plug_pages
from resonanz.ask.reads.drawing_openings import add_draws, add_seals
from resonanz.ask.reads.openings import add_purposes
from resonanz.ground import mail
from resonanz.people.events import Confirmed, consent_confirmed
from resonanz.trust.events import Openings, opening_entries


@opening_entries.plug
def open_purposes(openings: Openings) -> None:
    add_purposes(openings)


plug_pages(
    InquiryPage(key="edit", area=Area.ASK, label=_("Das Anliegen"), url="ask:edit", place=10),
    InquiryPage(key="preview", area=Area.ASK, label=_("Vorschau"), url="ask:preview", place=15),
    InquiryPage(key="audience", area=Area.ASK, label=_("Gefragte"), url="ask:audience", place=20),
    InquiryPage(key="addresses", area=Area.ASK, label=_("Adressen"), url="ask:addresses", place=30),
    InquiryPage(key="invitations", area=Area.ASK, label=_("Einladungen"), url="ask:invitations", place=40),
)


@mail.message_left.plug
def note_invitation_left(message_id: int) -> None:
    actions.note_mail_left(message_id=message_id)


@mail.message_unclear.plug
def note_invitation_unclear(message_id: int) -> None:
    actions.note_mail_unclear(message_id=message_id)


@mail.message_lost.plug
def note_invitation_lost(loss: mail.Loss) -> None:
    actions.note_mail_lost(message_id=loss.message_id, reason=loss.reason)


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


@events.candidate_drawn.receive
def invite_who_moved_up(chosen: events.Chosen) -> None:
    actions.invite_who_moved_up(inquiry_id=chosen.inquiry_id, candidate_ids=chosen.candidate_ids)


@events.candidate_left.receive
def stop_invitation_of(candidate_id: int) -> None:
    actions.stop_for(candidate_id=candidate_id)
