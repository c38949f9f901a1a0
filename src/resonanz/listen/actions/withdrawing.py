"""Erasing words, visibly: the row stays as a tombstone and the ledger says what happened."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.actions.permitting import forget_circumstances
from resonanz.listen.actions.runs import clear_imports, clear_reports
from resonanz.listen.actions.talking import forget_talks
from resonanz.listen.actions.tasting_voices import erase_tastes
from resonanz.listen.actions.unvoting import erase_quotes
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.listen.rules.tombstones import blind_source
from resonanz.people import actions as people_actions
from resonanz.trust.actions import forget_moderation, journal_entries, note_tombstones, report_erasure
from resonanz.trust.enums import Field, Via

_BATCH = 500
_EMPTIED = (
    *("text", "works_well", "name", "feeling", "source", "external_id"),
    *("content_hash", "withdrawn_at", "withdrawn_ground", "scribe"),
)


def withdraw_stories(*, story_ids: Sequence[int], ground: Withdrawal) -> int:
    """As `erase_words`; returns how many had words."""
    return len(erase_words(story_ids=story_ids, ground=ground))


@transaction.atomic
def erase_words(*, story_ids: Sequence[int], ground: Withdrawal) -> list[int]:
    """Erases text, name and salts of these stories, and every copy that other rooms keep of them.

    Returns the ledger entries that say so, one for each story that had words.
    """
    stories = list(Story.objects.select_for_update().filter(pk__in=story_ids, withdrawn_at=None).order_by("pk"))
    if not stories:
        return []
    events.erasing_stories.run([story.pk for story in stories])
    erase_quotes([story.pk for story in stories], ground=ground)
    forget_talks([story.pk for story in stories])
    erase_tastes([story.pk for story in stories], ground=ground.value)
    moment = clock.now()
    forget_circumstances([story.pk for story in stories])
    forget_moderation(targets=[story.entry_index for story in stories])
    tombstones = note_tombstones(
        {story.entry_index: tuple(Field) for story in stories}, ground=ground.value, moment=moment
    )
    for story in stories:
        blind_source(story)
        story.text = story.works_well = story.name = story.feeling = ""
        story.content_hash, story.withdrawn_at, story.withdrawn_ground = None, moment, ground
        story.scribe = None
    Story.objects.bulk_update(stories, _EMPTIED)
    entries = [story.entry_index for story in stories]
    journal_entries(kind="words", indices=entries, ground=ground.value)
    report_erasure(table="listen.Story", ground=ground.value, count=len(stories), entries=entries)
    clear_reports({story.inquiry_id for story in stories if story.via == Via.IMPORT})
    for inquiry_id in {story.inquiry_id for story in stories}:
        events.stories_erased.announce(inquiry_id)
    return tombstones


def erase_expired() -> int:
    """Erases what was promised to be erased by now, batch by batch, and what imports left behind."""
    erased = 0
    inquiry_ids = list(ask_reads.past_keeping().values_list("pk", flat=True))
    clear_imports(inquiry_ids)
    while True:
        ids = list(
            Story.objects.filter(inquiry_id__in=inquiry_ids, withdrawn_at=None).values_list("pk", flat=True)[:_BATCH]
        )
        if not ids:
            _let_go(inquiry_ids)
            return erased
        erased += withdraw_stories(story_ids=ids, ground=Withdrawal.RETENTION)


@transaction.atomic
def _let_go(inquiry_ids: Sequence[int]) -> None:
    """Whose words these were is kept no longer than the words."""
    gone = Story.objects.filter(inquiry_id__in=inquiry_ids).exclude(person=None).exclude(withdrawn_at=None)
    entries = list(gone.values_list("entry_index", flat=True))
    if entries:
        people_actions.forget_attachments(entries=entries, ground=Withdrawal.RETENTION)
        gone.update(person=None)
