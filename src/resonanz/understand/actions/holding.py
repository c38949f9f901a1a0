"""What every change of themes or touchpoints takes first: these for itself, and the stories still there."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

_LOCK = 520_377_203
_TOUCHPOINTS = 520_377_208


def hold_themes(inquiry_id: int) -> None:
    """Until the end of the transaction nobody else decides about, places into or forms the inquiry's themes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [_LOCK, inquiry_id])


def hold_touchpoints() -> None:
    """Until the end of the transaction nobody else describes, corrects, keeps matches or counts them anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TOUCHPOINTS])


def still_there(story_ids: Iterable[int]) -> set[int]:
    """Those that are neither withdrawn nor superseded, and stay so until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM listen_story"
            " WHERE id = ANY(%s) AND withdrawn_at IS NULL AND superseded_at IS NULL ORDER BY id FOR SHARE",
            [list(story_ids)],
        )
        return {row[0] for row in cursor.fetchall()}
