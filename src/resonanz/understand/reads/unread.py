"""What the worker still has to read."""

from __future__ import annotations

from typing import NamedTuple

from django.db import connection

_WAITING = """
FROM listen_story s
WHERE s.inquiry_id = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
  AND NOT EXISTS (SELECT FROM understand_storyvector v WHERE v.story_id = s.id AND v.model = %s)
"""

_BEYOND = 2**62


class WaitingStory(NamedTuple):
    pk: int
    text: str


def waiting_stories(inquiry_id: int, model: str, *, limit: int) -> list[WaitingStory]:
    """The newest first: somebody may be waiting to see their story in its theme."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT s.id, s.text {_WAITING} ORDER BY s.id DESC LIMIT %s", [inquiry_id, model, limit])
        return [WaitingStory(*row) for row in cursor.fetchall()]


def waiting_from(inquiry_id: int, model: str, *, first: int, limit: int) -> list[WaitingStory]:
    """The oldest first, from the id `first` on: for whoever helps, so that two rarely take the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT s.id, s.text {_WAITING} AND s.id >= %s ORDER BY s.id LIMIT %s", [inquiry_id, model, first, limit]
        )
        return [WaitingStory(*row) for row in cursor.fetchall()]


def waiting_span(inquiry_id: int, model: str) -> tuple[int, int]:
    """The smallest and the largest id that waits; two zeros where nothing does."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(min(s.id), 0), coalesce(max(s.id), 0) {_WAITING}", [inquiry_id, model])
        first, last = cursor.fetchone()
    return int(first), int(last)


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


class ReadStory(NamedTuple):
    """`vector` as PostgreSQL writes it: "[0.1,0.2]"."""

    pk: int
    text: str
    vector: str


def undivided_stories(
    inquiry_id: int, *, model: str, made_with: str, limit: int, below: int | None = None
) -> list[ReadStory]:
    """Stories that have been read, but not divided into passages with these rules; the newest first, with ids under
    `below`.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.id, s.text, v.vector::text
            FROM listen_story s JOIN understand_storyvector v ON v.story_id = s.id AND v.model = %(model)s
            WHERE s.inquiry_id = %(inquiry)s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
              AND s.id < %(below)s
              AND NOT EXISTS (
                  SELECT FROM understand_divided d WHERE d.story_id = s.id AND d.made_with = %(made_with)s)
            ORDER BY s.id DESC LIMIT %(limit)s
            """,
            {
                "inquiry": inquiry_id,
                "model": model,
                "made_with": made_with,
                "below": _BEYOND if below is None else below,
                "limit": limit,
            },
        )
        return [ReadStory(*row) for row in cursor.fetchall()]


def inquiries_with_waiting_stories(model: str, made_with: str) -> list[int]:
    """Inquiries with a story that has no place yet, whose search entry, vector or passages a crash has taken, or that
    another model or other rules have read."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT DISTINCT s.inquiry_id FROM listen_story s
            WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL AND (
                NOT EXISTS (SELECT FROM understand_storyvector v WHERE v.story_id = s.id AND v.model = %s)
                OR NOT EXISTS (SELECT FROM understand_searchentry e WHERE e.story_id = s.id)
                OR NOT EXISTS (
                    SELECT FROM understand_divided d WHERE d.story_id = s.id AND d.made_with = %s))
            UNION SELECT inquiry_id FROM understand_progress WHERE step NOT IN ('done', 'failed')
            """,
            [model, made_with],
        )
        return [row[0] for row in cursor.fetchall()]
