"""Erasing who told a story, while the story stays; and taking stories out of everybody's sight but the team's."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.db import transaction

from resonanz.listen.enums import Permission
from resonanz.listen.models import Story
from resonanz.trust.actions import Draft, forget, journal_entries, record_all, report_erasure
from resonanz.trust.enums import Field, Kind, Via


@transaction.atomic
def forget_authors(*, story_ids: Sequence[int], ground: str = "teller", keep_code: bool = True) -> list[int]:
    """Cuts every link from these stories to a person; returns the ledger entries that say so.

    Stories of one voice stay one voice, under a new random number. Where a name stood with the words, the salt that
    committed to it is forgotten, too. Without `keep_code` the receipt code opens nothing any more.
    """
    stories = list(Story.objects.select_for_update().filter(pk__in=story_ids).order_by("pk"))
    fresh: dict[UUID, UUID] = {story.teller: uuid4() for story in stories}
    drafts: list[Draft] = []
    for story in stories:
        fields = [Field.AUTHOR, *([Field.META] if story.name or story.permission == Permission.PUBLIC_NAMED else [])]
        forget(indices=[story.entry_index], fields=fields)
        drafts.append(
            Draft(
                kind=Kind.ERASURE,
                place=f"entry:{story.entry_index}",
                role="teller" if ground == "teller" else "system",
                via=Via.WEB if ground == "teller" else Via.SYSTEM,
                author="",
                body={"entry": story.entry_index, "ground": ground, "fields": [field.value for field in fields]},
            )
        )
        if story.permission == Permission.PUBLIC_NAMED:
            story.permission = Permission.PUBLIC_ANONYMOUS
        story.person_id, story.name, story.teller = None, "", fresh[story.teller]
        if not keep_code:
            story.code_hash = None
    entries = [story.entry_index for story in stories]
    recorded = record_all(drafts)
    Story.objects.bulk_update(stories, ["person", "name", "teller", "permission", "code_hash"])
    if entries:
        journal_entries(kind="author", indices=entries, ground=ground)
        report_erasure(table="listen.Story", ground="author", count=len(stories), entries=entries)
    return [entry.index for entry in recorded]


@transaction.atomic
def restrict_to_team(*, story_ids: Sequence[int]) -> int:
    """The person objects to others than the team seeing these words; from now on nobody else does."""
    stories = list(
        Story.objects.select_for_update(no_key=True)
        .filter(pk__in=story_ids, withdrawn_at=None)
        .exclude(permission=Permission.TEAM)
        .order_by("pk")
    )
    # What the entry committed to was the earlier permission, so its salt goes with it.
    forget(indices=[story.entry_index for story in stories], fields=[Field.META])
    record_all(
        [
            Draft(
                kind=Kind.PERMISSION,
                place=f"entry:{story.entry_index}",
                role="teller",
                via=Via.WEB,
                author="",
                body={"entry": story.entry_index, "permission": Permission.TEAM.value, "ground": "objection"},
            )
            for story in stories
        ]
    )
    Story.objects.filter(pk__in=[story.pk for story in stories]).update(permission=Permission.TEAM, name="")
    return len(stories)
