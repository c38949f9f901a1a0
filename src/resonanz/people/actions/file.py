"""What happens to a relationship file: somebody looks, the person adds, corrects, objects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.db import IntegrityError, transaction

from resonanz.ground import clock
from resonanz.people.actions.consents import lift_objection, object_to_contact
from resonanz.people.actions.team import record_change
from resonanz.people.enums import Against, Ending, RelationSource, Role
from resonanz.people.errors import AddressNotValid
from resonanz.people.models import Account, FileNote, FileObjection, FileVisit, Relation

_ADDRESS = "people.address"
_DAY = 24 * 60 * 60


@dataclass(frozen=True, kw_only=True)
class Whose:
    """A file belongs to an account or to an anonymous voice."""

    account: int | None = None
    teller: UUID | None = None

    @property
    def keys(self) -> dict[str, int | UUID | None]:
        return {"account_id": self.account, "teller": self.teller}


@transaction.atomic
def note_visit(*, whose: Whose, by: int) -> FileVisit:
    """The person sees who looked. Looking again within the hour is the same visit."""
    moment = clock.now()
    last = FileVisit.objects.filter(**whose.keys, by_id=by).order_by("-at").first()
    if last is not None and (moment - last.at).total_seconds() < 60 * 60:
        return last
    return FileVisit.objects.create(**whose.keys, by_id=by, at=moment)


@transaction.atomic
def add_note(*, whose: Whose, text: str) -> FileNote:
    return FileNote.objects.create(**whose.keys, text=text, at=clock.now())


@transaction.atomic
def drop_note(*, whose: Whose, note: int) -> bool:
    return bool(FileNote.objects.filter(**whose.keys, pk=note).delete()[0])


@transaction.atomic
def object_in_file(*, whose: Whose, against: Against) -> FileObjection:
    """Objecting twice is objecting once."""
    if against == Against.CONTACT and whose.account is not None:
        object_to_contact(account_id=whose.account, how=Ending.OWN_PAGE)
    standing = FileObjection.objects.filter(**whose.keys, against=against, lifted_at=None).first()
    return standing or FileObjection.objects.create(**whose.keys, against=against, at=clock.now())


@transaction.atomic
def lift_file_objection(*, whose: Whose, against: Against) -> bool:
    if against == Against.CONTACT and whose.account is not None:
        lift_objection(account_id=whose.account)
    standing = FileObjection.objects.filter(**whose.keys, against=against, lifted_at=None)
    return bool(standing.update(lifted_at=clock.now()))


@transaction.atomic
def correct_person(*, account: Account, name: str, roles: Sequence[str]) -> Account:
    """Corrects what the person said. What we know from elsewhere (address, sign-in, team) is no matter of saying so."""
    account.name = name.strip()
    account.save(update_fields=["name"])
    if account.is_team:
        record_change("changed" if account.is_active else "left", account=account, by=account)
    wanted = {role for role in roles if role in Role.values}
    standing = Relation.objects.filter(account=account, until=None)
    standing.filter(source=RelationSource.SAID).exclude(role__in=wanted).update(until=clock.now())
    known = set(standing.values_list("role", flat=True))
    Relation.objects.bulk_create(
        Relation(account=account, role=role, source=RelationSource.SAID, since=clock.now())
        for role in sorted(wanted - known)
    )
    return account


def address_token(*, account: Account, email: str) -> str:
    """Proves to `change_address` that whoever holds it reads mail at the new address. It works for a day."""
    told = {"account": account.pk, "old": account.email or "", "new": email.strip().lower()}
    return signing.dumps(told, salt=_ADDRESS)


@transaction.atomic
def take_new_address(*, token: str) -> Account:
    """Raises `AddressNotValid` when the link is too old, was used, or the address is somebody else's by now."""
    try:
        told = signing.loads(token, salt=_ADDRESS, max_age=_DAY)
    except signing.BadSignature as bad:
        raise AddressNotValid from bad
    account = Account.objects.select_for_update().filter(pk=told["account"], email=told["old"] or None).first()
    if account is None:
        raise AddressNotValid
    account.email = told["new"]
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
    except IntegrityError as taken:
        raise AddressNotValid from taken
    return account
