from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from resonanz.people.models import Account, Organisation


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
    account = request.user
    if not isinstance(account, Account):
        raise TypeError("this view needs login_required")
    return account


def member_by_name(name: str) -> Account | None:
    return Account.objects.filter(name=name, is_team=True, is_active=True).order_by("pk").first()
