"""Who opens the team's pages of a demo for whoever sits at the machine on which it runs."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest

from resonanz.people.models import Account
from resonanz.people.reads.accounts import first_host
from resonanz.people.reads.organisation import the_organisation

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED", "HTTP_VIA")
_LOCAL_NAMES = {"localhost", "127.0.0.1", "[::1]"}


def demo_host(request: HttpRequest) -> Account | None:
    """None in every house that is not fiction, that others can reach, or in which somebody has a way in of their own.

    Whoever sits at this machine may read the whole database anyway; nobody else ever gets this door.
    """
    if not _is_at_the_machine(request):
        return None
    organisation = the_organisation()
    if organisation is None or not organisation.is_fiction or organisation.asks_second_factor or _has_own_ways():
        return None
    return first_host()


def _is_at_the_machine(request: HttpRequest) -> bool:
    """No public address, nothing passed on by a proxy, and both ends on this machine."""
    if settings.ENVIRONMENT.public_url or any(name in request.META for name in _FORWARDED):
        return False
    name = request.get_host()
    name = name if name.endswith("]") else name.rpartition(":")[0] or name
    try:
        is_near = ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return is_near and name in _LOCAL_NAMES


def _has_own_ways() -> bool:
    own = Q(email__isnull=False) | Q(second_factor_at__isnull=False)
    return Account.objects.filter(own, is_team=True).exists()
