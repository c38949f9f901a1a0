"""Insights with the words that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from resonanz.listen.reads import Voice, voice
from resonanz.understand.enums import Side
from resonanz.understand.models import Evidence, Insight, InsightVersion


@dataclass(frozen=True, kw_only=True)
class ShownEvidence:
    support: list[Voice]
    counter: list[Voice]
    hidden: int
    """How many passages stand behind the insight that the reader of this page may not see."""


def insights_of(inquiry_id: int) -> QuerySet[Insight]:
    return Insight.objects.filter(inquiry_id=inquiry_id).select_related("created_by").order_by("-created_at", "-pk")


def insight(pk: int) -> Insight | None:
    return Insight.objects.select_related("inquiry", "created_by", "theme").filter(pk=pk).first()


def insights_with(story_ids: Sequence[int]) -> QuerySet[Insight]:
    """Insights in which one of these stories is evidence, oldest first."""
    return (
        Insight.objects.filter(evidence__story_id__in=story_ids).select_related("created_by").distinct().order_by("pk")
    )


def evidence_of(insight_ids: Sequence[int]) -> QuerySet[Evidence]:
    return Evidence.objects.filter(insight_id__in=insight_ids).select_related("story").order_by("side", "pk")


def versions_of(insight_id: int) -> QuerySet[InsightVersion]:
    return InsightVersion.objects.filter(insight_id=insight_id).select_related("changed_by").order_by("number")


def shown_evidence(insight_id: int, *, public: bool, urls: bool = False) -> ShownEvidence:
    """For the team all of it; in public only what its tellers have released, and how many more there are."""
    rows = list(evidence_of([insight_id]))
    seen = [row for row in rows if not public or row.story.is_public]
    voices = {
        side: [
            voice(
                row.story,
                span=None if row.story.withdrawn_at else (row.start, row.end),
                url=f"/team/geschichte/{row.story_id}/" if urls else "",
            )
            for row in seen
            if row.side == side
        ]
        for side in Side
    }
    return ShownEvidence(support=voices[Side.SUPPORT], counter=voices[Side.COUNTER], hidden=len(rows) - len(seen))


def newest_insights(inquiry_ids: Sequence[int], *, most: int = 200) -> list[Insight]:
    """The oldest first among the newest: what has waited longest stands on top."""
    newest = Insight.objects.filter(inquiry_id__in=inquiry_ids).select_related("inquiry").order_by("-created_at")[:most]
    return list(newest)[::-1]


def insight_counts(inquiry_ids: Sequence[int]) -> dict[int, int]:
    counted = Insight.objects.filter(inquiry_id__in=inquiry_ids).values_list("inquiry_id").annotate(n=Count("pk"))
    return {**dict.fromkeys(inquiry_ids, 0), **dict(counted)}
