"""Taking in people from address lists: nobody is written to who said no, and no yes is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from resonanz.ground import clock
from resonanz.people.enums import Channel, Door, Ending, Purpose
from resonanz.people.errors import ReasonNeeded
from resonanz.people.models import (
    Account,
    Consent,
    ConsentWording,
    ExistingCustomerCase,
    Objection,
    PostalAddress,
)
from resonanz.people.rules.addresses import address_hash, normal

IMPORTED_VERSIONS = 1001
"""Wordings of others are numbered from here on, so that they never take the number of one of our own."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """Somebody from a list; `email` may be empty. `also_as` is the same mailbox spelled otherwise."""

    email: str
    also_as: str
    name: str
    street: str
    postcode: str
    town: str
    country: str
    language: str
    agreed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a list comes from and who answers for it. `wording` is what people agreed to, in its own words."""

    name: str
    reference: str
    by: int
    wording: str = ""
    language: str = "de"
    exception_reason: str = ""


@dataclass(kw_only=True)
class Taken:
    """By place in the list: the account, or None for whoever objected."""

    accounts: list[Account | None] = field(default_factory=list)
    fresh: int = 0
    known: int = 0
    objected: int = 0
    withdrawn: int = 0


@transaction.atomic
def take_addresses(*, people: Sequence[Found], source: Source) -> Taken:
    """Some hundred at a time. A later list never overwrites what is known, only fills what is empty."""
    known = _known(people)
    moment, taken = clock.now(), Taken()
    new = [found for found in people if _match(found, known) is None]
    known |= {_key(found): account for found, account in zip(new, _create(new, moment), strict=True)}
    accounts = [_match(found, known) for found in people]
    ids = [account.pk for account in accounts if account is not None]
    objected = set(Objection.objects.filter(account_id__in=ids, ended_at=None).values_list("account_id", flat=True))
    stopped = _stopped(ids)
    taken.fresh, taken.known = len(new), len(people) - len(new)
    willing = []
    for found, account in zip(people, accounts, strict=True):
        assert account is not None
        if account.pk in objected:
            taken.objected += 1
            taken.accounts.append(None)
            continue
        taken.accounts.append(account)
        if account.pk in stopped:
            taken.withdrawn += 1
        elif account.email:
            willing.append((found, account))
    _fill(people, taken.accounts, source, moment)
    _note_grounds(willing, source, moment)
    return taken


def _key(found: Found) -> str:
    return found.email or _at_the_door(found.name, found.street, found.postcode)


def _at_the_door(*parts: str) -> str:
    return "\x00".join(part.casefold() for part in parts)


def _match(found: Found, known: dict[str, Account]) -> Account | None:
    return known.get(_key(found)) or (known.get(found.also_as) if found.email else None)


def _known(people: Sequence[Found]) -> dict[str, Account]:
    emails = {found.email for found in people} | {found.also_as for found in people} - {""}
    known = {normal(str(row.email)): row for row in Account.objects.filter(email__in=emails - {""})}
    without = [found for found in people if not found.email]
    doors = PostalAddress.objects.select_related("account").filter(postcode__in={found.postcode for found in without})
    if without:
        known |= {_at_the_door(door.account.name, door.street, door.postcode): door.account for door in doors}
    return known


def _create(new: Sequence[Found], moment: datetime) -> list[Account]:
    return Account.objects.bulk_create(
        Account(
            name=found.name,
            email=found.email or None,
            language=found.language,
            password="!",  # noqa: S106  No password at all: whoever wants to sign in asks for a code.
            created_at=moment,
        )
        for found in new
    )


def _stopped(ids: Sequence[int]) -> set[int]:
    """Who took back an invitation by e-mail once, on whatever ground it stood: a list brings nothing back."""
    consents = Consent.objects.filter(
        account_id__in=ids, purpose=Purpose.INVITATION, channel=Channel.EMAIL, withdrawn_at__isnull=False
    )
    cases = ExistingCustomerCase.objects.filter(account_id__in=ids, ended_at__isnull=False)
    taken_back = consents.exclude(withdrawn_how=Ending.UNCONFIRMED).values_list("account_id", flat=True)
    return set(taken_back) | set(cases.values_list("account_id", flat=True))


def _fill(people: Sequence[Found], accounts: Sequence[Account | None], source: Source, moment: datetime) -> None:
    addresses, named = [], []
    for found, account in zip(people, accounts, strict=True):
        if account is None:
            continue
        if (found.name and not account.name) or (found.language and not account.language):
            account.name, account.language = account.name or found.name, account.language or found.language
            named.append(account)
        if found.street and found.town:
            addresses.append(
                PostalAddress(
                    account=account,
                    street=found.street,
                    postcode=found.postcode,
                    town=found.town,
                    country=found.country,
                    source=source.name[:80],
                    noted_at=moment,
                )
            )
    PostalAddress.objects.bulk_create(addresses, ignore_conflicts=True)
    Account.objects.bulk_update(named, ["name", "language"])


def _note_grounds(willing: Sequence[tuple[Found, Account]], source: Source, moment: datetime) -> None:
    if source.exception_reason:
        ExistingCustomerCase.objects.bulk_create(
            (
                ExistingCustomerCase(
                    account=account, reason=source.exception_reason, ticked_by_id=source.by, ticked_at=moment
                )
                for _found, account in willing
            ),
            ignore_conflicts=True,
        )
    agreed = [(found.agreed_at, account) for found, account in willing if found.agreed_at is not None]
    if not agreed:
        return
    if not source.wording.strip():
        raise ReasonNeeded
    wording = imported_wording(text=source.wording, language=source.language)
    Consent.objects.bulk_create(
        (
            Consent(
                account=account,
                wording=wording,
                purpose=Purpose.INVITATION,
                channel=Channel.EMAIL,
                address_hash=address_hash(str(account.email)),
                given_at=day,
                confirmed_at=day,
                source=Door.IMPORT,
                reference=source.reference,
            )
            for day, account in agreed
        ),
        ignore_conflicts=True,
    )


def imported_wording(*, text: str, language: str) -> ConsentWording:
    """The words that people agreed to elsewhere, kept once, word by word."""
    same = ConsentWording.objects.filter(
        purpose=Purpose.INVITATION, channel=Channel.EMAIL, language=language, version__gte=IMPORTED_VERSIONS
    )
    known = same.filter(text=text).first()
    if known is not None:
        return known
    newest = same.aggregate(newest=Max("version"))["newest"] or IMPORTED_VERSIONS - 1
    return ConsentWording.objects.create(
        purpose=Purpose.INVITATION,
        channel=Channel.EMAIL,
        language=language,
        version=newest + 1,
        text=text,
        created_at=clock.now(),
    )
