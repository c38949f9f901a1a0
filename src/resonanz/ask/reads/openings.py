"""What the entries of purposes say, as this room holds it today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from resonanz.ask.enums import Manner, State
from resonanz.ask.models import OWED, Inquiry, KeptWording, PurposeVersion
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_STATES = {"opened": State.OPEN, "closed": State.CLOSED}


def owed_by(inquiry: Inquiry, kept: Iterable[KeptWording] | None = None) -> dict[str, Any]:
    """What an inquiry promises, as the ledger says it: the parts, `kept` where words stay with a reason, and `manner`
    where guests are not addressed as „Sie“.
    """
    rows = KeptWording.objects.filter(inquiry_id=inquiry.pk).order_by("pk") if kept is None else kept
    reasons = [{"part": row.part, "kind": row.kind, "words": row.words, "reason": row.reason} for row in rows]
    owed: dict[str, Any] = {name: _plain(getattr(inquiry, name)) for name in OWED}
    if reasons:
        owed["kept"] = reasons
    if inquiry.manner != Manner.SIE:
        owed["manner"] = inquiry.manner
    return owed


def add_purposes(openings: Openings) -> None:
    """The newest version is built from what the pages show, the earlier ones from what was kept."""
    versions = list(PurposeVersion.objects.filter(openings.wanted).select_related("inquiry"))
    said = PurposeVersion.objects.filter(inquiry_id__in={row.inquiry_id for row in versions}).order_by("entry_index")
    newest = dict(said.values_list("inquiry_id", "entry_index"))
    # What was changed leaves an inquiry as open or closed as it was.
    states = dict(said.filter(deed__in=_STATES).values_list("inquiry_id", "deed"))
    kept: dict[int, list[KeptWording]] = {}
    for reason in KeptWording.objects.filter(inquiry_id__in=set(newest)).order_by("pk"):
        kept.setdefault(reason.inquiry_id, []).append(reason)
    for row in versions:
        is_newest = newest[row.inquiry_id] == row.entry_index
        shown = owed_by(row.inquiry, kept.get(row.inquiry_id, []))
        owed, slug = (shown, row.inquiry.slug) if is_newest else (row.owed, row.slug)
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
        is_as_entered = row.inquiry.state == _STATES.get(states.get(row.inquiry_id, ""))
        if is_newest and not (owed == row.owed and slug == row.slug and is_as_entered):
            openings.orphan("ask_inquiry", row.inquiry_id, row.entry_index)
    if openings.is_final:
        entered = PurposeVersion.objects.values("inquiry_id")
        for pk in Inquiry.objects.exclude(state=State.DRAFT).exclude(pk__in=entered).values_list("pk", flat=True):
            openings.orphan("ask_inquiry", pk)


def _plain(value: str | date | None) -> str | None:
    return value.isoformat() if isinstance(value, date) else value
