"""Places of the contact budget: taken under a lock first, used afterwards, so that nobody gets more than promised.

Lock order: accounts in the order of their numbers, then ledger head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from resonanz.ground import clock, mail
from resonanz.people.enums import ASKED_FOR, Channel, Direction, Purpose
from resonanz.people.errors import BudgetSpent, ContactRefused
from resonanz.people.models import Account, Contact, PersonalBudget
from resonanz.people.reads import budget_of, counting_contacts, may_contact_all, room_again_at, rooms_left


@dataclass(frozen=True, kw_only=True)
class Place:
    """What came of asking for one: the contact, or the refusal with the sentence why not. `ground` says why yes."""

    account: Account
    contact: Contact | None = None
    ground: str = ""
    refusal: ContactRefused | None = None

    @property
    def why_not(self) -> str:
        return self.refusal.sentence if self.refusal else ""


def hold(account_id: int) -> None:
    """Waits until nobody else is writing to this person; held until the end of the transaction."""
    Account.objects.select_for_update(no_key=True).get(pk=account_id)


@transaction.atomic
def reserve_contact(*, account_id: int, purpose: Purpose, channel: Channel, pending: bool = False) -> Contact:
    """Takes one place of the budget, or raises `ContactRefused` or `BudgetSpent` with the sentence why not.

    Reserve first and send after the commit: whoever is killed in between has written too little, never too much.
    Every channel counts alike. What people asked for is noted and not counted. `pending` is for what leaves the house
    by hand, such as a letter: it counts until `note_out` or `release` says what became of it.
    """
    place = places([account_id], purpose=purpose, channel=channel)[account_id]
    if place.contact is None:
        raise place.refusal or ContactRefused("")
    place.contact.pending = pending
    place.contact.save(force_insert=True)
    return place.contact


@transaction.atomic
def reserve_contacts(
    *, account_ids: Sequence[int], purpose: Purpose, channel: Channel, pending: bool = False
) -> dict[int, Place]:
    """The same for many, by account, and nobody's refusal stops the others."""
    found = places(account_ids, purpose=purpose, channel=channel)
    contacts = [place.contact for place in found.values() if place.contact is not None]
    for contact in contacts:
        contact.pending = pending
    Contact.objects.bulk_create(contacts)
    return found


def places(account_ids: Sequence[int], *, purpose: Purpose, channel: Channel) -> dict[int, Place]:
    """Locks the accounts and judges them; the contacts are not stored yet. Whoever is gone is left out."""
    held = Account.objects.select_for_update(no_key=True).filter(pk__in=account_ids).order_by("pk")
    accounts = list(held)
    verdicts = may_contact_all(accounts, purpose, channel)
    counts, moment = purpose not in ASKED_FOR, clock.now()
    left = rooms_left([account.pk for account in accounts]) if counts else {}
    found = {}
    for account in accounts:
        verdict = verdicts[account.pk]
        if not verdict.allowed:
            found[account.pk] = Place(account=account, refusal=ContactRefused(verdict.sentence))
        elif counts and left[account.pk] == 0:
            found[account.pk] = Place(account=account, refusal=BudgetSpent(_spent(account.pk)))
        else:
            contact = Contact(
                account=account, purpose=purpose, channel=channel, direction=Direction.OUT, at=moment, counts=counts
            )
            found[account.pk] = Place(account=account, contact=contact, ground=verdict.sentence)
    return found


def note_out(contact_ids: Sequence[int]) -> int:
    """Letters went to the post, cards were given: from now on the window of the budget runs."""
    waiting = Contact.objects.filter(pk__in=contact_ids, pending=True)
    return waiting.update(pending=False, at=clock.now())


def release(contact_ids: Sequence[int]) -> int:
    """What was reserved by hand and will never leave takes no place."""
    return Contact.objects.filter(pk__in=contact_ids, pending=True).delete()[0]


@transaction.atomic
def set_own_budget(*, account_id: int, most: int | None) -> None:
    """The person wants at most `most` messages; None leaves it to the organisation. It can only make them fewer.

    What waits beyond the new limit is stopped, the newest first.
    """
    hold(account_id)
    if most is None:
        PersonalBudget.objects.filter(account_id=account_id).delete()
        return
    PersonalBudget.objects.update_or_create(account_id=account_id, defaults={"most": most, "set_at": clock.now()})
    allowed = budget_of(account_id)
    counting = counting_contacts(account_id, days=allowed.days)
    too_many = counting.count() - allowed.most
    if too_many > 0:
        waiting = counting.filter(message__isnull=False).order_by("-at", "-pk").values_list("message_id", flat=True)
        for message_id in list(waiting):
            if too_many > 0:
                too_many -= mail.drop(pks=[message_id])


def _spent(account_id: int) -> str:
    allowed = budget_of(account_id)
    sentence = _("Das Kontaktbudget ist aufgebraucht: höchstens %(most)s Nachrichten in %(days)s Tagen.") % {
        "most": allowed.most,
        "days": allowed.days,
    }
    again = room_again_at(account_id)
    if again is None:
        return sentence
    day = date_format(localtime(again), "DATE_FORMAT")
    return sentence + " " + _("Wieder Platz ist am %(day)s.") % {"day": day}
