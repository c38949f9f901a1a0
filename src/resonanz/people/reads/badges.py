"""Who speaks. Every place that writes the roles of a story asks here, and nobody who works here gets by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from confusable_homoglyphs.confusables import is_mixed_script
from django.db.models import Q

from resonanz.people.enums import RelationSource, Role
from resonanz.people.errors import NameTaken, NameUnreadable
from resonanz.people.models import Account, Relation
from resonanz.people.reads.organisation import own_domains, the_organisation
from resonanz.people.rules.domains import addresses_in, belongs, fold_address, imitates
from resonanz.people.rules.names import looks_of, without_invisible

_LEARNED_LATER = (RelationSource.DOMAIN, RelationSource.CLAIM)


@dataclass(frozen=True, kw_only=True)
class Staff:
    """How those who work here are recognised: domains, mailboxes, looks of names. Read once, used often."""

    domains: frozenset[str]
    mailboxes: frozenset[str]
    looks: frozenset[str]
    accounts: frozenset[int] = field(repr=False)

    def wrote(self, author: str) -> bool:
        """Whether the author of a foreign message is one of ours, by address or by name."""
        addresses = list(addresses_in(author))
        if any(belongs(address, self.domains) or fold_address(address) in self.mailboxes for address in addresses):
            return True
        return self.is_named(_without_addresses(author, addresses))

    def is_named(self, name: str) -> bool:
        return not self.looks.isdisjoint(looks_of(name))

    def is_imitated_by(self, author: str) -> bool:
        """An address that only looks as if it were ours; it is no match, and people are told."""
        return any(imitates(address, self.domains) for address in addresses_in(author))


def staff() -> Staff:
    """Asks the database three times, however many stories follow."""
    organisation = the_organisation()
    employed = (
        Account.objects.filter(is_active=True)
        .filter(Q(is_team=True) | Q(relations__role=Role.EMPLOYEE, relations__until=None))
        .distinct()
    )
    house = organisation.name if organisation else ""
    looks: set[str] = set()
    mailboxes: set[str] = set()
    accounts: set[int] = set()
    for person in employed:
        accounts.add(person.pk)
        if person.email:
            mailboxes.add(fold_address(person.email))
        # Only readers and answerers are shown by name; other employees keep theirs to themselves.
        if person.is_team and person.name:
            for shown in (person.name, person.signature, f"{person.name} {house}"):
                looks |= looks_of(shown)
    return Staff(
        domains=own_domains(), mailboxes=frozenset(mailboxes), looks=frozenset(looks), accounts=frozenset(accounts)
    )


def roles_for(
    *,
    claimed: Sequence[str],
    account: Account | None = None,
    authors: Iterable[str] = (),
    known: Staff | None = None,
) -> list[str]:
    """The roles that stand at a story, sorted: what is claimed, and EMPLOYEE for whoever works here.

    `account` is who is signed in, `authors` are names and addresses that came with the words, `known` is `staff()`
    read before when there are many. What people say of themselves stays: somebody may work here and be a customer.
    """
    roles = {role if role in Role.values else Role.OTHER.value for role in claimed}
    wrote = [author for author in authors if author]
    employed = account is not None and works_here(account)
    if not employed and wrote:
        known = known or staff()
        employed = any(known.wrote(author) for author in wrote)
    if employed:
        roles.discard(Role.GUEST.value)
        roles.add(Role.EMPLOYEE.value)
    return sorted(roles or {Role.GUEST.value})


def works_here(account: Account) -> bool:
    """The team, and whoever has an open relation as an employee, whatever its source."""
    if account.is_team and account.is_active:
        return True
    return Relation.objects.filter(account=account, role=Role.EMPLOYEE, until=None).exists()


def working_here(account_ids: Sequence[int]) -> frozenset[int]:
    """Those of many who work here: by relation, in the team, or by an address under one of our own names."""
    domains = own_domains()
    people = Account.objects.filter(pk__in=account_ids)
    related = Q(is_team=True, is_active=True) | Q(relations__role=Role.EMPLOYEE, relations__until=None)
    found = set(people.filter(related).values_list("pk", flat=True))
    if domains:
        addresses = people.exclude(email=None).values_list("pk", "email")
        found |= {pk for pk, email in addresses if belongs(str(email), domains)}
    return frozenset(found)


def employee_then(relations: Iterable[Relation], moment: datetime) -> bool:
    """Whether somebody worked here when they told something.

    Of the team we know since when. An address or a claim was only learned at some time, so it counts from always.
    """
    return any(
        relation.role == Role.EMPLOYEE
        and (relation.source in _LEARNED_LATER or relation.since <= moment)
        and (relation.until is None or relation.until > moment)
        for relation in relations
    )


def check_name(name: str, *, account: Account | None = None) -> None:
    """Raises `NameUnreadable` or `NameTaken`; a name is never changed silently.

    Whoever works here may carry their own name: their badge stands beside it.
    """
    if without_invisible(name) != name or _mixes(name):
        raise NameUnreadable
    if staff().is_named(name) and not (account is not None and looks_of(account.name) & looks_of(name)):
        raise NameTaken


def _mixes(name: str) -> bool:
    """Letters of several alphabets inside one word; a Greek first name beside a Latin surname is fine."""
    return any(is_mixed_script(word, allowed_aliases=["COMMON", "INHERITED"]) for word in name.split())


def _without_addresses(author: str, addresses: Sequence[str]) -> str:
    for address in addresses:
        author = author.replace(address, " ")
    return author.strip(" <>()[];,\"'")
