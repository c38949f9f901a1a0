"""Writing to people: reserved under a lock first, sent afterwards, so that nobody gets more than they were promised.

Lock order: account, then ledger head.
"""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.ground import clock, mail
from resonanz.people.enums import ASKED_FOR, TEAM_ROLE, Channel, Direction, Purpose
from resonanz.people.errors import BudgetSpent, ContactRefused
from resonanz.people.models import Account, Contact, ContactBudget, RefusedAddress
from resonanz.people.reads import budget, budget_left, may_contact, open_consent, room_again_at, the_organisation
from resonanz.people.rules.addresses import address_hash, normal, stop_token
from resonanz.people.rules.letters import with_way_out
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via


def hold(account_id: int) -> None:
    """Waits until nobody else is writing to this person; held until the end of the transaction."""
    Account.objects.select_for_update(no_key=True).get(pk=account_id)


@transaction.atomic
def reserve_contact(*, account_id: int, purpose: Purpose, channel: Channel) -> Contact:
    """Takes one place of the budget, or raises `ContactRefused` or `BudgetSpent` with the sentence why not.

    Reserve first and send after the commit: whoever is killed in between has written too little, never too much.
    What people asked for is noted and not counted.
    """
    account = Account.objects.select_for_update(no_key=True).get(pk=account_id)
    verdict = may_contact(account, purpose, channel)
    if not verdict.allowed:
        raise ContactRefused(verdict.sentence)
    counts = purpose not in ASKED_FOR
    if counts and budget_left(account_id) == 0:
        raise BudgetSpent(_spent(account_id))
    return Contact.objects.create(
        account_id=account_id,
        purpose=purpose,
        channel=channel,
        direction=Direction.OUT,
        at=clock.now(),
        counts=counts,
    )


@transaction.atomic
def write_to(
    *, account_id: int, purpose: Purpose, subject: str, body: str, language: str = "", up_to_entry: int | None = None
) -> Contact:
    """A mail with its place in the budget, in one transaction; raises as `reserve_contact`.

    `body` is written in the person's own language (see `language_of`). Why it came and the way out are added here.
    """
    contact = reserve_contact(account_id=account_id, purpose=purpose, channel=Channel.EMAIL)
    account = Account.objects.get(pk=account_id)
    spoken = language or language_of(account_id)
    address = mail.absolute(reverse("people:stop", args=[stop_token(account_id, purpose)]))
    organisation = the_organisation()
    with translation.override(spoken):
        whole = with_way_out(
            body,
            why=may_contact(account, purpose, Channel.EMAIL).sentence,
            url=address,
            organisation=organisation.name if organisation else "Resonanz",
        )
    message = mail.post(
        to=str(account.email),
        subject=subject,
        body=whole,
        purpose=purpose,
        once=contact.counts,
        headers={
            "List-Unsubscribe": f"<{address}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Content-Language": spoken,
        },
    )
    contact.message_id, contact.up_to_entry = message.pk, up_to_entry
    contact.save(update_fields=["message", "up_to_entry"])
    return contact


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
    """The language somebody read when they said yes; German where we do not know."""
    for purpose in Purpose:
        consent = open_consent(account_id, purpose, Channel.EMAIL)
        if consent is not None:
            return consent.wording.language
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


def _spent(account_id: int) -> str:
    allowed = budget()
    sentence = _("Das Kontaktbudget ist aufgebraucht: höchstens %(most)s Nachrichten in %(days)s Tagen.") % {
        "most": allowed.most,
        "days": allowed.days,
    }
    again = room_again_at(account_id)
    if again is None:
        return sentence
    day = date_format(localtime(again), "DATE_FORMAT")
    return sentence + " " + _("Wieder Platz ist am %(day)s.") % {"day": day}
