"""Dividing read stories into passages: each with what it does and its own theme. It loads the engine: only the worker
imports it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from django.db import transaction

from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.engine import divided_with, examples, model_name
from resonanz.understand.actions.holding import hold_themes, still_there
from resonanz.understand.actions.saying import said_kind
from resonanz.understand.actions.settling import Places, memory_with_themes
from resonanz.understand.models import Banned, Divided, KindSaid, Passage, PassageKind, PassageVector, Placement
from resonanz.understand.reads.unread import ReadStory, undivided_stories
from resonanz.understand.rules import CLEARLY
from resonanz_engine import defaults, listening

if TYPE_CHECKING:
    from resonanz_engine.findings import KindsOfPassage
    from resonanz_engine.ports import Embedder
    from resonanz_engine.types import Placed, Span

_BATCH = 256


@dataclass(frozen=True, kw_only=True)
class _Cut:
    """The passages of a batch: `found` (p), what each does, whether it is a whole story, and its vector (p, d)."""

    stories: Sequence[ReadStory]
    found: Sequence[Span]
    kinds: Sequence[KindsOfPassage]
    is_whole: Sequence[bool]
    vectors: np.ndarray


def divide_stories(inquiry_id: int, reader: Embedder) -> None:
    """Divides what has been read and not been divided yet. Safe to stop anywhere: what is missing is found again."""
    below = None
    while batch := undivided_stories(
        inquiry_id, model=model_name(), made_with=divided_with(), limit=_BATCH, below=below
    ):
        below = batch[-1].pk
        cut = _cut(batch, reader)
        memory = memory_with_themes(inquiry_id)
        placed = defaults.place(cut.vectors, memory) if memory and cut.found else None
        with transaction.atomic():
            hold_themes(inquiry_id)
            _keep(inquiry_id, cut, placed)


def _cut(batch: Sequence[ReadStory], reader: Embedder) -> _Cut:
    """Only passages of longer stories are read; one that is the whole story has the vector of the story."""
    texts = [story.text for story in batch]
    found = listening.passages(texts)
    parts = np.bincount([span.story for span in found], minlength=len(batch))
    is_whole = [bool(parts[span.story] == 1) for span in found]
    own = [n for n, whole in enumerate(is_whole) if not whole]
    rows = [np.fromstring(story.vector[1:-1], sep=",", dtype=np.float32) for story in batch]
    vectors = np.array([rows[span.story] for span in found], dtype=np.float32).reshape(len(found), len(rows[0]))
    if own:
        vectors[own] = reader.embed(listening.passage_texts(texts, [found[n] for n in own]))
    kinds = listening.kinds_of(texts, found, vectors, examples(reader)) if found else []
    return _Cut(stories=batch, found=found, kinds=kinds, is_whole=is_whole, vectors=vectors)


def _keep(inquiry_id: int, cut: _Cut, placed: Placed | None) -> None:
    ids = [story.pk for story in cut.stories]
    # A story that was withdrawn meanwhile must not leave passages behind.
    alive = still_there(ids)
    before = set(Passage.objects.filter(story_id__in=alive).exclude(theme=None).values_list("theme_id", flat=True))
    rows = _rows(inquiry_id, cut, placed, alive)
    passages = [passage for _n, passage in rows]
    _drop_surplus(alive, passages)
    Passage.objects.bulk_create(
        passages,
        update_conflicts=True,
        unique_fields=["story", "rank"],
        update_fields=["start", "end", "is_whole", "theme", "strength"],
    )
    _keep_vectors(cut, rows)
    _keep_kinds(inquiry_id, cut, rows, alive)
    Divided.objects.bulk_create(
        (Divided(story_id=pk, inquiry_id=inquiry_id, made_with=divided_with()) for pk in ids if pk in alive),
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=["made_with"],
    )
    count_themes(inquiry_id, before | {passage.theme_id for passage in passages if passage.theme_id})


def _rows(inquiry_id: int, cut: _Cut, placed: Placed | None, alive: AbstractSet[int]) -> list[tuple[int, Passage]]:
    """The passages of the stories that are still there, each with its number in the batch."""
    lies = {row.story_id: row for row in Placement.objects.filter(story_id__in=alive)}
    places = Places(inquiry_id)
    refused = _refused(alive, places)
    ranks: dict[int, int] = defaultdict(int)
    rows = []
    for n, span in enumerate(cut.found):
        pk = cut.stories[span.story].pk
        if pk not in alive:
            continue
        lie = lies.get(pk)
        place = lie if cut.is_whole[n] else places.row(pk, placed=placed, n=n)
        theme_id, strength = _belongs(place, lie, refused.get(pk, set()))
        passage = Passage(
            story_id=pk,
            inquiry_id=inquiry_id,
            rank=ranks[pk],
            start=span.start,
            end=span.end,
            is_whole=cut.is_whole[n],
            theme_id=theme_id,
            strength=strength,
        )
        ranks[pk] += 1
        rows.append((n, passage))
    return rows


def _belongs(
    place: Placement | None, lie: Placement | None, refused: AbstractSet[int | None]
) -> tuple[int | None, float]:
    """Theme and strength of a passage that was found this place, in a story that lies there; none it does not clearly
    belong to, and none that people took the story out of.
    """
    if place is None or place.theme_id is None or place.theme_id in refused:
        return None, 0.0
    beside = lie is not None and place.theme_id == lie.theme_id
    return (place.theme_id, round(place.strength, 4)) if beside or place.strength >= CLEARLY else (None, 0.0)


def _refused(story_ids: AbstractSet[int], places: Places) -> dict[int, set[int | None]]:
    """Themes that people took a story out of, merges followed: none of its passages belongs there either."""
    found: dict[int, set[int | None]] = defaultdict(set)
    for story_id, key in Banned.objects.filter(story_id__in=story_ids).values_list("story_id", "theme__key"):
        found[story_id].add(places.themes.get(key))
    return found


def _drop_surplus(alive: AbstractSet[int], passages: Sequence[Passage]) -> None:
    """Passages beyond the new ones of their story; the others keep their ids."""
    kept = {(passage.story_id, passage.rank) for passage in passages}
    there = Passage.objects.filter(story_id__in=alive).values_list("pk", "story_id", "rank")
    surplus = [pk for pk, story_id, rank in there if (story_id, rank) not in kept]
    if surplus:
        Passage.objects.filter(pk__in=surplus).delete()


def _keep_vectors(cut: _Cut, rows: Sequence[tuple[int, Passage]]) -> None:
    PassageVector.objects.filter(passage__in=[passage.pk for _n, passage in rows if passage.is_whole]).delete()
    PassageVector.objects.bulk_create(
        (
            PassageVector(passage=passage, story_id=passage.story_id, model=model_name(), vector=cut.vectors[n])
            for n, passage in rows
            if not passage.is_whole
        ),
        update_conflicts=True,
        unique_fields=["passage"],
        update_fields=["model", "vector"],
    )


def _keep_kinds(inquiry_id: int, cut: _Cut, rows: Sequence[tuple[int, Passage]], alive: AbstractSet[int]) -> None:
    said: dict[int, list[KindSaid]] = defaultdict(list)
    for word in KindSaid.objects.filter(story_id__in=alive):
        said[word.story_id].append(word)
    PassageKind.objects.filter(story_id__in=alive).delete()
    PassageKind.objects.bulk_create(
        kind
        for n, passage in rows
        for kind in _kinds(inquiry_id, passage, cut.kinds[n], said.get(passage.story_id, ())).values()
    )


def _kinds(
    inquiry_id: int, passage: Passage, told: KindsOfPassage, said: Sequence[KindSaid]
) -> Mapping[str, PassageKind]:
    """What the program found, and then what people said about words that begin in this passage."""
    kinds = {
        str(found.kind): PassageKind(
            passage=passage,
            story_id=passage.story_id,
            inquiry_id=inquiry_id,
            kind=str(found.kind),
            strength=found.strength,
            spans=[[span.start, span.end] for span in found.reasons],
        )
        for found in told.kinds
    }
    for word in said:
        if not passage.start <= word.start < passage.end:
            continue
        kinds.pop(word.kind, None)
        if word.holds:
            kinds[word.kind] = said_kind(passage, word.kind)
    return kinds
