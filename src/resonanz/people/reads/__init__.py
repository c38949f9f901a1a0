from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from resonanz.people.models import Account, Organisation
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

__all__ = [
    "account",
    "accounts_marked",
    "first_host",
    "has_objected",
    "member",
    "member_by_email",
    "member_by_name",
    "member_of",
    "notes",
    "objected_accounts",
    "objections",
    "relations_of",
    "sessions_of",
    "team",
    "the_organisation",
    "visits",
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
    return Account.objects.filter(email__iexact=email, is_active=True).first()


def member_of(request: HttpRequest) -> Account:
    """The signed-in member. Only for views behind `login_required`."""
    found = request.user
    if not isinstance(found, Account):
        raise TypeError("this view needs login_required")
    return found


def member_by_name(name: str) -> Account | None:
    return Account.objects.filter(name=name, is_team=True, is_active=True).order_by("pk").first()
