"""What the entries about the team, relations and the contact budget say, as this room holds it today."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Max, Q

from resonanz.people.enums import ATTACHED, FACTS, TEAM_ROLE, RelationSource
from resonanz.people.models import Account, ContactBudget, MemberChange, Relation, RelationChange
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_LINK, _LEFT = "link", "left"
_BATCH = 2_000
_OUTSIDE = {RelationSource.DOMAIN.value, RelationSource.CLAIM.value}


def add_roles(openings: Openings) -> None:
    """The newest change of a person is built from what the pages show, the earlier ones from what was kept."""
    changes = list(MemberChange.objects.filter(openings.wanted).select_related("account"))
    newest = dict(
        MemberChange.objects.filter(account_id__in={row.account_id for row in changes})
        .exclude(deed=_LINK)
        .order_by()
        .values_list("account_id")
        .annotate(Max("entry_index"))
    )
    for row in changes:
        # Name and function of somebody who was erased: the entry has lost the salt of its body.
        is_erased = row.deed != _LINK and not row.name
        is_newest = newest.get(row.account_id) == row.entry_index
        person = row.account if is_newest and not is_erased else row
        named = {} if row.deed == _LINK else {"name": person.name, "function": person.function}
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.done_by_id}" if row.done_by_id else "command line",
                "body": {"deed": row.deed, "account": row.account_id, **named},
                "meta": None,
            },
            shown=Shown(
                kind=Kind.ROLE,
                role=TEAM_ROLE,
                time=row.done_at,
                place="team",
                via=Via.WEB if row.done_by_id else Via.SYSTEM,
                state=openings.state(row.entry_index, is_empty=is_erased),
            ),
            table="people_memberchange",
            row=row.pk,
        )
        if row.deed == _LINK and (row.name or row.function):
            openings.orphan("people_memberchange", row.pk, row.entry_index)
        belongs = row.account.is_active and row.account.is_team
        if is_newest and (belongs != (row.deed != _LEFT) or row.name != person.name):
            openings.orphan("people_account", row.account_id, row.entry_index)
    if openings.is_final:
        known = MemberChange.objects.exclude(deed=_LINK).values("account_id")
        for pk in Account.objects.filter(is_team=True).exclude(pk__in=known).values_list("pk", flat=True):
            openings.orphan("people_account", pk)


def add_relations(openings: Openings) -> None:
    """What is known of a relation is held against what the pages go by: facts, and whose a voice is."""
    facts = _facts_now()
    rows = list(RelationChange.objects.filter(openings.wanted))
    newest = dict(
        RelationChange.objects.filter(body__deed=FACTS)
        .order_by()
        .values_list("account_id")
        .annotate(Max("entry_index"))
    )
    for row in rows:
        openings.add(
            row.entry_index,
            {"author": f"account:{row.account_id}", "body": row.body, "meta": None},
            shown=Shown(kind=Kind.ROLE, role=row.role, time=row.noted_at, place=row.place, via=row.via),
            table="people_relationchange",
            row=row.pk,
        )
        said = {(role, source) for role, source in row.body.get("relations", []) if source in _OUTSIDE}
        if newest.get(row.account_id) == row.entry_index and said != facts.get(row.account_id, set()):
            openings.orphan("people_relation", row.account_id, row.entry_index)
    if openings.is_final:
        for account_id in facts.keys() - newest.keys():
            openings.orphan("people_relation", account_id)


def attachments(rows: Q) -> Iterator[tuple[int, int, list[int]]]:
    """The entries among these that say whose voices are: entry, account, entries of the voices."""
    said = RelationChange.objects.filter(rows, body__deed=ATTACHED).order_by("entry_index")
    yield from said.values_list("entry_index", "account_id", "body__entries").iterator(chunk_size=_BATCH)


def add_budgets(openings: Openings) -> None:
    for row in ContactBudget.objects.filter(openings.wanted):
        openings.add(
            row.entry_index,
            {"author": f"account:{row.set_by_id}", "body": {"most": row.most, "days": row.days}, "meta": None},
            shown=Shown(kind=Kind.PURPOSE, role=TEAM_ROLE, time=row.set_at, place="contact_budget", via=Via.WEB),
            table="people_contactbudget",
            row=row.pk,
        )


def _facts_now() -> dict[int, set[tuple[str, str]]]:
    """What address and sign-in service say; the team has entries of its own."""
    found: dict[int, set[tuple[str, str]]] = {}
    rows = Relation.objects.filter(until=None, source__in=_OUTSIDE)
    for account_id, *fact in rows.values_list("account_id", "role", "source"):
        found.setdefault(account_id, set()).add((fact[0], fact[1]))
    return found
