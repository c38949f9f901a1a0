"""A reply before it is sent: kept for its writer, slept on if they wish, sent once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction

from resonanz.answer.actions.replying import reply_to
from resonanz.answer.errors import NobodyToAnswer, StillSleeping
from resonanz.answer.models import Reply, ReplyDraft
from resonanz.answer.rules.nights import next_morning
from resonanz.ground import clock
from resonanz.people import actions as people_actions

if TYPE_CHECKING:
    from resonanz.listen.models import Story


@transaction.atomic
def keep_draft(*, story: Story, text: str, by: int) -> ReplyDraft | None:
    """Keeps it for `by` alone; an empty one goes, and sleeping ones sleep on. None where nothing is kept.

    A late save of words that were sent meanwhile keeps nothing.
    """
    if story.withdrawn_at is not None or not story.has_page:
        raise NobodyToAnswer
    if not text.strip() or _was_sent(story, text.strip(), by) is not None:
        drop_draft(story_id=story.pk, by=by)
        return None
    draft, _is_new = ReplyDraft.objects.update_or_create(
        story_id=story.pk, author_id=by, defaults={"text": text, "changed_at": clock.now()}
    )
    return draft


@transaction.atomic
def sleep_on(*, story: Story, text: str, by: int) -> ReplyDraft | None:
    """The draft rests until tomorrow morning; sending it before then takes a second, plain word."""
    draft = keep_draft(story=story, text=text, by=by)
    if draft is not None:
        draft.sleeps_until = next_morning(clock.now())
        draft.save(update_fields=["sleeps_until"])
    return draft


@transaction.atomic
def send_reply(*, story: Story, text: str, by: int, wakes: bool = False) -> Reply:
    """Sends it and lets the draft go. The same words by the same person to the same story are sent once.

    A draft that sleeps raises `StillSleeping`, unless `wakes` says that it is meant.
    """
    people_actions.hold(by)
    draft = ReplyDraft.objects.filter(story_id=story.pk, author_id=by).first()
    if draft is not None and not wakes and draft.sleeps_until and draft.sleeps_until > clock.now():
        raise StillSleeping
    sent = _was_sent(story, text, by) or reply_to(story=story, text=text, by=by)
    drop_draft(story_id=story.pk, by=by)
    return sent


def _was_sent(story: Story, text: str, by: int) -> Reply | None:
    return Reply.objects.filter(story_id=story.pk, author_id=by, text=text).first()


@transaction.atomic
def drop_draft(*, story_id: int, by: int) -> bool:
    return bool(ReplyDraft.objects.filter(story_id=story_id, author_id=by).delete()[0])


def empty_drafts(*, story_ids: Sequence[int]) -> None:
    """Inside an erasure: a draft quotes what is gone. Its writer still sees that there was one, and why it is not."""
    ReplyDraft.objects.filter(story_id__in=story_ids).update(text="", sleeps_until=None)
