"""Erasing words, visibly: the row stays as a tombstone and the ledger says what happened."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from resonanz.ask import reads as ask_reads
from resonanz.ground import clock
from resonanz.listen import events
from resonanz.listen.actions.runs import clear_imports
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Story
from resonanz.trust.actions import Draft, forget, forget_moderation, record_all
from resonanz.trust.enums import Kind, Via

_BATCH = 500


@transaction.atomic
def withdraw_stories(*, story_ids: Sequence[int], ground: Withdrawal) -> int:
    """Erases text, name and salts of these stories, and every copy that other rooms keep of them."""
    stories = list(Story.objects.select_for_update().filter(pk__in=story_ids, withdrawn_at=None).order_by("pk"))
    if not stories:
        return 0
    events.erasing_stories.run([story.pk for story in stories])
    moment = clock.now()
    forget(indices=[story.entry_index for story in stories])
    forget_moderation(targets=[story.entry_index for story in stories])
    record_all(
        [
            Draft(
                kind=Kind.ERASURE,
                place=f"entry:{story.entry_index}",
                role="teller" if ground == Withdrawal.TELLER else "system",
                via=Via.WEB if ground == Withdrawal.TELLER else Via.SYSTEM,
                author="",
                body={"entry": story.entry_index, "ground": ground.value},
                moment=moment,
            )
            for story in stories
        ]
    )
    Story.objects.filter(pk__in=[story.pk for story in stories]).update(
        text="",
        works_well="",
        name="",
        feeling="",
        content_hash=None,
        withdrawn_at=moment,
        withdrawn_ground=ground,
    )
    for inquiry_id in {story.inquiry_id for story in stories}:
        events.stories_erased.announce(inquiry_id)
    return len(stories)


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
            return erased
        erased += withdraw_stories(story_ids=ids, ground=Withdrawal.RETENTION)
