"""What the entries of looks and sheets say, as this room holds them today."""

from __future__ import annotations

from resonanz.listen import reads as listen_reads
from resonanz.mirror.enums import Side, Stage
from resonanz.mirror.models import Look, LookChange, Sheet
from resonanz.mirror.reads.owed import owed_by
from resonanz.mirror.rules.looks import change_body, sheet_body
from resonanz.people.enums import TEAM_ROLE, Role
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def add_looks(openings: Openings) -> None:
    for row in LookChange.objects.filter(openings.wanted).select_related("look").order_by("pk"):
        openings.add(
            row.entry_index,
            {"author": f"account:{row.by_id}", "body": change_body(row), "meta": None},
            shown=Shown(
                kind=Kind.SEAL if row.stage == Stage.SEALED else Kind.MIRROR,
                role=TEAM_ROLE,
                time=row.at,
                place=row.look.place,
                via=Via.WEB,
            ),
            table="mirror_lookchange",
            row=row.pk,
        )
    if openings.is_final:
        _check_looks(openings)


def _check_looks(openings: Openings) -> None:
    """A look stands as it was last entered, what the asked were told stands, and no sheet came after the seal."""
    for look in Look.objects.prefetch_related("changes"):
        changes = list(look.changes.all())
        newest = changes[-1] if changes else None
        began = next((row for row in changes if row.stage == Stage.ASKING), None)
        if (newest.stage if newest else Stage.DRAFT) != look.stage or (began and began.said != owed_by(look)):
            openings.orphan("mirror_look", look.pk, newest.entry_index if newest else None)
        for row in changes:
            held = row.said.get("sheets")
            if held is None:
                continue
            closed = [side for side in Side if side != Side.OUTSIDE or row.stage == Stage.OPENED]
            sheets = Sheet.objects.filter(look=look, side__in=closed).values_list("pk", "side", "entry_index")
            for pk, side, entry in sheets:
                if entry not in held.get(side, ()):
                    openings.orphan("mirror_sheet", pk, entry)


def add_sheets(openings: Openings) -> None:
    rows = Sheet.objects.filter(openings.wanted).select_related("look__inquiry", "story__inquiry")
    for row in rows.order_by("pk"):
        story = row.story
        openings.add(
            row.entry_index,
            {"author": "", "body": sheet_body(row, story_entry=story.entry_index if story else None), "meta": None},
            shown=Shown(
                kind=Kind.SHEET,
                role=listen_reads.role_of(story) if story else Role.EMPLOYEE,
                time=row.answered_at,
                place=story.inquiry.place if story else row.look.place,
                via=story.via if story else Via.WEB,
            ),
            table="mirror_sheet",
            row=row.pk,
        )
