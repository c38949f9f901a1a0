"""Asking for an answer: the promise of that day is written down with the wish."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from resonanz.ground import clock
from resonanz.listen.errors import AlreadyWithdrawn
from resonanz.listen.models import AnswerWish, Story
from resonanz.listen.rules.wishes import wish_draft
from resonanz.people import reads as people_reads
from resonanz.trust.actions import record


@transaction.atomic
def wish_answer(*, story: Story) -> AnswerWish:
    """Asking again changes nothing: the first day holds for all that this voice told. Raises `AlreadyWithdrawn`."""
    held = Story.objects.select_for_update(no_key=True).get(pk=story.pk)
    if held.withdrawn_at is not None:
        raise AlreadyWithdrawn
    earlier = AnswerWish.objects.filter(story__teller=held.teller, story__withdrawn_at=None).first()
    return earlier or note_wish(held, moment=clock.now())


def note_wish(story: Story, *, moment: datetime) -> AnswerWish:
    """Inside the transaction that took the story in, or that holds it."""
    days = people_reads.answer_days()
    wish = AnswerWish(
        story=story, wished_at=moment, days=days, due_on=timezone.localdate(moment) + timedelta(days=days)
    )
    wish.entry_index = record(wish_draft(wish)).index
    wish.save(force_insert=True)
    return wish
