"""Writing to people: a mail and its place in the budget come and go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from resonanz.ground import clock, mail
from resonanz.ground.manner import base_of
from resonanz.people.actions.reserving import Place, places
from resonanz.people.enums import TEAM_ROLE, Channel, Purpose
from resonanz.people.errors import ContactRefused
from resonanz.people.models import Account, Contact, ContactBudget, RefusedAddress
from resonanz.people.reads import open_consent, the_organisation
from resonanz.people.rules.addresses import address_hash, normal, stop_token
from resonanz.people.rules.letters import with_way_out
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via


@dataclass(frozen=True, kw_only=True)
class Note:
    """A mail to somebody; why it came and the way out are added.

    In the person's own language (see `language_of`), or in what `ground.manner.spoken` makes of it.
    """

    account_id: int
    subject: str
    body: str
    language: str
    with_html: bool = False


@transaction.atomic
def write_to(
    *,
    account_id: int,
    purpose: Purpose,
    subject: str,
    body: str,
    language: str = "",
    up_to_entry: int | None = None,
    with_html: bool = False,
) -> Contact:
    """A mail with its place in the budget, in one transaction; raises as `reserve_contact`."""
    spoken = language or language_of(account_id)
    note = Note(account_id=account_id, subject=subject, body=body, language=spoken, with_html=with_html)
    place = write_all(notes=[note], purpose=purpose)[account_id]
    if place.contact is None:
        raise place.refusal or ContactRefused("")
    if up_to_entry is not None:
        place.contact.up_to_entry = up_to_entry
        place.contact.save(update_fields=["up_to_entry"])
    return place.contact


@transaction.atomic
def write_all(*, notes: Sequence[Note], purpose: Purpose) -> dict[int, Place]:
    """Mails to many, by account; nobody's refusal stops the others. The rules are those of `reserve_contact`.

    About 500 at a time: the accounts stay locked until the end of the transaction.
    """
    found = places([note.account_id for note in notes], purpose=purpose, channel=Channel.EMAIL)
    found = {account_id: _with_an_address(place) for account_id, place in found.items()}
    organisation = the_organisation()
    contacts: list[Contact] = []
    drafts: list[mail.Draft] = []
    for note in notes:
        place = found.get(note.account_id)
        if place is not None and place.contact is not None:
            name, answers = (organisation.name, organisation.email) if organisation else ("Resonanz", "")
            contacts.append(place.contact)
            drafts.append(_draft(note, place, purpose, organisation=name, answers_at=answers))
    for contact, message in zip(contacts, mail.post_all(drafts), strict=True):
        contact.message = message
    Contact.objects.bulk_create(contacts)
    return found


def _with_an_address(place: Place) -> Place:
    if place.contact is None:
        return place
    try:
        validate_email(place.account.email)
    except ValidationError:
        return Place(account=place.account, refusal=ContactRefused(_("Diese Adresse ist keine E-Mail-Adresse.")))
    return place


def _draft(note: Note, place: Place, purpose: Purpose, *, organisation: str, answers_at: str) -> mail.Draft:
    address = mail.absolute(reverse("people:stop", args=[stop_token(note.account_id, purpose)]))
    with translation.override(note.language):
        whole = with_way_out(note.body, why=place.ground, url=address, organisation=organisation)
    headers = {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Content-Language": base_of(note.language),
    }
    if answers_at:
        # Whoever answers this mail reaches a person.
        headers["Reply-To"] = answers_at
    return mail.Draft(
        to=str(place.account.email),
        subject=note.subject,
        body=whole,
        purpose=purpose,
        once=bool(place.contact and place.contact.counts),
        headers=headers,
        with_html=note.with_html,
    )


@transaction.atomic
def set_budget(*, most: int, days: int, by: Account) -> ContactBudget:
    """At most `most` messages in any `days` days. Everybody can read it, so the ledger keeps it."""
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.PURPOSE,
            place="contact_budget",
            role=TEAM_ROLE,
            via=Via.WEB,
            author=f"account:{by.pk}",
            body={"most": most, "days": days},
            moment=moment,
        )
    )
    return ContactBudget.objects.create(most=most, days=days, set_by=by, set_at=moment, entry_index=recorded.index)


def language_of(account_id: int) -> str:
    """The language we know somebody reads, else the one in which they said yes; German where we do not know."""
    known = Account.objects.filter(pk=account_id).values_list("language", flat=True).first()
    if known:
        return known
    for purpose in Purpose:
        consent = open_consent(account_id, purpose, Channel.EMAIL)
        if consent is not None:
            return base_of(consent.wording.language)
    return "de"


def note_left(message_id: int) -> None:
    """Inside the transaction that notes it: the window of the budget begins when a mail leaves."""
    Contact.objects.filter(message_id=message_id).update(at=clock.now())


def note_refused(*, address: str, reason: str) -> None:
    """Marks an address that its server refuses for good."""
    account = Account.objects.filter(email=normal(address)).first()
    if account is not None:
        RefusedAddress.objects.update_or_create(
            account_id=account.pk,
            defaults={"address_hash": address_hash(address), "reason": reason, "refused_at": clock.now()},
        )
