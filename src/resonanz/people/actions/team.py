"""Who belongs to the team. Coming and going is written into the ledger, because readers are promised by name."""

from __future__ import annotations

from django.db import transaction

from resonanz.ground import clock
from resonanz.people.actions.relations import know_facts
from resonanz.people.enums import TEAM_ROLE
from resonanz.people.models import Account, MemberChange
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via


@transaction.atomic
def add_member(*, name: str, function: str = "", email: str | None = None, by: Account | None) -> Account:
    """Whoever has an account with this address already joins with it; nobody is two people."""
    address = _address(email)
    account = Account.objects.filter(email__iexact=address, is_team=False).first() if address else None
    if account is None:
        account = Account(email=address, created_at=clock.now())
        account.set_unusable_password()
    account.name, account.function, account.is_team, account.is_active = name, function, True, True
    account.save()
    record_change("joined", account=account, by=by)
    know_facts(account=account)
    return account


@transaction.atomic
def change_member(
    *, account: Account, name: str, function: str, email: str | None, is_active: bool, by: Account
) -> Account:
    address = _address(email)
    if address != account.email:
        account.confirmed_at = None
    account.name, account.function, account.email, account.is_active = (
        name,
        function,
        address,
        is_active,
    )
    account.save(update_fields=["name", "function", "email", "confirmed_at", "is_active"])
    record_change("changed" if is_active else "left", account=account, by=by)
    know_facts(account=account)
    return account


def join_team(*, account: Account) -> None:
    """By the organisation's sign-in service; call inside its transaction."""
    account.is_team = True
    account.save(update_fields=["is_team"])
    record_change("joined", account=account, by=None)


def leave_team(*, account: Account) -> None:
    """By the organisation's sign-in service; the account stays, and what else the person is."""
    account.is_team = False
    account.save(update_fields=["is_team"])
    record_change("left", account=account, by=None)


def _address(email: str | None) -> str | None:
    """Lower case, because mail does not tell `Ada@` from `ada@`, and neither should sign-in."""
    return email.strip().lower() or None if email else None


def record_change(deed: str, *, account: Account, by: Account | None) -> None:
    """Enters what happened and keeps it, so that the entry can be opened later."""
    is_link, moment = deed == "link", clock.now()
    named = {} if is_link else {"name": account.name, "function": account.function}
    recorded = record(
        Draft(
            kind=Kind.ROLE,
            place="team",
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by.pk}" if by else "command line",
            body={"deed": deed, "account": account.pk, **named},
            moment=moment,
        )
    )
    MemberChange.objects.create(
        account=account, deed=deed, done_by=by, done_at=moment, entry_index=recorded.index, **named
    )
