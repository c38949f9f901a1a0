"""What somebody wants to take out, and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.understand import reads as understand_reads

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from resonanz.ask.models import Inquiry
    from resonanz.listen.models import Story
    from resonanz.understand.reads import ExportedTheme


@dataclass(frozen=True, kw_only=True)
class Asked:
    """`public`: only what everybody may read. `unread`: also what nobody has read yet. `by` takes it out."""

    inquiries: Sequence[Inquiry]
    public: bool
    unread: bool
    by: int

    @property
    def inquiry_ids(self) -> list[int]:
        return [inquiry.pk for inquiry in self.inquiries]

    @property
    def stories(self) -> QuerySet[Story]:
        return listen_reads.leaving_stories(self.inquiry_ids, public=self.public, unread=self.unread)

    @cached_property
    def themes(self) -> dict[int, ExportedTheme]:
        return understand_reads.exported_themes(self.inquiry_ids, public=self.public)

    def pieces(self) -> Iterator[list[Story]]:
        """The stories, some hundreds at a time. Whoever takes words out stands at them as their reader first."""
        for piece in listen_reads.in_pieces(self.stories):
            listen_actions.mark_read(story_ids=[story.pk for story in piece], by=self.by)
            yield piece
