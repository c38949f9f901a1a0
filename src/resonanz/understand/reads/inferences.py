"""What the program has inferred about stories: never about people, and always with model and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt, Placement, Progress, StoryVector, Theme, ThemeMemory
from resonanz.understand.reads.passages import ShownKind, further_themes, kinds_of_stories
from resonanz.understand.reads.themes import names_of, words


@dataclass(frozen=True, kw_only=True)
class Inference:
    """Where a story was placed and what its passages do. `theme` is empty when it stands for itself, `also` names
    themes that only a passage belongs to; `strength` is between 0 and 1.
    """

    story_id: int
    theme_id: int | None
    theme: str
    is_named_by_team: bool
    strength: float
    language: str
    model: str
    formed_at: datetime | None
    also: tuple[str, ...]
    kinds: tuple[ShownKind, ...]


def inferences_of(story_ids: Sequence[int]) -> dict[int, Inference]:
    """Nine statements at most, however many stories there are."""
    named = Excerpt.objects.filter(kind=Excerpted.NAME).select_related("story").order_by("rank")
    themes = Prefetch("theme", queryset=Theme.objects.prefetch_related(Prefetch("excerpts", queryset=named)))
    placements = list(Placement.objects.filter(story_id__in=story_ids).prefetch_related(themes))
    models = dict(StoryVector.objects.filter(story_id__in=story_ids).values_list("story_id", "model"))
    inquiries = {placement.inquiry_id for placement in placements}
    remembered = dict(ThemeMemory.objects.filter(inquiry_id__in=inquiries).values_list("inquiry_id", "model"))
    formed = dict(Progress.objects.filter(inquiry_id__in=inquiries).values_list("inquiry_id", "refreshed_at"))
    kinds, further = kinds_of_stories(story_ids), further_themes(story_ids)
    main = {placement.story_id: placement.theme_id for placement in placements}
    also = {pk: [theme for theme in found if theme != main.get(pk)] for pk, found in further.items()}
    names = names_of({theme for found in also.values() for theme in found})
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
            also=tuple(names[theme] for theme in also.get(placement.story_id, ())),
            kinds=tuple(kinds.get(placement.story_id, ())),
        )
        for placement in placements
    }


def _name(theme: Theme | None) -> str:
    if theme is None:
        return ""
    if theme.given_name:
        return theme.given_name
    return next((words(excerpt) for excerpt in theme.excerpts.all()), f"{theme.key}")
