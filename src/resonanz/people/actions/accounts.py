"""What a person may do with their own account."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from resonanz.ground import clock
from resonanz.people import reads
from resonanz.people.actions.team import record_change
from resonanz.people.models import Account
from resonanz.people.rules.addresses import normal


@transaction.atomic
def rename(*, account: Account, name: str) -> None:
    """Raises `NameTaken` or `NameUnreadable` when it would be read as the name of somebody from the team."""
    if name:
        reads.check_name(name, account=account)
    account.name = name
    account.save(update_fields=["name"])
    if account.is_team:
        record_change("changed" if account.is_active else "left", account=account, by=account)


@transaction.atomic
def note_person(*, email: str, name: str = "") -> Account:
    """Somebody whose address the team has from elsewhere. It proves nothing and allows nobody to write to them.

    A name that is there already stays as its owner said it.
    """
    account, _created = Account.objects.get_or_create(
        email=normal(email),
        defaults={"name": name.strip(), "created_at": clock.now(), "is_team": False, "password": "!"},
    )
    return account


@transaction.atomic
def set_password(*, account: Account, password: str) -> None:
    """An empty password takes it away: sign-in is by code or passkey then."""
    if password:
        account.set_password(password)
    else:
        account.set_unusable_password()
    account.save(update_fields=["password"])


@transaction.atomic
def end_sessions(*, account: Account) -> None:
    """Every session that was begun until now ends; the caller renews its own."""
    Account.objects.filter(pk=account.pk).update(session_round=F("session_round") + 1)
    account.refresh_from_db(fields=["session_round"])
