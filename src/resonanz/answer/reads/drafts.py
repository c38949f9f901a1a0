"""Drafts of replies, for whoever writes them; of others only that they write."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from resonanz.answer.models import ReplyDraft
from resonanz.ground import clock


def draft_of(story_id: int, account_id: int) -> ReplyDraft | None:
    return ReplyDraft.objects.filter(story_id=story_id, author_id=account_id).first()


def is_asleep(draft: ReplyDraft | None) -> bool:
    return draft is not None and draft.sleeps_until is not None and draft.sleeps_until > clock.now()


def is_asleep_for(story_id: int, account_id: int, *, wakes: bool) -> bool:
    """Whether sending is refused anyway; then nobody needs to hear of findings first."""
    return not wakes and is_asleep(draft_of(story_id, account_id))


def slept_drafts(account_id: int) -> QuerySet[ReplyDraft]:
    """What somebody wanted to sleep on and can look at again, with what was emptied because the story is gone."""
    ready = Q(sleeps_until__lte=clock.now()) & ~Q(text="")
    mine = ReplyDraft.objects.filter(ready | Q(text=""), author_id=account_id)
    return mine.select_related("story__inquiry").order_by("sleeps_until", "pk")


def who_else_writes(story_ids: Sequence[int], account_id: int) -> list[str]:
    """The names of colleagues who have a draft to the same voice; what stands in it is theirs."""
    drafts = ReplyDraft.objects.filter(story_id__in=story_ids).exclude(text="").exclude(author_id=account_id)
    return sorted({draft.author.signature for draft in drafts.select_related("author")})
