"""What the entries of purposes say, as this room holds it today."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from resonanz.ask.enums import State
from resonanz.ask.models import OWED, Inquiry, PurposeVersion
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_DEEDS: dict[str, set[str]] = {State.OPEN: {"opened", "changed"}, State.CLOSED: {"closed", "changed"}}


def owed_by(inquiry: Inquiry) -> dict[str, str | None]:
    """What an inquiry promises, as the ledger says it."""
    return {name: _plain(getattr(inquiry, name)) for name in OWED}


def add_purposes(openings: Openings) -> None:
    """The newest version is built from what the pages show, the earlier ones from what was kept."""
    versions = list(PurposeVersion.objects.filter(openings.wanted).select_related("inquiry"))
    newest = dict(
        PurposeVersion.objects.filter(inquiry_id__in={row.inquiry_id for row in versions})
        .order_by()
        .values_list("inquiry_id")
        .annotate(Max("entry_index"))
    )
    for row in versions:
        is_newest = newest[row.inquiry_id] == row.entry_index
        owed, slug = (owed_by(row.inquiry), row.inquiry.slug) if is_newest else (row.owed, row.slug)
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.said_by_id}" if row.said_by_id else "command line",
                "body": {"deed": row.deed, **owed},
                "meta": {"slug": slug},
            },
            shown=Shown(
                kind=Kind.PURPOSE,
                role=TEAM_ROLE,
                time=row.said_at,
                place=row.inquiry.place,
                via=Via.WEB if row.said_by_id else Via.SYSTEM,
            ),
            table="ask_purposeversion",
            row=row.pk,
        )
        if is_newest and (owed != row.owed or slug != row.slug or row.deed not in _DEEDS.get(row.inquiry.state, ())):
            openings.orphan("ask_inquiry", row.inquiry_id, row.entry_index)
    if openings.is_final:
        said = PurposeVersion.objects.values("inquiry_id")
        for pk in Inquiry.objects.exclude(state=State.DRAFT).exclude(pk__in=said).values_list("pk", flat=True):
            openings.orphan("ask_inquiry", pk)


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
