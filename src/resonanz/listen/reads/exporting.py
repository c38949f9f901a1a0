"""Stories that may leave the house as a file: in sight, with words, in their newest version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db.models import Max
from django.db.models.functions import Length

from resonanz.listen.models import Story
from resonanz.listen.models.sight import in_sight
from resonanz.listen.reads.stories import publicly_shown

if TYPE_CHECKING:
    from django.db.models import QuerySet

IN_A_PIECE = 500
"""So many stories are held in memory at once; each has 64 KB of words at most."""


def leaving_stories(inquiry_ids: Iterable[int], *, public: bool, unread: bool) -> QuerySet[Story]:
    """In the order in which they came. Held, hidden, erased and earlier versions are never among them.

    With `public` only what its tellers released for everybody; without `unread` only what somebody has read.
    """
    stories = Story.objects.filter(
        in_sight(), inquiry_id__in=list(inquiry_ids), withdrawn_at=None, superseded_at=None
    ).order_by("pk")
    stories = publicly_shown(stories) if public else stories
    return stories if unread else stories.exclude(first_read_at=None)


def may_leave(story: Story, *, public: bool) -> bool:
    """The same of one story that is at hand."""
    in_its_newest_words = story.withdrawn_at is None and story.superseded_at is None and not story.is_withheld
    return in_its_newest_words and (story.is_public or not public)


def in_pieces(stories: QuerySet[Story], *, size: int = IN_A_PIECE) -> Iterator[list[Story]]:
    """Piece by piece, each asked for when it is its turn: what is withdrawn in between does not come any more."""
    last = 0
    rows = stories.select_related("inquiry").prefetch_related("person__relations", "scribe")
    while piece := list(rows.filter(pk__gt=last)[:size]):
        yield piece
        last = piece[-1].pk


def longest_words(stories: QuerySet[Story]) -> int:
    """How many characters the longest of their texts has."""
    longest = stories.order_by().aggregate(told=Max(Length("text")), well=Max(Length("works_well")))
    return max(int(n or 0) for n in longest.values())
