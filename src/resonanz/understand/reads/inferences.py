"""What the program has inferred about stories: never about people, and always with model and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from resonanz.understand.enums import Excerpted
from resonanz.understand.models import (
    Excerpt,
    Placement,
    Progress,
    StoryVector,
    Theme,
    ThemeMemory,
    TouchpointCorrection,
    TouchpointMatch,
)
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
    touchpoints: tuple[Touched, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Touched:
    """A passage that tells of a step of the way. `said_by_team` where a person decided so."""

    words: str
    touchpoint: str
    strength: float
    said_by_team: bool


def inferences_of(story_ids: Sequence[int]) -> dict[int, Inference]:
    """Eleven statements at most, however many stories there are."""
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
    touched = _touched(story_ids)
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
            touchpoints=tuple(touched.get(placement.story_id, ())),
        )
        for placement in placements
    }


def _touched(story_ids: Sequence[int]) -> dict[int, list[Touched]]:
    rows = TouchpointMatch.objects.filter(story_id__in=story_ids).exclude(touchpoint=None)
    said = TouchpointCorrection.objects.filter(story_id__in=story_ids, belongs=True)
    decided = set(said.values_list("story_id", "start", "touchpoint_id"))
    found: dict[int, list[Touched]] = {}
    for row in rows.select_related("story", "touchpoint").order_by("story_id", "start"):
        assert row.touchpoint is not None
        found.setdefault(row.story_id, []).append(
            Touched(
                words=row.story.text[row.start : row.end],
                touchpoint=row.touchpoint.name,
                strength=row.strength,
                said_by_team=(row.story_id, row.start, row.touchpoint_id) in decided,
            )
        )
    return found


def _name(theme: Theme | None) -> str:
    if theme is None:
        return ""
    if theme.given_name:
        return theme.given_name
    return next((words(excerpt) for excerpt in theme.excerpts.all()), f"{theme.key}")
