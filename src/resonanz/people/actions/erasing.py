"""Erasing an account: a customer's at once, a team member's name when nobody expects it any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from resonanz.ground import clock
from resonanz.people.actions.team import record_change
from resonanz.people.enums import Door
from resonanz.people.models import (
    Account,
    AddressSource,
    ApiKey,
    ApiKeyChange,
    Consent,
    Contact,
    ContactBudget,
    Departure,
    ErasedAddress,
    ExistingCustomerCase,
    FileNote,
    FileObjection,
    HookChange,
    MemberChange,
    Objection,
    PersonalBudget,
    PostalAddress,
    RefusedAddress,
    Relation,
    ServiceIdentity,
    SignInLink,
)
from resonanz.people.reads.file import mark_of
from resonanz.people.rules.addresses import address_hash
from resonanz.trust.actions import (
    ON_WISH,
    RETENTION,
    journal_account,
    note_erased_entries,
    note_tombstones,
    report_erasure,
)
from resonanz.trust.enums import Field

_NOTHING_LEFT: dict[str, Any] = {
    "email": None,
    "function": "",
    "language": "",
    "last_login": None,
    "confirmed_at": None,
    "second_factor_at": None,
    "is_active": False,
    "is_team": False,
}
_OWN = (
    *(SignInLink, Relation, FileNote, FileObjection, ServiceIdentity),
    *(Consent, Contact, Objection, ExistingCustomerCase, RefusedAddress),
    *(PersonalBudget, PostalAddress, AddressSource),
)


@transaction.atomic
def erase_account(*, account: Account, named_until: date | None) -> bool:
    """True when the row is gone. `named_until` is the last day on which guests may still expect to see who read them;
    None means nothing of this person's is left, or only a number in the books.

    Somebody from the team leaves it: no sign-in, no address, no function; the name stays until that day.
    """
    journal_account(mark=mark_of(account))
    report_erasure(table="people.Account", ground="teller", count=1)
    _remember_erased(account)
    _forget_links(account)
    if named_until is None and not _is_in_the_books(account):
        account.delete()
        return True
    for name, value in _NOTHING_LEFT.items():
        setattr(account, name, value)
    account.set_unusable_password()
    account.save(update_fields=[*_NOTHING_LEFT, "password"])
    _leave(account)
    for model in _OWN:
        model.objects.filter(account=account).delete()
    last = named_until or clock.today() - timedelta(days=1)
    Departure.objects.update_or_create(
        account=account, defaults={"left_at": clock.now(), "named_until": last, "unnamed_at": None}
    )
    if last < clock.today():
        unname_departed()
    return False


@transaction.atomic
def forget_listed(*, still_listed: QuerySet[Any, Any]) -> int:
    """Erases people whom only an address list made known, once nobody lists them. Returns how many.

    `still_listed` are the accounts that wait on some list. Whoever signed in, or said yes to anything here, is known
    for more than a list and stays. A no outlives its person, as a check value of the address.
    """
    gone = Account.objects.filter(last_login=None, is_team=False, pk__in=AddressSource.objects.values("account_id"))
    here = Consent.objects.filter(withdrawn_at=None).exclude(source=Door.LIST)
    gone = gone.exclude(pk__in=here.values("account_id")).exclude(pk__in=Relation.objects.values("account_id"))
    gone = gone.exclude(pk__in=MemberChange.objects.values("account_id")).exclude(pk__in=still_listed)
    said_no = gone.filter(
        Q(pk__in=Objection.objects.values("account_id"))
        | Q(pk__in=Consent.objects.exclude(withdrawn_at=None).values("account_id"))
    )
    for account in said_no:
        _remember_erased(account)
    count = gone.count()
    gone.delete()
    if count:
        report_erasure(table="people.Account", ground=RETENTION, count=count)
    return count


@transaction.atomic
def unlink_consents(*, story_ids: Sequence[int]) -> int:
    """A consent says at which story it was given; once nobody is to know whose it was, it says so no more."""
    told = Consent.objects.filter(reference__in=[f"story:{pk}" for pk in story_ids])
    return told.update(reference="")


def _is_in_the_books(account: Account) -> bool:
    """Whether rows that stay for ever name this account by its number."""
    return any(
        model.objects.filter(**{name: account}).exists()
        for model, name in (
            (MemberChange, "account"),
            (MemberChange, "done_by"),
            (ContactBudget, "set_by"),
            (ApiKey, "created_by"),
            (ApiKeyChange, "done_by"),
            (HookChange, "done_by"),
            (ExistingCustomerCase, "ticked_by"),
        )
    )


def _remember_erased(account: Account) -> None:
    """Whoever wants to be forgotten is not brought back by the next list; signing in again lifts it."""
    if account.email and not account.is_team:
        ErasedAddress.objects.get_or_create(
            address_hash=address_hash(account.email), defaults={"erased_at": clock.now()}
        )


def _forget_links(account: Account) -> None:
    """Whoever never was in the team stands there only because a sign-in link was entered; that goes with them."""
    changes = MemberChange.objects.filter(account=account)
    if not changes.exclude(deed="link").exists():
        note_erased_entries(list(changes.values_list("entry_index", flat=True)), ground=ON_WISH)
        changes.delete()


def _leave(account: Account) -> None:
    """The last change keeps the name as long as pages show it; what was said before it goes now."""
    before = _named_changes([account.pk])
    if before:
        record_change("left", account=account, by=account)
        _blank(before, ground=ON_WISH)


def _named_changes(account_ids: Sequence[int]) -> list[int]:
    told = MemberChange.objects.filter(account_id__in=account_ids).exclude(name="", function="")
    return list(told.values_list("entry_index", flat=True))


def _blank(entries: Sequence[int], *, ground: str) -> None:
    """Who it was and with which function; that somebody came or went stays, with number and day."""
    note_tombstones(dict.fromkeys(entries, (Field.BODY,)), ground=ground)
    MemberChange.objects.filter(entry_index__in=entries).update(name="", function="")
    if entries:
        report_erasure(table="people.MemberChange", ground=ground, count=len(entries), entries=entries)


@transaction.atomic
def unname_departed() -> int:
    """Takes the names of those whose day has come; returns how many."""
    departures = Departure.objects.select_for_update().filter(named_until__lt=clock.today(), unnamed_at=None)
    accounts = list(departures.values_list("account_id", flat=True))
    _blank(_named_changes(accounts), ground=RETENTION)
    Account.objects.filter(pk__in=accounts).update(name=_("ein früheres Mitglied des Teams"))
    Departure.objects.filter(pk__in=accounts).update(unnamed_at=clock.now())
    if accounts:
        report_erasure(table="people.Account", ground="retention", count=len(accounts))
    return len(accounts)
