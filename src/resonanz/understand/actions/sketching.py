"""Sketching what was told, so that equal words can be pointed out. Needs no language model."""

from __future__ import annotations

from django.db import connection, transaction

from resonanz.understand.models import Sketch
from resonanz.understand.rules import bands, folded

_BATCH = 1_000


def fill_sketches(inquiry_id: int) -> None:
    """Sketches every story that has none yet; safe to stop anywhere."""
    while batch := _without_sketch(inquiry_id):
        with transaction.atomic():
            alive = _still_there([pk for pk, _text in batch])
            Sketch.objects.bulk_create(
                (
                    Sketch(story_id=pk, inquiry_id=inquiry_id, folded=folded(text), bands=bands(text))
                    for pk, text in batch
                    if pk in alive
                ),
                ignore_conflicts=True,
            )


def _without_sketch(inquiry_id: int) -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.id, s.text FROM listen_story s
            WHERE s.inquiry_id = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
              AND NOT EXISTS (SELECT FROM understand_sketch k WHERE k.story_id = s.id)
            ORDER BY s.id LIMIT %s
            """,
            [inquiry_id, _BATCH],
        )
        return [(pk, text) for pk, text in cursor.fetchall()]


def _still_there(story_ids: list[int]) -> set[int]:
    """A story that was withdrawn meanwhile must not leave a sketch behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM listen_story WHERE id = ANY(%s) AND withdrawn_at IS NULL FOR SHARE", [story_ids])
        return {row[0] for row in cursor.fetchall()}
