"""What is promised to the asked goes into the ledger when it is promised, and so does what is said about its words."""

from __future__ import annotations

from collections.abc import Sequence

from resonanz.ask import events
from resonanz.ask.models import OWED, Inquiry, KeptWording, PurposeVersion
from resonanz.ask.reads.openings import owed_by
from resonanz.ask.rules.wording import PARTS, Kept, still_said
from resonanz.ground import clock
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.actions import Draft, record
from resonanz.trust.enums import Kind, Via


def record_purpose(inquiry: Inquiry, *, by: int | None, deed: str) -> None:
    """A new version in the ledger; earlier tellers hear of it where something owed to them changed."""
    before = PurposeVersion.objects.filter(inquiry_id=inquiry.pk).order_by("entry_index").last()
    owed, moment = owed_by(inquiry), clock.now()
    recorded = record(
        Draft(
            kind=Kind.PURPOSE,
            place=inquiry.place,
            role=TEAM_ROLE,
            via=Via.WEB if by else Via.SYSTEM,
            author=f"account:{by}" if by else "command line",
            body={"deed": deed, **owed},
            meta={"slug": inquiry.slug},
            moment=moment,
        )
    )
    PurposeVersion.objects.create(
        inquiry_id=inquiry.pk,
        deed=deed,
        owed=owed,
        slug=inquiry.slug,
        said_by_id=by,
        said_at=moment,
        entry_index=recorded.index,
    )
    if before is not None and any(before.owed.get(name) != owed[name] for name in OWED):
        events.purpose_changed.announce(inquiry.pk)


def differs_from_promise(inquiry: Inquiry) -> bool:
    """Whether something of it reads otherwise than it was last entered."""
    last = PurposeVersion.objects.filter(inquiry_id=inquiry.pk).order_by("entry_index").last()
    return last is None or last.owed != owed_by(inquiry) or last.slug != inquiry.slug


def store_kept(inquiry: Inquiry, wanted: Sequence[Kept] | None, *, by: int | None) -> set[str]:
    """Makes `wanted` what is kept with a reason; None leaves it. Reasons for words that are gone go with them.

    Whoever said an unchanged reason first stays named with it. Returns the parts that lost a reason.
    """
    rows = {row.key: (pk, row) for pk, row in kept_rows(inquiry)}
    said = [row for _pk, row in rows.values()] if wanted is None else wanted
    stay = {row.key: row for row in still_said(said, {part: getattr(inquiry, part) for part in PARTS})}
    gone = [pk for key, (pk, row) in rows.items() if stay.get(key) != row]
    KeptWording.objects.filter(pk__in=gone).delete()
    KeptWording.objects.bulk_create(
        KeptWording(
            inquiry_id=inquiry.pk,
            part=row.part,
            kind=row.kind,
            words=row.words,
            reason=row.reason,
            kept_by_id=by,
            kept_at=clock.now(),
        )
        for key, row in stay.items()
        if key not in rows or rows[key][1] != row
    )
    return {row.part for key, (_pk, row) in rows.items() if key not in stay}


def kept_rows(inquiry: Inquiry) -> list[tuple[int, Kept]]:
    return [
        (row.pk, Kept(part=row.part, kind=row.kind, words=row.words, reason=row.reason))
        for row in KeptWording.objects.filter(inquiry_id=inquiry.pk).order_by("pk")
    ]
