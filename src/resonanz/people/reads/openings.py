"""What the entries about the team say, as this room holds it today."""

from __future__ import annotations

from django.db.models import Max

from resonanz.people.enums import TEAM_ROLE
from resonanz.people.models import Account, MemberChange
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_LINK, _LEFT = "link", "left"


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
        is_newest = newest.get(row.account_id) == row.entry_index
        person = row.account if is_newest else row
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
            ),
            table="people_memberchange",
            row=row.pk,
        )
        if is_newest and (row.account.is_active != (row.deed != _LEFT) or row.name != person.name):
            openings.orphan("people_account", row.account_id, row.entry_index)
    if openings.is_final:
        known = MemberChange.objects.exclude(deed=_LINK).values("account_id")
        for pk in Account.objects.filter(is_team=True).exclude(pk__in=known).values_list("pk", flat=True):
            openings.orphan("people_account", pk)
