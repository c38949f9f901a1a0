"""Reading new stories: search, meaning, a place among the themes. It loads the engine: only the worker imports it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from django.db import connection, transaction

from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.engine import embedder, language_of, model_name, remembered, unpacked
from resonanz.understand.actions.progressing import tell_progress
from resonanz.understand.actions.sketching import fill_sketches
from resonanz.understand.enums import Step
from resonanz.understand.models import Placement, Progress, StoryVector, Theme
from resonanz.understand.reads.unread import WaitingStory, inquiry_size, waiting_count, waiting_stories
from resonanz_engine import defaults

if TYPE_CHECKING:
    from resonanz_engine.ports import Embedder

_BATCH = 32
FEWEST_FOR_THEMES = 6
"""Below this a list of stories says more than themes would."""


def catch_up(
    inquiry_id: int, *, on_step: Callable[[int, int], None] | None = None, reader: Embedder | None = None
) -> bool:
    """Reads what has not been read yet. True when themes should be formed anew. `reader` may know vectors already.

    Safe to stop anywhere: every batch is a transaction of its own, and what is missing is found again.
    """
    _fill_search(inquiry_id)
    fill_sketches(inquiry_id)
    waiting = waiting_count(inquiry_id, model_name())
    total = inquiry_size(inquiry_id)
    if waiting:
        tell_progress(inquiry_id, Step.EMBEDDING, done=total - waiting, total=total)
    while batch := waiting_stories(inquiry_id, model_name(), limit=_BATCH):
        _read_batch(inquiry_id, batch, reader or embedder())
        waiting -= len(batch)
        tell_progress(inquiry_id, Step.EMBEDDING, done=max(0, total - waiting), total=total)
        if on_step is not None:
            on_step(max(0, total - waiting), total)
    if _wants_refresh(inquiry_id, total):
        return True
    if Progress.objects.filter(inquiry_id=inquiry_id).exclude(step=Step.DONE).exists():
        tell_progress(inquiry_id, Step.DONE, done=total, total=total)
    return False


def _fill_search(inquiry_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO understand_searchentry (story_id, inquiry_id, document)
            SELECT s.id, s.inquiry_id,
                   to_tsvector('german', s.text || ' ' || s.works_well)
                   || to_tsvector('english', s.text || ' ' || s.works_well)
                   || to_tsvector('simple', s.text || ' ' || s.works_well)
            FROM listen_story s
            WHERE s.inquiry_id = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
              AND NOT EXISTS (SELECT FROM understand_searchentry e WHERE e.story_id = s.id)
            ON CONFLICT (story_id) DO NOTHING
            """,
            [inquiry_id],
        )


def _read_batch(inquiry_id: int, batch: Sequence[WaitingStory], reader: Embedder) -> None:
    vectors = reader.embed([defaults.readable(story.text) for story in batch])
    memory = unpacked(remembered(inquiry_id))
    placed = defaults.place(vectors, memory) if memory else None
    with transaction.atomic():
        # A story that was withdrawn meanwhile must not leave a vector behind.
        alive = _still_there([story.pk for story in batch])
        StoryVector.objects.bulk_create(
            (
                StoryVector(story_id=story.pk, model=model_name(), vector=vector)
                for story, vector in zip(batch, vectors, strict=True)
                if story.pk in alive
            ),
            update_conflicts=True,
            unique_fields=["story"],
            update_fields=["model", "vector"],
        )
        themes = dict(Theme.objects.filter(inquiry_id=inquiry_id).values_list("key", "pk"))
        fresh = [
            Placement(
                story_id=story.pk,
                inquiry_id=inquiry_id,
                theme_id=themes.get(int(placed.keys[n])) if placed else None,
                strength=float(placed.strengths[n]) if placed else 0.0,
                language=language_of(story.text),
            )
            for n, story in enumerate(batch)
            if story.pk in alive
        ]
        # A story that already has a place keeps it: only its vector was lost in a crash.
        Placement.objects.bulk_create(fresh, ignore_conflicts=True)
        count_themes(inquiry_id, {placement.theme_id for placement in fresh if placement.theme_id})


def _still_there(story_ids: Sequence[int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM listen_story"
            " WHERE id = ANY(%s) AND withdrawn_at IS NULL AND superseded_at IS NULL FOR SHARE",
            [list(story_ids)],
        )
        return {row[0] for row in cursor.fetchall()}


def _wants_refresh(inquiry_id: int, total: int) -> bool:
    """Themes are formed when there are enough stories, and anew when a quarter more has come or somebody asks."""
    progress = Progress.objects.filter(inquiry_id=inquiry_id).first()
    if progress is not None and progress.step == Step.WAITING:
        return True
    memory = remembered(inquiry_id)
    if memory is None:
        return total >= FEWEST_FOR_THEMES
    return total >= memory.stories * 1.25 + 5
