"""Places for single stories among the themes there are. It loads the engine: only the worker imports it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from django.db import transaction

from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.engine import model_name, remembered, unpacked
from resonanz.understand.actions.following import follow_stories
from resonanz.understand.actions.holding import hold_themes
from resonanz.understand.models import Banned, Excerpt, Placement, StoryVector
from resonanz.understand.reads.living import living_keys
from resonanz_engine import defaults
from resonanz_engine.types import Placed
from resonanz_engine.types import ThemeMemory as EngineMemory


def memory_with_themes(inquiry_id: int) -> EngineMemory | None:
    """The engine's memory by its own keys, merges not followed; None where it has no themes or can't be read."""
    memory = unpacked(remembered(inquiry_id))
    return None if memory is None else replace(memory, merged={})


class Places:
    """Turns keys and facets of the engine into rows, as the themes are in this moment."""

    def __init__(self, inquiry_id: int) -> None:
        self.inquiry_id = inquiry_id
        self.themes = living_keys(inquiry_id)
        parts = Excerpt.objects.filter(theme__inquiry_id=inquiry_id).exclude(facet=None)
        self.facets = set(parts.values_list("theme_id", "facet"))

    def row(self, story_id: int, *, placed: Placed | None, n: int, language: str = "") -> Placement:
        theme_id = self.themes.get(int(placed.keys[n])) if placed else None
        facet = int(placed.facets[n]) if placed else 0
        return Placement(
            story_id=story_id,
            inquiry_id=self.inquiry_id,
            theme_id=theme_id,
            facet=facet if (theme_id, facet) in self.facets else None,
            strength=float(placed.strengths[n]) if placed else 0.0,
            language=language,
        )


def settle_taken_out(inquiry_id: int) -> None:
    """Stories that somebody took out of a theme go to the next one they fit; most stay for themselves."""
    waiting = Placement.objects.filter(inquiry_id=inquiry_id, theme=None)
    banned = Banned.objects.filter(story_id__in=waiting.values("story_id")).values_list("story_id", "theme__key")
    no: dict[int, set[int]] = {}
    for story_id, key in banned:
        no.setdefault(story_id, set()).add(key)
    memory = memory_with_themes(inquiry_id)
    if not no or memory is None:
        return
    vectors = dict(StoryVector.objects.filter(story_id__in=no, model=model_name()).values_list("story_id", "vector"))
    with transaction.atomic():
        hold_themes(inquiry_id)
        places = Places(inquiry_id)
        for story_id, vector in vectors.items():
            refused = {places.themes.get(key) for key in no[story_id]} | {None}
            open_ = np.array([places.themes.get(int(key)) not in refused for key in memory.keys], dtype=bool)
            if open_.any():
                _settle(places, story_id, np.asarray(vector), _only(memory, open_))


def _only(memory: EngineMemory, open_: np.ndarray) -> EngineMemory:
    return replace(memory, keys=memory.keys[open_], facets=memory.facets[open_], centroids=memory.centroids[open_])


def _settle(places: Places, story_id: int, vector: np.ndarray, memory: EngineMemory) -> None:
    row = places.row(story_id, placed=defaults.place(vector[None, :], memory), n=0)
    if row.theme_id is None:
        return
    # Whoever was quicker, a person who pinned it or the one who erased it, is right.
    still_alone = Placement.objects.filter(story_id=story_id, theme=None)
    if still_alone.update(theme=row.theme_id, facet=row.facet, strength=row.strength):
        follow_stories([story_id])
        count_themes(places.inquiry_id, [row.theme_id])
