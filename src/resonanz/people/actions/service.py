"""Sign-in through the organisation's own OpenID Connect service, after its answer was verified."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.ground.environment import SignInService
from resonanz.people.actions.codes import mailbox
from resonanz.people.actions.relations import know_facts
from resonanz.people.actions.team import join_team, leave_team
from resonanz.people.errors import AccountClosed
from resonanz.people.models import Account, ServiceIdentity
from resonanz.people.rules.names import without_invisible
from resonanz.trust.enums import Via

_LONGEST_ADDRESS = 254


@transaction.atomic
def arrive_by_service(*, service: SignInService, claims: Mapping[str, Any]) -> Account:
    """The account behind claims as `read_id_token` lets them through.

    Addresses count only when the service says it has verified them. Claims decide anew at each sign-in: who is no
    longer in the group of employees or of the team loses exactly what the claim had given.
    """
    subject = claims["sub"]
    _one_at_a_time(service, subject)
    identity = ServiceIdentity.objects.filter(issuer=service.issuer, subject=subject).select_related("account").first()
    address = _verified(claims)
    if identity is None:
        account = (Account.objects.filter(email__iexact=address).first() if address else None) or _account(claims)
        identity = ServiceIdentity(
            account=account, issuer=service.issuer, subject=subject, created_at=clock.now(), seen_at=clock.now()
        )
    account = identity.account
    if address and _may_take(account, address):
        account.email, account.confirmed_at = address, account.confirmed_at or clock.now()
        account.save(update_fields=["email", "confirmed_at"])
    belongs_to_team = says(claims, service.team_claim)
    if belongs_to_team and not account.is_team:
        join_team(account=account)
        identity.gave_team = True
    elif not belongs_to_team and identity.gave_team:
        leave_team(account=account)
        identity.gave_team = False
    identity.seen_at = clock.now()
    identity.save()
    know_facts(account=account, claims_employee=says(claims, service.employee_claim) or belongs_to_team, via=Via.WEB)
    if not account.is_active:
        raise AccountClosed
    return account


def says(claims: Mapping[str, Any], wanted: tuple[str, str] | None) -> bool:
    """Whether a claim holds a value: `groups` is a list of names or one name; dots lead into nested claims."""
    if wanted is None:
        return False
    path, value = wanted
    found: Any = claims
    # A claim may itself have dots in its name, as addresses do.
    for step in [path] if path in claims else path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return value in found if isinstance(found, list | tuple) else found == value


def _one_at_a_time(service: SignInService, subject: str) -> None:
    """Two first sign-ins at once are one person: whoever comes second waits until the first is written down."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{service.issuer} {subject}"])


def _verified(claims: Mapping[str, Any]) -> str:
    address = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(address, str) or len(address) > _LONGEST_ADDRESS:
        return ""
    try:
        validate_email(address.strip())
    except ValidationError:
        return ""
    return mailbox(address)


def _may_take(account: Account, address: str) -> bool:
    """The first verified address of an account; somebody else's is never taken over."""
    if account.email and (account.email.lower() != address or account.confirmed_at):
        return False
    return not Account.objects.filter(email__iexact=address).exclude(pk=account.pk).exists()


def _account(claims: Mapping[str, Any]) -> Account:
    name = claims.get("name")
    readable = " ".join(without_invisible(name).split())[:120] if isinstance(name, str) else ""
    account = Account(name=readable, created_at=clock.now())
    account.set_unusable_password()
    account.save()
    return account
