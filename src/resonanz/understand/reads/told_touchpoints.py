"""What was told of several touchpoints lately, for whoever looks for something in the words themselves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max

from resonanz.ground import clock
from resonanz.understand.models import TouchpointMatch

_PLACES = """
SELECT t.id, m.story_id, m.start, m."end", m.strength
FROM unnest(%(ids)s::bigint[]) AS t(id)
CROSS JOIN LATERAL (
    SELECT story_id, start, "end", strength FROM understand_touchpointmatch
    WHERE touchpoint_id = t.id ORDER BY story_id DESC, start LIMIT %(most)s
) m
"""
# The places go back as they came: so many are known to the planner, and no table is read once for each of them.
_WORDS = """
WITH told AS (
    SELECT p.touchpoint_id, p.story_id, s.entry_index, s.teller, p.start,
           substr(s.text, p.start + 1, p."end" - p.start) AS words, p.strength,
           row_number() OVER (PARTITION BY p.touchpoint_id ORDER BY p.strength DESC, p.story_id DESC) AS place
    FROM unnest(%(touchpoints)s::bigint[], %(stories)s::bigint[], %(starts)s::int[], %(ends)s::int[],
                %(strengths)s::float8[]) AS p(touchpoint_id, story_id, start, "end", strength)
    JOIN listen_story s ON s.id = p.story_id
    WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL
      AND (s.visibility = 'shown' OR (s.visibility = 'held' AND s.held_until <= %(now)s))
)
SELECT touchpoint_id, story_id, entry_index, teller, start, words, strength FROM told
WHERE place <= %(always)s OR words ~* %(saying)s
ORDER BY story_id DESC, start, touchpoint_id
"""


@dataclass(frozen=True)
class ToldPassage:
    """`words` is text[start:start + len(words)] of its story; `strength` says from 0 to 1 how clearly it belongs."""

    touchpoint_id: int
    story_id: int
    entry_index: int
    teller: UUID
    start: int
    words: str
    strength: float


def latest_passages(
    touchpoint_ids: Collection[int], *, saying: str, most: int = 2_000, always: int = 4
) -> list[ToldPassage]:
    """The newest first, for the team: of each touchpoint those among its newest `most` passages that match `saying` (a
    regular expression of PostgreSQL, in any case), and the clearest `always` of these whatever they say. Nothing
    erased, told anew or kept out of sight. Two statements, however many stories there are.
    """
    if not touchpoint_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_PLACES, {"ids": list(dict.fromkeys(touchpoint_ids)), "most": most})
        places = cursor.fetchall()
        names = ("touchpoints", "stories", "starts", "ends", "strengths")
        columns: dict[str, Any] = {name: [place[n] for place in places] for n, name in enumerate(names)}
        cursor.execute(_WORDS, {**columns, "always": always, "saying": saying, "now": clock.now()})
        return [ToldPassage(*row) for row in cursor.fetchall()]


def passages_stamp(touchpoint_ids: Collection[int]) -> tuple[int, int]:
    """Two numbers that differ whenever passages of these touchpoints came or went. One statement."""
    found = TouchpointMatch.objects.filter(touchpoint_id__in=touchpoint_ids).aggregate(
        newest=Max("pk"), all=Count("pk")
    )
    return found["newest"] or 0, found["all"]
