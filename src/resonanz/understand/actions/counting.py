"""The figures of a theme, counted where the stories are and kept where pages find them."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import connection

_COUNT = """
WITH belonging AS (
    SELECT theme_id, story_id FROM understand_placement WHERE theme_id = ANY(%(themes)s)
    UNION SELECT theme_id, story_id FROM understand_passage WHERE theme_id = ANY(%(themes)s)
), placed AS (
    SELECT b.theme_id, s.id, s.teller, s.roles, date_trunc('week', s.told_at AT TIME ZONE %(zone)s)::date AS week
    FROM belonging b JOIN listen_story s ON s.id = b.story_id
    WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL
), sizes AS (
    SELECT theme_id, count(*) AS stories, count(DISTINCT teller) AS tellers FROM placed GROUP BY theme_id
), by_role AS (
    SELECT theme_id, jsonb_object_agg(role, n) AS roles FROM (
        SELECT theme_id, unnest(roles) AS role, count(DISTINCT teller) AS n FROM placed GROUP BY 1, 2
    ) r GROUP BY theme_id
), by_week AS (
    SELECT theme_id, jsonb_agg(jsonb_build_array(week, n) ORDER BY week) AS weeks FROM (
        SELECT theme_id, week, count(*) AS n FROM placed GROUP BY 1, 2
    ) w GROUP BY theme_id
), by_kind AS (
    SELECT theme_id, jsonb_object_agg(kind, n) AS needs FROM (
        SELECT p.theme_id, k.kind, count(DISTINCT s.teller) AS n
        FROM understand_passage p JOIN understand_passagekind k ON k.passage_id = p.id
        JOIN listen_story s ON s.id = p.story_id
        WHERE p.theme_id = ANY(%(themes)s) AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL GROUP BY 1, 2
    ) n GROUP BY theme_id
)
UPDATE understand_theme t
SET stories = coalesce(sizes.stories, 0), tellers = coalesce(sizes.tellers, 0),
    roles = coalesce(by_role.roles, '{}'), weeks = coalesce(by_week.weeks, '[]'),
    needs = coalesce(by_kind.needs, '{}')
FROM unnest(%(themes)s::bigint[]) AS wanted(id)
LEFT JOIN sizes ON sizes.theme_id = wanted.id
LEFT JOIN by_role ON by_role.theme_id = wanted.id
LEFT JOIN by_week ON by_week.theme_id = wanted.id
LEFT JOIN by_kind ON by_kind.theme_id = wanted.id
WHERE t.id = wanted.id AND t.inquiry_id = %(inquiry)s
"""


def count_themes(inquiry_id: int, theme_ids: Iterable[int]) -> None:
    """Counts stories, different tellers, tellers by role and by kind of passage and stories by week of these themes,
    and the people who are the base of all shares.

    A story belongs to the theme it lies in and to those of its passages; people count once, however much they wrote.
    """
    themes = sorted(set(theme_ids))
    if themes:
        with connection.cursor() as cursor:
            cursor.execute(_COUNT, {"themes": themes, "inquiry": inquiry_id, "zone": settings.TIME_ZONE})
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE understand_progress SET people = (
                SELECT count(DISTINCT s.teller) FROM understand_placement p JOIN listen_story s ON s.id = p.story_id
                WHERE p.inquiry_id = %(inquiry)s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
            ) WHERE inquiry_id = %(inquiry)s
            """,
            {"inquiry": inquiry_id},
        )
