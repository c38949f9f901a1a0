"""Erasing who told a story, while the story stays; and taking stories out of everybody's sight but the team's."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction

from resonanz.listen import events
from resonanz.listen.actions.permitting import note_permission
from resonanz.listen.actions.unvoting import renumber
from resonanz.listen.enums import Permission
from resonanz.listen.models import Statement, Story
from resonanz.listen.rules.tombstones import blind_source
from resonanz.people import actions as people_actions
from resonanz.trust.actions import forget_appellants, journal_entries, note_tombstones, report_erasure
from resonanz.trust.enums import Field


@transaction.atomic
def forget_authors(*, story_ids: Sequence[int], ground: str = "teller", keep_code: bool = True) -> list[int]:
    """Cuts every link from these stories to a person; returns the ledger entries that say so.

    All that one voice told goes together, under a new random number: a version or supplement left behind would
    still point to the person, and could not be found from the others. Where a name or the id of a foreign system stood
    with the words, they go on without, and an entry says so. Without `keep_code` the receipt code opens nothing.
    """
    stories = _voices_of(story_ids)
    fresh: dict[UUID, UUID] = {story.teller: uuid4() for story in stories}
    entries = [story.entry_index for story in stories]
    people_actions.forget_attachments(entries=entries)
    _restate([story for story in stories if story.withdrawn_at is None])
    tombstones = note_tombstones(
        dict.fromkeys(entries, (Field.AUTHOR,)),
        ground=ground,
        voices={story.entry_index: fresh[story.teller] for story in stories},
    )
    forget_appellants(targets=entries)
    quotes = Statement.objects.select_for_update().filter(origin_id__in=[story.pk for story in stories])
    renumber([], list(quotes.order_by("pk")), fresh=dict(fresh))
    for story in stories:
        story.person_id, story.teller = None, fresh[story.teller]
        if not keep_code:
            story.code_hash = None
    Story.objects.bulk_update(stories, ["person", "teller", "code_hash", "source", "external_id"])
    events.authors_forgotten.run([story.pk for story in stories])
    if entries:
        journal_entries(kind="author", indices=entries, ground=ground)
        report_erasure(table="listen.Story", ground="author", count=len(stories), entries=entries)
    return tombstones


def _restate(stories: Sequence[Story]) -> None:
    """Enters the circumstances anew where they pointed to the person: the earlier commitment goes with the name."""
    changing: dict[Permission, list[Story]] = {}
    for story in stories:
        is_named = story.permission == Permission.PUBLIC_NAMED
        if is_named or story.source:
            blind_source(story)
            chosen = Permission.PUBLIC_ANONYMOUS if is_named else Permission(story.permission)
            changing.setdefault(chosen, []).append(story)
    for chosen, group in changing.items():
        note_permission(group, chosen)


def _voices_of(story_ids: Sequence[int]) -> list[Story]:
    voices = Story.objects.filter(teller__in=Story.objects.filter(pk__in=story_ids).values("teller")).order_by("pk")
    # Whoever is adding to one of them holds it; what was added is seen only by asking again.
    list(voices.select_for_update())
    return list(voices.select_for_update())


@transaction.atomic
def restrict_to_team(*, story_ids: Sequence[int]) -> int:
    """The person objects to others than the team seeing these words; from now on nobody else does."""
    stories = list(
        Story.objects.select_for_update(no_key=True)
        .filter(pk__in=story_ids, withdrawn_at=None)
        .exclude(permission=Permission.TEAM)
        .order_by("pk")
    )
    return note_permission(stories, Permission.TEAM)
