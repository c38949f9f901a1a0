"""What every change of themes takes first: the themes of the inquiry for itself, and the stories still there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

_LOCK = 520_377_203


def hold_themes(inquiry_id: int) -> None:
    """Until the end of the transaction nobody else decides about, places into or forms the inquiry's themes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [_LOCK, inquiry_id])


def still_there(story_ids: Iterable[int]) -> set[int]:
    """Those that are neither withdrawn nor superseded, and stay so until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM listen_story"
            " WHERE id = ANY(%s) AND withdrawn_at IS NULL AND superseded_at IS NULL ORDER BY id FOR SHARE",
            [list(story_ids)],
        )
        return {row[0] for row in cursor.fetchall()}
