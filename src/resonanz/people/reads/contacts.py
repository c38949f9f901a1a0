"""How often somebody was written to, and what is left of the budget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from resonanz.ground import clock
from resonanz.people.enums import Purpose
from resonanz.people.models import Contact, ContactBudget, PersonalBudget, PostalAddress
from resonanz.people.rules.budgets import Use, lower, room

USUAL_MOST, USUAL_DAYS = 3, 90
_ON_ITS_WAY = ("waiting", "sending")
_NEVER_LEFT = ("failed", "dropped")


@dataclass(frozen=True, kw_only=True)
class Budget:
    """At most `most` messages in any `days` days; `since` is None while nobody has chosen another one."""

    most: int
    days: int
    since: ContactBudget | None
    own: int | None = None
    """What the person set for themselves; `most` is the lower of both."""
    house: int = USUAL_MOST


def budget() -> Budget:
    newest = ContactBudget.objects.select_related("set_by").order_by("-pk").first()
    if newest is None:
        return Budget(most=USUAL_MOST, days=USUAL_DAYS, since=None)
    return Budget(most=newest.most, days=newest.days, since=newest, house=newest.most)


def contacts_of(account_id: int) -> QuerySet[Contact]:
    """Every contact, newest first, with the state of its message where it is one."""
    return Contact.objects.filter(account_id=account_id).select_related("message").order_by("-at", "-pk")


def own_budget(account_id: int) -> PersonalBudget | None:
    return PersonalBudget.objects.filter(account_id=account_id).first()


def budget_of(account_id: int) -> Budget:
    """The organisation's, or less where the person wants less."""
    allowed, own = budget(), own_budget(account_id)
    most = own.most if own else None
    return replace(allowed, most=lower(allowed.most, most), own=most)


def counting_contacts(account_id: int, *, days: int) -> QuerySet[Contact]:
    """What uses up the budget today: whatever left within the window, and whatever is still on its way out.

    What waits counts however old it is, because it may still leave; what never will does not count.
    """
    return _counting(days=days).filter(account_id=account_id).order_by("at")


def rooms_left(account_ids: Sequence[int]) -> dict[int, int]:
    """How many more messages each may get now, in three questions to the database however many they are."""
    allowed, now = budget(), clock.now()
    own = dict(PersonalBudget.objects.filter(account_id__in=account_ids).values_list("account_id", "most"))
    uses: dict[int, list[Use]] = {account_id: [] for account_id in account_ids}
    counting = _counting(days=allowed.days).filter(account_id__in=account_ids)
    for account_id, at, pending, state in counting.values_list("account_id", "at", "pending", "message__state"):
        uses[account_id].append(Use(at=at, may_leave=pending or state in _ON_ITS_WAY))
    return {
        account_id: room(uses[account_id], most=lower(allowed.most, own.get(account_id)), days=allowed.days, now=now)
        for account_id in account_ids
    }


def budget_left(account_id: int) -> int:
    return rooms_left([account_id])[account_id]


def room_again_at(account_id: int) -> datetime | None:
    """When the oldest counted contact leaves the window; None where no time frees anything."""
    allowed = budget_of(account_id)
    counted = list(counting_contacts(account_id, days=allowed.days))
    if allowed.most == 0 or len(counted) < allowed.most:
        return None
    return counted[len(counted) - allowed.most].at + timedelta(days=allowed.days)


def postal_addresses(account_ids: Sequence[int]) -> dict[int, PostalAddress]:
    """Where letters reach these people, for those of whom we know it."""
    return {row.account_id: row for row in PostalAddress.objects.filter(account_id__in=account_ids)}


def last_outcomes(account_ids: Sequence[int]) -> dict[int, Contact]:
    """The newest message about an outcome of each: how far it told, and when. Failed ones are not told again."""
    told = Contact.objects.filter(account_id__in=account_ids, purpose=Purpose.OUTCOME, up_to_entry__isnull=False)
    return {contact.account_id: contact for contact in told.order_by("account_id", "up_to_entry", "pk")}


def told_of(account_ids: Sequence[int], entry: int) -> set[int]:
    """Who of these was written to about this entry, or about their words up to it or further."""
    contacts = Contact.objects.filter(account_id__in=account_ids)
    about = Q(purpose=Purpose.OUTCOME, up_to_entry__gte=entry) | Q(up_to_entry=entry)
    return set(contacts.filter(about).values_list("account_id", flat=True))


def _counting(*, days: int) -> QuerySet[Contact]:
    """`rules.budgets.uses_up`, said to the database."""
    start = clock.now() - timedelta(days=days)
    return (
        Contact.objects.filter(counts=True)
        .exclude(message__state__in=_NEVER_LEFT)
        .filter(Q(at__gt=start) | Q(pending=True) | Q(message__state__in=_ON_ITS_WAY))
    )
