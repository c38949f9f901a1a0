"""Insights with the words that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from resonanz.ground.components import pieces
from resonanz.listen.reads import Voice, public_voice, voice
from resonanz.trust import reads as trust_reads
from resonanz.understand.enums import Side
from resonanz.understand.models import Evidence, Insight, InsightVersion

if TYPE_CHECKING:
    from resonanz.listen.models import Story


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
    rows = Evidence.objects.filter(insight_id__in=insight_ids).select_related("story")
    return rows.prefetch_related("story__person__relations", "story__scribe").order_by("side", "pk")


def standing_stories(insight_id: int) -> int:
    """How many stories still carry an insight with their words; withdrawn and erased ones do not."""
    standing = Evidence.objects.filter(insight_id=insight_id, side=Side.SUPPORT, story__withdrawn_at=None)
    return standing.values("story_id").distinct().count()


def versions_of(insight_id: int) -> QuerySet[InsightVersion]:
    return InsightVersion.objects.filter(insight_id=insight_id).select_related("changed_by").order_by("number")


def shown_evidence(insight_id: int, *, public: bool, urls: bool = False) -> ShownEvidence:
    """For the team all of it; in public only what its tellers have released, and how many more there are.

    Words that are held back or hidden leave a note in their place, so that nobody takes them for gone.
    """
    rows = list(evidence_of([insight_id]))
    seen = [row for row in rows if not public or _may_be_named(row.story)]
    withheld = {row.story.withheld_by for row in seen if row.story.withheld_by is not None}
    decisions = trust_reads.deciding(withheld) if public and withheld else {}
    voices: dict[str, list[Voice]] = {side: [] for side in Side}
    for (side, _story_id), group in groupby(sorted(seen, key=_by_story), key=_by_story):
        passages = list(group)
        story, marks = passages[0].story, _marks(passages)
        shown = public_voice(story, marks=marks, decisions=decisions) if public else _for_team(story, marks, urls=urls)
        voices[side].append(shown)
    return ShownEvidence(
        support=voices[Side.SUPPORT],
        counter=voices[Side.COUNTER],
        hidden=sum(1 for row in rows if row.story.withdrawn_at is None)
        - sum(1 for row in seen if row.story.withdrawn_at is None),
    )


def _may_be_named(story: Story) -> bool:
    """Whether the public may know of this story at all: shown, or as the place where words stood."""
    return story.is_public or story.withdrawn_at is not None or story.is_withheld_from_public


def _by_story(row: Evidence) -> tuple[str, int]:
    return row.side, row.story_id


def _marks(passages: Sequence[Evidence]) -> list[tuple[str, bool]]:
    """A story is shown once, with all its passages marked."""
    return pieces(passages[0].story.text, [(row.start, row.end) for row in passages]) or [("", False)]


def _for_team(story: Story, marks: list[tuple[str, bool]], *, urls: bool) -> Voice:
    return voice(story, marks=marks, url=f"/team/geschichte/{story.pk}/" if urls else "")


def newest_insights(inquiry_ids: Sequence[int], *, most: int = 200) -> list[Insight]:
    """The oldest first among the newest: what has waited longest stands on top."""
    newest = Insight.objects.filter(inquiry_id__in=inquiry_ids).select_related("inquiry").order_by("-created_at")[:most]
    return list(newest)[::-1]


def insight_counts(inquiry_ids: Sequence[int]) -> dict[int, int]:
    counted = Insight.objects.filter(inquiry_id__in=inquiry_ids).values_list("inquiry_id").annotate(n=Count("pk"))
    return {**dict.fromkeys(inquiry_ids, 0), **dict(counted)}


def people_by_insight(inquiry_id: int) -> dict[int, int]:
    """How many people carry each insight of an inquiry."""
    return dict(Insight.objects.filter(inquiry_id=inquiry_id).order_by().values_list("pk", "people"))


def insights_by_id(pks: Sequence[int]) -> dict[int, Insight]:
    return {row.pk: row for row in Insight.objects.filter(pk__in=pks).select_related("created_by")}
