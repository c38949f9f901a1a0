"""Who told something to several inquiries, as far as people are known by an account."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from resonanz.listen.models import Story


def told_under_account_count() -> int:
    """How many `told_under_account` gives."""
    known = Story.objects.filter(person__isnull=False, withdrawn_at=None)
    return known.order_by().values("person_id", "inquiry_id").distinct().count()


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
