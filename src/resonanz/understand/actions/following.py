"""Passages after somebody moved a story: whoever is the whole story goes with it, and no passage stays behind where
its story does not belong. The others are found their place at the next refresh.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from resonanz.understand.rules import CLEARLY

_FOLLOW = """
UPDATE understand_passage p SET theme_id = l.theme_id, strength = l.strength
FROM understand_placement l
WHERE l.story_id = p.story_id AND p.is_whole AND {chosen}
  AND (p.theme_id IS DISTINCT FROM l.theme_id OR p.strength <> l.strength)
"""
_LEAVE = """
UPDATE understand_passage p SET theme_id = NULL, strength = 0
FROM understand_banned b
WHERE b.story_id = p.story_id AND p.theme_id = b.theme_id AND {chosen}
"""
_LET_GO = """
UPDATE understand_passage p SET theme_id = NULL, strength = 0
FROM understand_placement l
WHERE l.story_id = p.story_id AND NOT p.is_whole AND p.strength < %(clearly)s AND {chosen}
  AND p.theme_id IS NOT NULL AND p.theme_id IS DISTINCT FROM l.theme_id
"""


def follow_stories(story_ids: Iterable[int]) -> None:
    """The passages of these stories."""
    _follow("p.story_id = ANY(%(chosen)s)", list(story_ids))


def follow_all(inquiry_id: int) -> None:
    """All passages of the inquiry."""
    _follow("p.inquiry_id = %(chosen)s", inquiry_id)


def _follow(condition: str, chosen: int | list[int]) -> None:
    with connection.cursor() as cursor:
        for statement in (_FOLLOW, _LEAVE, _LET_GO):
            cursor.execute(statement.format(chosen=condition), {"chosen": chosen, "clearly": CLEARLY})
