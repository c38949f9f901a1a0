"""Thanks as pages show them, and as the ledger recorded them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from resonanz.answer.models import Thanks
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown


def thanks_for(story_ids: Sequence[int]) -> list[Thanks]:
    """Thanks to the teller and praise passed on, oldest first."""
    found = Thanks.objects.filter(story_id__in=story_ids).select_related("story", "by", "to")
    return list(found.order_by("created_at", "pk"))


def praise_for(account_id: int) -> QuerySet[Thanks]:
    """What reached this member of the team; nobody else has a page of it."""
    found = (
        Thanks.objects.filter(to_id=account_id)
        .select_related("story__inquiry", "by")
        .prefetch_related("story__person__relations", "story__scribe")
    )
    return found.order_by("-created_at", "-pk")


def whom_it_reached(thanks: Thanks) -> str:
    """The name only with the person's agreement, the function otherwise."""
    if thanks.to is None:
        return ""
    if thanks.is_named:
        return thanks.to.signature
    if thanks.to.function:
        return _("jemanden mit der Aufgabe „%(function)s“") % {"function": thanks.to.function}
    return _("jemanden aus dem Team")


def opens(thanks: Thanks, entry: int) -> dict[str, Any]:
    """The values behind the commitments of its entry, which is about the story's `entry`."""
    meta = {"to": f"account:{thanks.to_id}", "part": str(thanks.part), "start": thanks.start, "end": thanks.end}
    return {
        "author": f"account:{thanks.by_id}",
        "body": {"entry": entry, "sentence": thanks.sentence},
        "meta": meta if thanks.to_id else None,
    }


def open_thanks(openings: Openings) -> None:
    """A passage that was erased can no longer be opened; the sentence beside it still can."""
    for thanks in (
        Thanks.objects.filter(openings.wanted).select_related("story").order_by("pk").iterator(chunk_size=2000)
    ):
        told = thanks.story.entry_index
        values = opens(thanks, told)
        if thanks.to_id and not thanks.part and thanks.story.withdrawn_at is not None:
            del values["meta"]
        shown = Shown(
            kind=Kind.THANKS,
            role=TEAM_ROLE,
            time=thanks.created_at,
            place=f"entry:{told}",
            via=Via.WEB,
            state=openings.state(thanks.entry_index, is_empty=not thanks.sentence),
        )
        openings.add(thanks.entry_index, values, shown=shown, table="answer_thanks", row=thanks.pk)
