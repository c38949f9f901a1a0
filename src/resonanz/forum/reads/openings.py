"""What the entries of forums say, as this room holds them today."""

from __future__ import annotations

from django.db.models import Count

from resonanz.forum.enums import Deed, Stage
from resonanz.forum.models import Forum, Happening
from resonanz.forum.rules.entries import author_of, happening_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import SYSTEM_ROLE, Kind, Via
from resonanz.trust.events import Openings, Shown

_STAGE_AFTER = {
    Deed.ANNOUNCED: Stage.ANNOUNCED,
    Deed.BEGAN: Stage.LIVE,
    Deed.CLOSED: Stage.REVIEW,
    Deed.SEALED: Stage.SEALED,
    Deed.BALANCED: Stage.BALANCED,
}


def add_happenings(openings: Openings) -> None:
    rows = Happening.objects.filter(openings.wanted).select_related("forum__inquiry").order_by("entry_index")
    for row in rows:
        openings.add(
            row.entry_index,
            {
                "author": author_of(row.by_id),
                "body": happening_body(number=row.number, deed=row.deed, position=row.round, said=row.said),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.FORUM,
                role=TEAM_ROLE if row.by_id else SYSTEM_ROLE,
                time=row.at,
                place=row.forum.inquiry.place,
                via=Via.WEB if row.by_id else Via.SYSTEM,
            ),
            table="forum_happening",
            row=row.pk,
        )
    if openings.is_final:
        _check_stages(openings)


def _check_stages(openings: Openings) -> None:
    """A forum stands where its last step left it, and no step is missing."""
    reached: dict[int, Stage] = {}
    steps = Happening.objects.filter(deed__in=list(_STAGE_AFTER)).order_by("number")
    for forum_id, deed in steps.values_list("forum_id", "deed"):
        reached[forum_id] = _STAGE_AFTER[Deed(deed)]
    for forum in Forum.objects.annotate(happened=Count("happenings")):
        if reached.get(forum.pk, Stage.DRAFT) != forum.stage or forum.happened != forum.steps:
            openings.orphan("forum_forum", forum.pk)
