"""What people decided, as the engine wants to know it. It loads the engine: only the worker imports it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from django.db.models import Max

from resonanz.understand.actions.engine import remembered, unpacked
from resonanz.understand.models import Banned, Insight, Pinned, Placement, Progress, Theme, ThemeChange
from resonanz_engine.types import ALONE, Decisions, Space
from resonanz_engine.types import ThemeMemory as EngineMemory

_BATCH = 5_000


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How things stand before a refresh. `stamp` is the newest deed of a person that is in it."""

    stamp: int
    decisions: Decisions
    memory: EngineMemory | None
    previous: Mapping[str, int] | None


def standing(inquiry_id: int) -> Standing:
    stamp = newest_deed(inquiry_id)
    decisions = decisions_of(inquiry_id)
    memory = memory_of(inquiry_id)
    return Standing(
        stamp=stamp,
        decisions=decisions,
        memory=memory,
        previous=_previous(inquiry_id, decisions) if memory is not None else None,
    )


def newest_deed(inquiry_id: int) -> int:
    deeds = ThemeChange.objects.filter(inquiry_id=inquiry_id).exclude(by=None)
    return int(deeds.aggregate(newest=Max("pk"))["newest"] or 0)


def is_in_use(inquiry_id: int) -> bool:
    """Whether people rely on these themes: they decided about one, or understood something from one."""
    return newest_deed(inquiry_id) > 0 or Insight.objects.filter(theme__inquiry_id=inquiry_id).exists()


def decisions_of(inquiry_id: int) -> Decisions:
    themes = Theme.objects.filter(inquiry_id=inquiry_id)
    pinned = Pinned.objects.filter(theme__inquiry_id=inquiry_id).values_list("story_id", "theme__key")
    banned = Banned.objects.filter(theme__inquiry_id=inquiry_id).values_list("story_id", "theme__key")
    return Decisions(
        merged=dict(themes.exclude(merged_by=None).values_list("key", "merged_into__key")),
        apart=frozenset(themes.exclude(split_from=None).values_list("key", "split_from__key")),
        pinned={str(story): key for story, key in pinned},
        banned=frozenset((str(story), key) for story, key in banned),
        lasting=_lasting(inquiry_id),
    )


def _lasting(inquiry_id: int) -> frozenset[int]:
    """Keys of the themes that somebody named or understood something from: they stay while they have one story."""
    named = Theme.objects.filter(inquiry_id=inquiry_id).exclude(given_name="").values_list("key", flat=True)
    understood = Insight.objects.filter(theme__inquiry_id=inquiry_id).values_list("theme__key", flat=True)
    return frozenset(named) | frozenset(understood)


def memory_of(inquiry_id: int) -> EngineMemory | None:
    """What the engine remembers, without merges: the decisions say them, and they may have been taken back.

    Where it can't be read (another model, an earlier version) but there are themes, an empty one stands in, so that
    the themes are recognised by their stories and no key is given twice.
    """
    memory = unpacked(remembered(inquiry_id))
    most = Theme.objects.filter(inquiry_id=inquiry_id).aggregate(most=Max("key"))["most"]
    if memory is None:
        return None if most is None else _blank(most + 1)
    return replace(memory, merged={}, next_key=max(memory.next_key, (most or 0) + 1))


def _blank(next_key: int) -> EngineMemory:
    nothing, none = np.zeros((0, 0), dtype=np.float32), np.zeros(0, dtype=np.int64)
    return EngineMemory(
        recipe="",
        space=Space(mean=np.zeros(0, dtype=np.float32), basis=nothing),
        keys=none,
        facets=none,
        centroids=nothing,
        floor=0,
        far=0,
        next_key=next_key,
        next_facet=1,
        fitted=0,
        resolution=0,
    )


def _previous(inquiry_id: int, decisions: Decisions) -> dict[str, int]:
    """Where each story was, by the key of its theme or of the one it came from in a merge.

    Stories that people took out of a theme and that stand for themselves are left out: they may go where they fit. So
    are those that arrived since the themes were formed: they were only put to the nearest theme for the time being,
    and may be the first of a new one.
    """
    placed = Placement.objects.filter(inquiry_id=inquiry_id)
    formed = Progress.objects.filter(inquiry_id=inquiry_id).values_list("refreshed_at", flat=True).first()
    if formed is not None:
        placed = placed.exclude(story__received_at__gt=formed)
    rows = placed.values_list("story_id", "theme__key", "origin__key")
    taken_out = {story for story, _key in decisions.banned}
    keys = ((str(pk), origin or key or ALONE) for pk, key, origin in rows.iterator(chunk_size=_BATCH))
    return {pk: key for pk, key in keys if key != ALONE or pk not in taken_out}
