"""Every step of an evening: one row, one entry, in the transaction of the deed itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from resonanz.forum import events
from resonanz.forum.errors import SomebodyWasFaster
from resonanz.forum.models import Forum, Happening
from resonanz.forum.rules.entries import happening_draft
from resonanz.ground import clock
from resonanz.trust.actions import record

if TYPE_CHECKING:
    from resonanz.forum.enums import Deed
    from resonanz.forum.models import Round


def locked(forum_id: int, *, steps: int | None = None) -> Forum:
    """The forum, alone with it until the commit. `steps` is how far whoever pressed believed it to be.

    No key is locked: words that are just being taken in have the ledger's head and point to the forum, and whoever
    waits for that head here must not let them wait. Raises `SomebodyWasFaster` where something has happened since.
    """
    forum = Forum.objects.select_for_update(of=("self",), no_key=True).select_related("inquiry").get(pk=forum_id)
    if steps is not None and forum.steps != steps:
        raise SomebodyWasFaster
    return forum


def note(
    forum: Forum, deed: Deed, *, by: int | None, at_round: Round | None = None, said: dict[str, Any] | None = None
) -> Happening:
    """Adds what happened to a locked forum and tells everybody who follows it."""
    moment, number = clock.now(), forum.steps + 1
    position = at_round.position if at_round else None
    recorded = record(
        happening_draft(
            place=forum.inquiry.place,
            number=number,
            deed=deed,
            position=position,
            said=said or {},
            by=by,
            moment=moment,
        )
    )
    happening = Happening.objects.create(
        forum=forum,
        number=number,
        deed=deed,
        round=position,
        said=said or {},
        by_id=by,
        at=moment,
        entry_index=recorded.index,
    )
    forum.steps = number
    forum.save(update_fields=["steps"])
    events.changed.announce(forum.pk)
    return happening
