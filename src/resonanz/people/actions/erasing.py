"""Erasing an account: a customer's at once, a team member's name when nobody expects it any more."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.people.models import Account, Departure, FileNote, FileObjection, Relation, SignInLink
from resonanz.people.reads.file import mark_of
from resonanz.trust.actions import journal_account, report_erasure


@transaction.atomic
def erase_account(*, account: Account, named_until: date | None) -> bool:
    """True when the row is gone. `named_until` is the last day on which guests may still expect to see who read them;
    None means nothing of this person's is left.

    Somebody from the team leaves it: no sign-in, no address, no function; the name stays until that day.
    """
    journal_account(mark=mark_of(account))
    report_erasure(table="people.Account", ground="teller", count=1)
    if named_until is None:
        account.delete()
        return True
    account.email, account.function, account.last_login = None, "", None
    account.is_active = account.is_team = False
    account.set_unusable_password()
    account.save(update_fields=["email", "function", "last_login", "is_active", "is_team", "password"])
    SignInLink.objects.filter(account=account).delete()
    Relation.objects.filter(account=account).delete()
    FileNote.objects.filter(account=account).delete()
    FileObjection.objects.filter(account=account).delete()
    Departure.objects.update_or_create(
        account=account, defaults={"left_at": clock.now(), "named_until": named_until, "unnamed_at": None}
    )
    if named_until < clock.today():
        unname_departed()
    return False


@transaction.atomic
def unname_departed() -> int:
    """Takes the names of those whose day has come; returns how many."""
    departures = Departure.objects.select_for_update().filter(named_until__lt=clock.today(), unnamed_at=None)
    accounts = list(departures.values_list("account_id", flat=True))
    Account.objects.filter(pk__in=accounts).update(name=_("ein früheres Mitglied des Teams"))
    Departure.objects.filter(pk__in=accounts).update(unnamed_at=clock.now())
    if accounts:
        report_erasure(table="people.Account", ground="retention", count=len(accounts))
    return len(accounts)
