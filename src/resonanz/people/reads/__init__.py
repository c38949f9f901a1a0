from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from resonanz.people.models import Account, Organisation
from resonanz.people.reads.consents import (
    Offer,
    Verdict,
    confirmed_consents,
    consents_about,
    consents_of,
    exception_of,
    may_contact,
    objection_of,
    offers_of,
    open_consent,
    wording_of,
)
from resonanz.people.reads.contacts import (
    Budget,
    all_budgets,
    budget,
    budget_left,
    contacts_of,
    counting_contacts,
    last_outcomes,
    room_again_at,
)
from resonanz.people.reads.file import (
    account,
    accounts_marked,
    has_objected,
    notes,
    objected_accounts,
    objections,
    relations_of,
    sessions_of,
    visits,
)
from resonanz.people.rules.addresses import masked

__all__ = [
    "Budget",
    "Offer",
    "Verdict",
    "account",
    "accounts_marked",
    "all_budgets",
    "bare_addresses",
    "budget",
    "budget_left",
    "confirmed_consents",
    "consents_about",
    "consents_of",
    "contacts_of",
    "counting_contacts",
    "exception_of",
    "first_host",
    "has_objected",
    "is_house_address",
    "is_known_only_by_address",
    "last_outcomes",
    "masked",
    "may_contact",
    "member",
    "member_by_email",
    "member_by_name",
    "member_of",
    "notes",
    "objected_accounts",
    "objection_of",
    "objections",
    "offers_of",
    "open_consent",
    "relations_of",
    "room_again_at",
    "sessions_of",
    "team",
    "the_organisation",
    "visits",
    "wording_of",
    "works_here",
]


def the_organisation() -> Organisation | None:
    return Organisation.objects.filter(id=1).first()


def team() -> QuerySet[Account]:
    return Account.objects.filter(is_team=True).order_by("-is_active", "name", "pk")


def member(pk: int) -> Account:
    return Account.objects.get(pk=pk)


def first_host() -> Account | None:
    return Account.objects.filter(is_team=True, is_active=True).order_by("pk").first()


def member_by_email(email: str) -> Account | None:
    return Account.objects.filter(email__iexact=email, is_active=True, is_team=True).first()


def member_of(request: HttpRequest) -> Account:
    """The signed-in member. Only for views behind `login_required`."""
    found = request.user
    if not isinstance(found, Account):
        raise TypeError("this view needs login_required")
    return found


def member_by_name(name: str) -> Account | None:
    return Account.objects.filter(name=name, is_team=True, is_active=True).order_by("pk").first()


def is_house_address(email: str) -> bool:
    """Whether an address lies under one of the organisation's own names, or under a name below one."""
    organisation = the_organisation()
    domain = email.strip().lower().rpartition("@")[2].rstrip(".")
    names = [name.strip().lower().lstrip("@.") for name in organisation.domains] if organisation else []
    return any(domain == name or domain.endswith(f".{name}") for name in names if name)


def bare_addresses() -> QuerySet[Account]:
    """People of whom we know nothing but an address they left for one purpose: no name, no sign-in, no team."""
    return Account.objects.filter(is_team=False, last_login=None, name="")


def is_known_only_by_address(account_id: int) -> bool:
    return bare_addresses().filter(pk=account_id).exists()


def works_here(account_id: int) -> bool:
    found = Account.objects.filter(pk=account_id).first()
    return found is not None and (found.is_team or is_house_address(found.email or ""))
