"""What the team looks at before an evening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from resonanz.ask import reads as ask_reads
from resonanz.ask.enums import State
from resonanz.forum.enums import Verdict
from resonanz.forum.models import AgendaWish, Forum
from resonanz.forum.reads.forums import all_forums
from resonanz.forum.reads.wishes import wishes_for
from resonanz.listen import reads as listen_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.reads import Voice


@dataclass(frozen=True, kw_only=True)
class ForumLine:
    """One forum in the list of the team; `waiting` are wishes of guests that nobody has decided on."""

    forum: Forum
    waiting: int


@dataclass(frozen=True, kw_only=True)
class WishSeen:
    """A wish in its newest words; `voice` is None where they were withdrawn."""

    wish: AgendaWish
    voice: Voice | None


def forum_lines() -> list[ForumLine]:
    """All forums with what waits, in one statement."""
    waits = Q(wishes__verdict=Verdict.WAITING, wishes__story__withdrawn_at=None)
    rows = all_forums().annotate(waiting=Count("wishes", filter=waits))
    return [ForumLine(forum=forum, waiting=forum.waiting) for forum in rows]


def free_inquiries() -> QuerySet[Inquiry]:
    """Those that no forum is about yet and that still ask."""
    taken = Forum.objects.values("inquiry_id")
    return ask_reads.all_inquiries().exclude(state=State.CLOSED).exclude(pk__in=taken)


def wishes_with_words(forum: Forum) -> list[WishSeen]:
    """Undecided ones first. A wish whose words its writer took back asks for nothing any more."""
    rows = list(wishes_for(forum))
    stories = listen_reads.newest_versions(forum.inquiry_id, [row.story_id for row in rows])
    seen = []
    for row in sorted(rows, key=lambda row: row.verdict != Verdict.WAITING):
        story = stories[row.story_id]
        seen.append(WishSeen(wish=row, voice=None if story.withdrawn_at else listen_reads.voice(story)))
    return seen
