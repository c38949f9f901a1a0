"""One answer to everybody whose words carry an insight: each gets it as a reply of their own, and gets it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.answer import reads
from resonanz.answer.actions.replying import reply_to
from resonanz.answer.errors import NobodyToAnswer
from resonanz.answer.models import BulkReply, Reply
from resonanz.ground import clock

if TYPE_CHECKING:
    from resonanz.understand.models import Insight

AT_ONCE = 50
"""So many are answered while the page waits; more than that in the queue."""


@transaction.atomic
def answer_all(*, insight: Insight, text: str, key: str, by: int) -> BulkReply:
    """Notes what is to be said to all of them. The same key is the same answer. Nobody has it before `work_on_bulk`."""
    bulk, is_new = BulkReply.objects.get_or_create(
        key=key, defaults={"insight": insight, "text": text, "author_id": by, "created_at": clock.now()}
    )
    if is_new and not reads.tellers_of(insight.pk):
        raise NobodyToAnswer
    return bulk


def work_on_bulk(bulk_id: int) -> int:
    """Answers whoever has no reply of this one yet, each in a transaction of their own. Stopping and repeating is safe.

    Returns how many were answered now.
    """
    bulk = reads.bulk(bulk_id)
    if bulk is None or bulk.finished_at is not None:
        return 0
    done = sum(_answer(bulk.pk, story_id) for story_id in reads.left_in(bulk))
    if not reads.left_in(bulk):
        BulkReply.objects.filter(pk=bulk.pk, finished_at=None).update(finished_at=clock.now())
    return done


@transaction.atomic
def _answer(bulk_id: int, story_id: int) -> bool:
    # Two workers on the same answer meet here; the second one finds it given.
    bulk = BulkReply.objects.select_for_update().get(pk=bulk_id)
    if Reply.objects.filter(bulk=bulk, story_id=story_id).exists():
        return False
    story = reads.story_to_answer(story_id)
    if story is None:
        return False
    reply_to(story=story, text=bulk.text, by=bulk.author_id, bulk=bulk.pk)
    return True
