"""Insights with the words that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, QuerySet

from resonanz.ground.components import pieces
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


def insights_by_story(story_ids: Sequence[int]) -> dict[int, set[int]]:
    """Which insights each of these stories carries; stories that carry none are left out."""
    found: dict[int, set[int]] = {}
    for story_id, insight_id in Evidence.objects.filter(story_id__in=story_ids).values_list("story_id", "insight_id"):
        found.setdefault(story_id, set()).add(insight_id)
    return found


def evidence_of(insight_ids: Sequence[int]) -> QuerySet[Evidence]:
    return Evidence.objects.filter(insight_id__in=insight_ids).select_related("story").order_by("side", "pk")


def versions_of(insight_id: int) -> QuerySet[InsightVersion]:
    return InsightVersion.objects.filter(insight_id=insight_id).select_related("changed_by").order_by("number")


def shown_evidence(insight_id: int, *, public: bool, urls: bool = False) -> ShownEvidence:
    """For the team all of it; in public only what its tellers have released, and how many more there are."""
    rows = list(evidence_of([insight_id]))
    seen = [row for row in rows if not public or row.story.is_public or row.story.withdrawn_at]
    voices: dict[str, list[Voice]] = {side: [] for side in Side}
    for (side, _story_id), passages in groupby(sorted(seen, key=_by_story), key=_by_story):
        voices[side].append(_voice(list(passages), urls=urls, public=public))
    return ShownEvidence(
        support=voices[Side.SUPPORT],
        counter=voices[Side.COUNTER],
        hidden=sum(1 for row in rows if row.story.withdrawn_at is None)
        - sum(1 for row in seen if row.story.withdrawn_at is None),
    )


def _by_story(row: Evidence) -> tuple[str, int]:
    return row.side, row.story_id


def _voice(rows: list[Evidence], *, urls: bool, public: bool) -> Voice:
    """A story is shown once, with all its passages marked."""
    story = rows[0].story
    marks = pieces(story.text, [(row.start, row.end) for row in rows])
    url = f"/team/geschichte/{story.pk}/" if urls else ""
    return voice(story, marks=marks or [("", False)], url=url, as_told=public)


def newest_insights(inquiry_ids: Sequence[int], *, most: int = 200) -> list[Insight]:
    """The oldest first among the newest: what has waited longest stands on top."""
    newest = Insight.objects.filter(inquiry_id__in=inquiry_ids).select_related("inquiry").order_by("-created_at")[:most]
    return list(newest)[::-1]


def insight_counts(inquiry_ids: Sequence[int]) -> dict[int, int]:
    counted = Insight.objects.filter(inquiry_id__in=inquiry_ids).values_list("inquiry_id").annotate(n=Count("pk"))
    return {**dict.fromkeys(inquiry_ids, 0), **dict(counted)}
