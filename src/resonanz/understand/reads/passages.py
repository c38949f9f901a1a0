"""Passages and what they do, with the words that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from resonanz.understand.enums import Kind
from resonanz.understand.models import Passage, PassageKind


@dataclass(frozen=True, kw_only=True)
class ShownKind:
    """What a passage does: `label` names it, `words` are those of the story that show it, verbatim."""

    passage_id: int
    kind: Kind
    words: tuple[str, ...]
    strength: float
    by_team: bool

    @property
    def label(self) -> str:
        return str(self.kind.label)


def kinds_of_stories(story_ids: Iterable[int]) -> dict[int, list[ShownKind]]:
    """For each story that is still there, in its order; one statement."""
    rows = PassageKind.objects.filter(
        story_id__in=list(story_ids), story__withdrawn_at=None, story__superseded_at=None
    ).select_related("story", "passage")
    found: dict[int, list[ShownKind]] = defaultdict(list)
    for row in rows.order_by("story_id", "passage__rank", "-strength", "kind"):
        found[row.story_id].append(shown_kind(row))
    return dict(found)


def shown_kind(row: PassageKind) -> ShownKind:
    """The row with its passage and story."""
    spans = row.spans or [[row.passage.start, row.passage.end]]
    return ShownKind(
        passage_id=row.passage_id,
        kind=Kind(row.kind),
        words=tuple(row.story.text[start:end] for start, end in spans),
        strength=row.strength,
        by_team=row.by_team,
    )


def further_themes(story_ids: Iterable[int]) -> dict[int, list[int]]:
    """Themes that only single passages of a story belong to, by story, the clearest first; one statement."""
    rows = Passage.objects.filter(story_id__in=list(story_ids), is_whole=False).exclude(theme=None)
    found: dict[int, list[int]] = defaultdict(list)
    for story_id, theme_id in rows.order_by("-strength", "pk").values_list("story_id", "theme_id"):
        if theme_id is not None and theme_id not in found[story_id]:
            found[story_id].append(theme_id)
    return dict(found)
