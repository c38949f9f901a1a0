"""Taking people in from an address list, a batch at a time. Who said no stays out, whatever the list says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from resonanz.ground import clock
from resonanz.people.enums import Channel, Door, Ending, Ground, Purpose, Remark
from resonanz.people.models import (
    Account,
    AddressSource,
    Consent,
    ConsentWording,
    ErasedAddress,
    ExistingCustomerCase,
    Objection,
    PostalAddress,
)
from resonanz.people.models.account import Mailbox
from resonanz.people.rules.addresses import address_hash, normal
from resonanz.people.rules.domains import fold_address

_NO_PASSWORD = "!"  # noqa: S105  Marks an account without any password.
_LISTED_FROM = 10_000
"""Wordings that came with a list are numbered from here on, so that they never meet the house's own versions."""
_TAKEN_BACK = (Ending.OWN_PAGE, Ending.VOICE, Ending.LINK, Ending.ONE_CLICK, Ending.OBJECTION)


@dataclass(frozen=True, kw_only=True)
class Postal:
    street: str
    postal_code: str
    city: str
    extra: str = ""
    country: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.postal_code.replace(" ", ""), "".join(letter for letter in self.street.casefold() if letter != " ")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One person of a list. `agreed_at` is when they said yes; without it there is no consent to note."""

    name: str
    email: str = ""
    postal: Postal | None = None
    language: str = ""
    agreed_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Origin:
    """What the whole list rests on. `proof` is how and to which words people agreed, or the reason of § 7(3)."""

    told: str
    ground: Ground
    proof: str
    reference: str
    by: Account | None


@dataclass(frozen=True, kw_only=True)
class Entered:
    """`account_id` is None for whoever may not be listed; `remark` says why, or what was not taken over."""

    account_id: int | None
    is_new: bool
    remark: Remark = Remark.NONE


@dataclass(kw_only=True)
class _Batch:
    origin: Origin
    moment: datetime
    fresh: list[Account] = field(default_factory=list)


@transaction.atomic
def enter_people(entries: Sequence[Entry], *, origin: Origin) -> list[Entered]:
    """Finds or makes the account of each, in the order given; notes consent, exception, postal address and source.

    Case and what stands behind a plus make no second person. An existing postal address or name is never overwritten.
    """
    batch = _Batch(origin=origin, moment=clock.now())
    accounts = _accounts(entries, batch)
    ids = [account.pk for account in accounts if account is not None]
    objected = set(Objection.objects.filter(account_id__in=ids, ended_at=None).values_list("account_id", flat=True))
    taken_back = set(
        Consent.objects.filter(account_id__in=ids, purpose=Purpose.INVITATION, channel=Channel.EMAIL)
        .filter(withdrawn_how__in=_TAKEN_BACK)
        .values_list("account_id", flat=True)
    )
    fresh = {account.pk for account in batch.fresh}
    results: list[Entered] = []
    rest: list[tuple[Account, Entry]] = []
    for account, entry in zip(accounts, entries, strict=True):
        if account is None:
            results.append(Entered(account_id=None, is_new=False, remark=Remark.ERASED))
            continue
        is_new = account.pk in fresh
        fresh.discard(account.pk)
        if account.pk in objected:
            results.append(Entered(account_id=None, is_new=False, remark=Remark.OBJECTED))
            continue
        if account.pk in taken_back:
            results.append(Entered(account_id=account.pk, is_new=is_new, remark=Remark.TAKEN_BACK))
        else:
            rest.append((account, entry))
            results.append(Entered(account_id=account.pk, is_new=is_new))
    _note_grounds(rest, batch)
    _note_places(
        {
            result.account_id: entry
            for result, entry in zip(results, entries, strict=True)
            if result.account_id is not None
        },
        batch,
    )
    return results


def _accounts(entries: Sequence[Entry], batch: _Batch) -> list[Account | None]:
    """The account of each entry; None where somebody had theirs erased."""
    mailboxes = {fold_address(entry.email) for entry in entries if entry.email}
    known: dict[object, Account] = {}
    # Postgres folds as `fold_address` does; an index stands on this expression.
    boxes = Account.objects.annotate(mailbox=Mailbox(F("email"))).filter(mailbox__in=mailboxes)
    for box in boxes.order_by("-pk"):
        known[fold_address(box.email or "")] = box
    known |= {box.email: box for box in known.values()}
    hashes = {address_hash(entry.email): entry.email for entry in entries if entry.email}
    gone = ErasedAddress.objects.filter(address_hash__in=hashes).values_list("address_hash", flat=True)
    erased = {hashes[bytes(digest)] for digest in gone}
    known |= _living_at({entry.postal.postal_code for entry in entries if entry.postal and not entry.email})
    found: list[Account | None] = []
    for entry in entries:
        keys = _keys(entry)
        account = next((known[key] for key in keys if key in known), None)
        if account is None and entry.email in erased:
            found.append(None)
            continue
        if account is None:
            account = Account(
                email=normal(entry.email) or None,
                name=entry.name,
                language=entry.language,
                created_at=batch.moment,
                password=_NO_PASSWORD,
            )
            batch.fresh.append(account)
            known |= dict.fromkeys(keys, account)
        found.append(account)
    Account.objects.bulk_create(batch.fresh)
    return found


def _keys(entry: Entry) -> list[object]:
    if entry.email:
        return [normal(entry.email), fold_address(entry.email)]
    return [(entry.name.casefold(), *entry.postal.key)] if entry.postal else []


def _living_at(codes: Iterable[str]) -> dict[object, Account]:
    rows = PostalAddress.objects.filter(postal_code__in=list(codes)).select_related("account")
    return {
        (
            row.account.name.casefold(),
            *Postal(street=row.street, postal_code=row.postal_code, city=row.city).key,
        ): row.account
        for row in rows
    }


def _note_grounds(rest: Sequence[tuple[Account, Entry]], batch: _Batch) -> None:
    origin = batch.origin
    reachable = {account.pk: (account, entry) for account, entry in rest if account.email}
    if origin.ground == Ground.EXISTING and origin.by is not None:
        open_cases = ExistingCustomerCase.objects.filter(account_id__in=reachable, ended_at=None)
        known = set(open_cases.values_list("account_id", flat=True))
        ExistingCustomerCase.objects.bulk_create(
            ExistingCustomerCase(account_id=pk, reason=origin.proof, ticked_by=origin.by, ticked_at=batch.moment)
            for pk in reachable
            if pk not in known
        )
    if origin.ground != Ground.CONSENT:
        return
    given = Consent.objects.filter(
        account_id__in=reachable, purpose=Purpose.INVITATION, channel=Channel.EMAIL, withdrawn_at=None
    )
    known = set(given.values_list("account_id", flat=True))
    Consent.objects.bulk_create(
        Consent(
            account_id=pk,
            wording=_wording(origin.proof, entry.language or "de"),
            purpose=Purpose.INVITATION,
            channel=Channel.EMAIL,
            address_hash=address_hash(str(account.email)),
            given_at=entry.agreed_at,
            confirmed_at=entry.agreed_at,
            source=Door.LIST,
            reference=origin.reference,
        )
        for pk, (account, entry) in reachable.items()
        if pk not in known and entry.agreed_at is not None
    )


def _wording(text: str, language: str) -> ConsentWording:
    """The words people agreed to elsewhere, kept once for each text and language."""
    mine = ConsentWording.objects.filter(purpose=Purpose.INVITATION, channel=Channel.EMAIL, language=language)
    known = mine.filter(version__gte=_LISTED_FROM, text=text).first()
    if known is not None:
        return known
    newest = mine.aggregate(newest=Max("version"))["newest"] or 0
    return ConsentWording.objects.create(
        purpose=Purpose.INVITATION,
        channel=Channel.EMAIL,
        language=language,
        version=max(newest, _LISTED_FROM) + 1,
        text=text,
        created_at=clock.now(),
    )


def _note_places(listed: dict[int, Entry], batch: _Batch) -> None:
    there = set(PostalAddress.objects.filter(account_id__in=listed).values_list("account_id", flat=True))
    PostalAddress.objects.bulk_create(
        PostalAddress(
            account_id=pk,
            street=entry.postal.street,
            extra=entry.postal.extra,
            postal_code=entry.postal.postal_code,
            city=entry.postal.city,
            country=entry.postal.country,
        )
        for pk, entry in listed.items()
        if entry.postal is not None and pk not in there
    )
    told = AddressSource.objects.filter(account_id__in=listed, told=batch.origin.told)
    known = set(told.values_list("account_id", flat=True))
    AddressSource.objects.bulk_create(
        AddressSource(
            account_id=pk,
            told=batch.origin.told,
            ground=batch.origin.proof[:300],
            brought_by=batch.origin.by,
            brought_at=batch.moment,
        )
        for pk, entry in listed.items()
        if pk not in known
    )
