"""Who told something to several inquiries, as far as people are known by an account."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.db.models import F, Sum

from resonanz.listen.models import Tally


def told_ever() -> int:
    """All stories of all inquiries, also those that were taken back: it never falls."""
    return int(Tally.objects.aggregate(all=Sum(F("stories") + F("withdrawn")))["all"] or 0)


def told_under_account() -> Iterator[tuple[str, bool]]:
    """Each person with an account in each inquiry: an opaque number, and whether they had told to an earlier one.

    It was so or was not when they told, and stays so.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT person_id, inquiry_id, rank() OVER (PARTITION BY person_id ORDER BY min(id)) > 1
            FROM listen_story WHERE person_id IS NOT NULL AND withdrawn_at IS NULL GROUP BY person_id, inquiry_id
            """
        )
        for person, inquiry, again in cursor.fetchall():
            yield f"{person}:{inquiry}", again
