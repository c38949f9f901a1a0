"""How somebody is related to the organisation: what they say, and what is known and stands above it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction

from resonanz.ground import clock
from resonanz.people import reads
from resonanz.people.enums import ATTACHED, FACTS, RelationSource, Role
from resonanz.people.models import Account, Relation, RelationChange
from resonanz.people.rules.domains import belongs, fold_domain
from resonanz.trust.actions import ON_WISH, Draft, note_erased_entries, record
from resonanz.trust.enums import Kind, Via


@transaction.atomic
def say_relations(*, account: Account, roles: Sequence[str]) -> None:
    """What a person says of themselves. Facts stay, whatever is said: nobody takes off the badge of the house."""
    _set(account, RelationSource.SAID, {role for role in roles if role in Role.values})


@transaction.atomic
def know_facts(*, account: Account, claims_employee: bool | None = None, via: Via = Via.SYSTEM) -> None:
    """Brings the facts up to date: the team, the domain of a confirmed address and, when told, the service's claim.

    Joining and leaving the team has an entry of its own; what address and claim say is written down here.
    """
    employee = {Role.EMPLOYEE.value}
    at_domain = bool(account.email and account.confirmed_at and belongs(account.email, reads.own_domains()))
    _set(account, RelationSource.TEAM, employee if account.may_enter_team else set())
    changed = _set(account, RelationSource.DOMAIN, employee if at_domain and account.is_active else set())
    if claims_employee is not None:
        changed |= _set(account, RelationSource.CLAIM, employee if claims_employee else set())
    if changed:
        _record(account, via=via)


@transaction.atomic
def name_domains(*, domains: Iterable[str]) -> list[str]:
    """Keeps the organisation's domains in their spelling on the wire; who has an address there works here from now."""
    folded = sorted(filter(None, {fold_domain(domain.rpartition("@")[2]) for domain in domains}))
    organisation = reads.the_organisation()
    if organisation is None or organisation.domains == folded:
        return folded
    organisation.domains = folded
    organisation.save(update_fields=["domains"])
    for account in Account.objects.exclude(confirmed_at=None).order_by("pk"):
        know_facts(account=account)
    return folded


def _set(account: Account, source: RelationSource, wanted: set[str]) -> bool:
    """Opens what is missing and ends what no longer holds; returns whether anything changed."""
    moment = clock.now()
    # Two sign-ins at once write the same relation once: the account's row is their lock.
    Account.objects.select_for_update(no_key=True).get(pk=account.pk)
    current = Relation.objects.filter(account=account, source=source, until=None)
    there = set(current.values_list("role", flat=True))
    current.filter(role__in=there - wanted).update(until=moment)
    Relation.objects.bulk_create(
        Relation(account=account, role=role, source=source, since=moment) for role in sorted(wanted - there)
    )
    return there != wanted


def _record(account: Account, *, via: Via) -> None:
    facts = Relation.objects.filter(account=account, until=None).exclude(source=RelationSource.SAID)
    relations = [[row.role, row.source] for row in facts.order_by("role", "source")]
    note_relation(
        account=account,
        place="people",
        role=Role.EMPLOYEE if relations else Role.GUEST,
        via=via,
        body={"deed": FACTS, "account": account.pk, "relations": relations},
    )


def note_relation(*, account: Account, place: str, role: Role, via: Via, body: dict[str, Any]) -> None:
    """Enters what is known of a person's relation and keeps it, so that the entry can be opened later."""
    moment = clock.now()
    recorded = record(
        Draft(
            kind=Kind.ROLE,
            place=place,
            role=role.value,
            via=via,
            author=f"account:{account.pk}",
            body=body,
            moment=moment,
        )
    )
    RelationChange.objects.create(
        account=account,
        role=role.value,
        place=place,
        via=via.value,
        body=body,
        noted_at=moment,
        entry_index=recorded.index,
    )


@transaction.atomic
def forget_attachments(*, entries: Collection[int], ground: str = ON_WISH) -> int:
    """These voices belong to nobody we know any more: what was entered about whose they are goes, visibly."""
    wanted = set(entries)
    rows = RelationChange.objects.filter(body__deed=ATTACHED).values_list("pk", "entry_index", "body__entries")
    gone = {pk: index for pk, index, named in rows if wanted & set(named)}
    RelationChange.objects.filter(pk__in=gone).delete()
    return len(note_erased_entries(list(gone.values()), ground=ground))
