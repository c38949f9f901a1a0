"""What the program has inferred about stories: never about people, and always with model and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt, Placement, Progress, StoryVector, Theme, ThemeMemory
from resonanz.understand.reads.themes import words


@dataclass(frozen=True, kw_only=True)
class Inference:
    """Where a story was placed. `theme` is empty when it stands for itself; `strength` is between 0 and 1."""

    story_id: int
    theme_id: int | None
    theme: str
    is_named_by_team: bool
    strength: float
    language: str
    model: str
    formed_at: datetime | None


def inferences_of(story_ids: Sequence[int]) -> dict[int, Inference]:
    """Five statements, however many stories there are."""
    named = Excerpt.objects.filter(kind=Excerpted.NAME).select_related("story").order_by("rank")
    themes = Prefetch("theme", queryset=Theme.objects.prefetch_related(Prefetch("excerpts", queryset=named)))
    placements = list(Placement.objects.filter(story_id__in=story_ids).prefetch_related(themes))
    models = dict(StoryVector.objects.filter(story_id__in=story_ids).values_list("story_id", "model"))
    inquiries = {placement.inquiry_id for placement in placements}
    remembered = dict(ThemeMemory.objects.filter(inquiry_id__in=inquiries).values_list("inquiry_id", "model"))
    formed = dict(Progress.objects.filter(inquiry_id__in=inquiries).values_list("inquiry_id", "refreshed_at"))
    return {
        placement.story_id: Inference(
            story_id=placement.story_id,
            theme_id=placement.theme_id,
            theme=_name(placement.theme),
            is_named_by_team=bool(placement.theme and placement.theme.given_name),
            strength=placement.strength,
            language=placement.language,
            model=models.get(placement.story_id) or remembered.get(placement.inquiry_id, ""),
            formed_at=formed.get(placement.inquiry_id),
        )
        for placement in placements
    }


def _name(theme: Theme | None) -> str:
    if theme is None:
        return ""
    if theme.given_name:
        return theme.given_name
    return next((words(excerpt) for excerpt in theme.excerpts.all()), f"{theme.key}")
