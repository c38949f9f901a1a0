"""Who is to hear one answer to many, and who has it already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from resonanz.answer.models import BulkReply, Reply
from resonanz.answer.rules.guard import told_in
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads
from resonanz.understand import reads as understand_reads
from resonanz.understand.enums import Side

if TYPE_CHECKING:
    from uuid import UUID

    from resonanz.listen.models import Story


@dataclass(frozen=True, kw_only=True)
class BulkLine:
    """One answer to many and how far it is; `left` are still without it."""

    bulk: BulkReply
    done: int
    left: int


def bulk(pk: int) -> BulkReply | None:
    return BulkReply.objects.filter(pk=pk).select_related("insight__inquiry", "author").first()


def unfinished_bulks() -> QuerySet[BulkReply]:
    return BulkReply.objects.filter(finished_at=None)


def tellers_of(insight_id: int) -> list[Story]:
    """One story for each teller whose words carry the insight and who has a page to read on; oldest first."""
    found: dict[UUID, Story] = {}
    for row in understand_reads.evidence_of([insight_id]):
        story = row.story
        if row.side == Side.SUPPORT and story.withdrawn_at is None and story.has_page:
            known = found.get(story.teller)
            found[story.teller] = story if known is None or story.pk < known.pk else known
    return sorted(found.values(), key=lambda story: story.pk)


def left_in(answer: BulkReply) -> list[int]:
    """The stories whose tellers have not got it yet."""
    told = set(Reply.objects.filter(bulk=answer).values_list("story__teller", flat=True))
    return [story.pk for story in tellers_of(answer.insight_id) if story.teller not in told]


def story_to_answer(pk: int) -> Story | None:
    """None where the words went meanwhile."""
    story = listen_reads.story(pk)
    return story if story is not None and story.withdrawn_at is None and story.has_page else None


def bulk_lines(insight_id: int) -> list[BulkLine]:
    """All answers to many of one insight, newest first."""
    found = BulkReply.objects.filter(insight_id=insight_id).select_related("author").order_by("-created_at", "-pk")
    return [
        BulkLine(
            bulk=each,
            done=Reply.objects.filter(bulk=each).count(),
            left=0 if each.finished_at else len(left_in(each)),
        )
        for each in found
    ]


def languages_of(stories: list[Story]) -> dict[str, int]:
    """In how many stories which language was heard, the most frequent first."""
    counted: dict[str, int] = {}
    for story in stories:
        code = told_in(story.text)
        counted[code] = counted.get(code, 0) + 1
    return dict(sorted(counted.items(), key=lambda item: -item[1]))


def came_back(stories: list[Story]) -> int:
    """For how many of these tellers the server of their address takes nothing any more."""
    owners = {story.person_id for story in stories if story.person_id is not None}
    return len(people_reads.refusals_of(sorted(owners)))
