"""Reading new stories: search, meaning, a place among the themes, passages. It loads the engine: only the worker
imports it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from django.db import connection, transaction

from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.dividing import divide_stories
from resonanz.understand.actions.drifting import count_fresh, judge
from resonanz.understand.actions.engine import embedder, language_of, model_name, remembered
from resonanz.understand.actions.holding import hold_themes, still_there
from resonanz.understand.actions.progressing import tell_progress
from resonanz.understand.actions.settling import Places, memory_with_themes, settle_taken_out
from resonanz.understand.actions.sketching import fill_sketches
from resonanz.understand.enums import Step
from resonanz.understand.models import Placement, Progress, StoryVector
from resonanz.understand.reads.unread import (
    WaitingStory,
    inquiry_size,
    waiting_count,
    waiting_from,
    waiting_span,
    waiting_stories,
)
from resonanz_engine import defaults
from resonanz_engine.types import Reason

if TYPE_CHECKING:
    from resonanz_engine.ports import Embedder

_BATCH = 32
_RECOUNT = 16
"""Batches after which it is counted again what waits: others may be reading along."""
HANDS = 3
"""How many other workers may read along."""
WORTH_HELPING = 640
"""Waiting stories from which on others are asked to; the bundled model takes a minute or two for these."""
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
    batches = 0
    while batch := waiting_stories(inquiry_id, model_name(), limit=_BATCH):
        _read_batch(inquiry_id, batch, reader or embedder())
        batches += 1
        waiting = waiting_count(inquiry_id, model_name()) if batches % _RECOUNT == 0 else waiting - len(batch)
        tell_progress(inquiry_id, Step.EMBEDDING, done=max(0, total - waiting), total=total)
        if on_step is not None:
            on_step(max(0, total - waiting), total)
    divide_stories(inquiry_id, reader or embedder())
    settle_taken_out(inquiry_id)
    if _wants_refresh(inquiry_id, total):
        return True
    if Progress.objects.filter(inquiry_id=inquiry_id).exclude(step=Step.DONE).exists():
        tell_progress(inquiry_id, Step.DONE, done=total, total=total)
    return False


def waiting_here(inquiry_id: int) -> int:
    return waiting_count(inquiry_id, model_name())


def lend_a_hand(inquiry_id: int, *, hand: int, seconds: float, reader: Embedder | None = None) -> bool:
    """Reads what waits, while `catch_up` does so from the newest on, in a worker of its own or on another machine.

    `hand` counts from zero: the first begins with the oldest, the others further on. True when time is up and more is
    waiting. Two that read the same batch store it once.
    """
    begun = monotonic()
    first, last = waiting_span(inquiry_id, model_name())
    start = first + (last - first) * hand // (HANDS + 1)
    while batch := (
        waiting_from(inquiry_id, model_name(), first=start, limit=_BATCH)
        or waiting_from(inquiry_id, model_name(), first=0, limit=_BATCH)
    ):
        if monotonic() - begun > seconds:
            return True
        _read_batch(inquiry_id, batch, reader or embedder())
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
    # Merges are followed in the transaction, where nobody can decide about themes meanwhile.
    memory = memory_with_themes(inquiry_id)
    placed = defaults.place(vectors, memory) if memory else None
    with transaction.atomic():
        hold_themes(inquiry_id)
        # A story that was withdrawn meanwhile must not leave a vector behind.
        alive = still_there(story.pk for story in batch)
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
        # A story that already has a place keeps it: only its vector was lost in a crash.
        known = set(Placement.objects.filter(story_id__in=alive).values_list("story_id", flat=True))
        fresh = [n for n, story in enumerate(batch) if story.pk in alive - known]
        places = Places(inquiry_id)
        rows = [places.row(batch[n].pk, placed=placed, n=n, language=language_of(batch[n].text)) for n in fresh]
        Placement.objects.bulk_create(rows, ignore_conflicts=True)
        if placed is not None and memory is not None:
            count_fresh(inquiry_id, placed.strengths[fresh], memory)
        count_themes(inquiry_id, {row.theme_id for row in rows if row.theme_id})


def _wants_refresh(inquiry_id: int, total: int) -> bool:
    """Themes are formed when there are enough stories, and anew when somebody asks or the engine says that it pays.

    A quarter more stories must have come as well: the engine counts different texts, so where many are the same it
    would never have enough.
    """
    progress = Progress.objects.filter(inquiry_id=inquiry_id).first()
    if progress is not None and progress.step == Step.WAITING:
        return True
    kept, memory = remembered(inquiry_id), memory_with_themes(inquiry_id)
    if kept is None or memory is None:
        return total >= FEWEST_FOR_THEMES
    drift = judge(inquiry_id, memory, total)
    return drift.reason is Reason.FAR or (drift.pays and total >= kept.stories * 1.25 + 5)
