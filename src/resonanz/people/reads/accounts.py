from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest

from resonanz.people.models import Account, Relation, SignInLink
from resonanz.people.reads.organisation import own_domains
from resonanz.people.rules.domains import fold_domain, imitates


def team() -> QuerySet[Account]:
    return Account.objects.filter(is_team=True).order_by("-is_active", "name", "pk")


def present_team() -> QuerySet[Account]:
    """Who reads and decides today: without those who have left."""
    return team().filter(is_active=True)


def member(pk: int) -> Account:
    return Account.objects.get(pk=pk)


def first_host() -> Account | None:
    return Account.objects.filter(is_team=True, is_active=True).order_by("pk").first()


def account_by_email(email: str) -> Account | None:
    return Account.objects.filter(email__iexact=email).first() if email else None


def account_of(request: HttpRequest) -> Account | None:
    """Who is signed in. Guests carry no session cookie; for them the session is not even looked at."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if isinstance(request.user, Account) else None


def member_of(request: HttpRequest) -> Account:
    """The signed-in person. Only for pages of the team and views behind `login_required`."""
    account = request.user
    if not isinstance(account, Account):
        raise TypeError("this view needs login_required")
    return account


def member_by_name(name: str) -> Account | None:
    return Account.objects.filter(name=name, is_team=True, is_active=True).order_by("pk").first()


def relations_of(account: Account) -> QuerySet[Relation]:
    """How somebody is related to the organisation today, facts and what they say."""
    return Relation.objects.filter(account=account, until=None).order_by("role", "source")


def links_for(account: Account) -> QuerySet[SignInLink]:
    """Sign-in links somebody has made out for this account, newest first: the person sees who could have come in."""
    return SignInLink.objects.filter(account=account).select_related("created_by").order_by("-created_at")[:10]


def lookalike_domains() -> list[str]:
    """Domains of accounts that would be read as the organisation's own but are not; without the people behind them."""
    domains = own_domains()
    addresses = Account.objects.exclude(email=None).values_list("email", flat=True) if domains else ()
    return sorted({fold_domain(str(email).rpartition("@")[2]) for email in addresses if imitates(str(email), domains)})
