"""What the worker still has to read."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection

_WAITING = """
FROM listen_story s
WHERE s.inquiry_id = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
  AND NOT EXISTS (SELECT FROM understand_storyvector v WHERE v.story_id = s.id AND v.model = %s)
"""


class WaitingStory(NamedTuple):
    pk: int
    text: str


def waiting_stories(inquiry_id: int, model: str, *, limit: int) -> list[WaitingStory]:
    """The newest first: somebody may be waiting to see their story in its theme."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT s.id, s.text {_WAITING} ORDER BY s.id DESC LIMIT %s", [inquiry_id, model, limit])
        return [WaitingStory(*row) for row in cursor.fetchall()]


def waiting_count(inquiry_id: int, model: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {_WAITING}", [inquiry_id, model])
        return int(cursor.fetchone()[0])


def inquiry_size(inquiry_id: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM listen_story"
            " WHERE inquiry_id = %s AND withdrawn_at IS NULL AND superseded_at IS NULL",
            [inquiry_id],
        )
        return int(cursor.fetchone()[0])


def inquiries_with_waiting_stories(model: str) -> list[int]:
    """Inquiries with a story that has no place yet, whose search entry or vector a crash has taken, or that another
    model has read."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT s.inquiry_id FROM listen_story s
            WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL AND (
                NOT EXISTS (SELECT FROM understand_storyvector v WHERE v.story_id = s.id AND v.model = %s)
                OR NOT EXISTS (SELECT FROM understand_searchentry e WHERE e.story_id = s.id))
            UNION SELECT inquiry_id FROM understand_progress WHERE step NOT IN ('done', 'failed')
            """,
            [model],
        )
        return [row[0] for row in cursor.fetchall()]
