"""What people decided about single stories, and the parts of a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from resonanz.understand.models import Banned, Pinned, Placement
from resonanz.understand.reads.themes import ShownTheme, words


@dataclass(frozen=True, kw_only=True)
class ShownFacet:
    """A part of a theme in the words of one of its stories."""

    key: int
    words: str
    stories: int
    tellers: int


def facets_of(theme: ShownTheme) -> list[ShownFacet]:
    """The widest first; parts that have lost all stories but one are left out."""
    if not theme.facets:
        return []
    placed = Placement.objects.filter(theme_id=theme.pk, story__withdrawn_at=None, story__superseded_at=None)
    counted = placed.values_list("facet").annotate(n=Count("pk"), people=Count("story__teller", distinct=True))
    sizes = {facet: (n, people) for facet, n, people in counted.exclude(facet=None)}
    found = [
        ShownFacet(key=row.facet, words=words(row), stories=sizes[row.facet][0], tellers=sizes[row.facet][1])
        for row in theme.facets
        if row.facet is not None and sizes.get(row.facet, (0, 0))[0] > 1
    ]
    found.sort(key=lambda facet: (-facet.tellers, facet.key))
    return found if len(found) > 1 else []


def pinned_among(story_ids: Sequence[int]) -> dict[int, Pinned]:
    rows = Pinned.objects.filter(story_id__in=story_ids).select_related("pinned_by")
    return {row.story_id: row for row in rows}


def banned_from(story_id: int) -> list[Banned]:
    return list(Banned.objects.filter(story_id=story_id).select_related("banned_by").order_by("banned_at"))


def placed_story(story_id: int) -> Placement | None:
    """Where a story is, with the story; None when it was erased or was never read."""
    placed = Placement.objects.filter(pk=story_id, story__withdrawn_at=None, story__superseded_at=None)
    return (
        placed.select_related("story", "inquiry").prefetch_related("story__person__relations", "story__scribe").first()
    )
