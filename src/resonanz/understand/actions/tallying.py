"""How many passages and people tell of which touchpoint, kept where pages find it.

The figures are rows that add up: one that the worker counted, and one for each change since. Whoever erases words may
neither wait for somebody who counts nor be waited for (the ledger comes later in the same transaction), so they only
add what is missing from now on, in the same moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from resonanz.understand.actions.holding import hold_touchpoints
from resonanz.understand.models import TouchpointCount

# The figures that are there are deleted as of the same moment as the passages are counted: a change that is committed
# meanwhile is in neither and goes on being added. All are gone before the first new one comes.
_COUNT = """
WITH gone AS (
    DELETE FROM understand_touchpointcount RETURNING id
), said AS (
    SELECT m.inquiry_id, m.touchpoint_id, s.teller, s.roles, count(*) AS passages
    FROM understand_touchpointmatch m JOIN listen_story s ON s.id = m.story_id
    WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL
    GROUP BY m.inquiry_id, m.touchpoint_id, s.teller, s.roles
), by_role AS (
    SELECT touchpoint_id, jsonb_object_agg(role, n) AS roles FROM (
        SELECT touchpoint_id, unnest(roles) AS role, count(DISTINCT teller) AS n
        FROM said WHERE touchpoint_id IS NOT NULL GROUP BY 1, 2
    ) r GROUP BY touchpoint_id
), counted AS (
    SELECT inquiry_id, touchpoint_id, sum(passages) AS passages, count(DISTINCT teller) AS tellers
    FROM said GROUP BY CUBE (inquiry_id, touchpoint_id)
    HAVING count(*) > 0 AND (GROUPING(touchpoint_id) = 1 OR touchpoint_id IS NOT NULL)
)
INSERT INTO understand_touchpointcount (inquiry_id, touchpoint_id, passages, tellers, roles, is_change)
SELECT c.inquiry_id, c.touchpoint_id, c.passages, c.tellers, coalesce(r.roles, '{}'), FALSE
FROM counted c LEFT JOIN by_role r ON c.inquiry_id IS NULL AND r.touchpoint_id = c.touchpoint_id
CROSS JOIN (SELECT count(*) FROM gone) AS emptied
"""
_OF_THESE = """
WITH said AS (
    SELECT m.inquiry_id, m.touchpoint_id, s.teller,
        count(*) FILTER (WHERE s.id = ANY(%(stories)s)) AS passages
    FROM listen_story s JOIN understand_touchpointmatch m ON m.story_id = s.id
    WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL
      AND s.teller = ANY(ARRAY(SELECT teller FROM listen_story WHERE id = ANY(%(stories)s)))
    GROUP BY m.inquiry_id, m.touchpoint_id, s.teller
)
SELECT inquiry_id, touchpoint_id, sum(passages)::int, count(DISTINCT teller) FROM said
GROUP BY CUBE (inquiry_id, touchpoint_id)
HAVING count(*) > 0 AND (GROUPING(touchpoint_id) = 1 OR touchpoint_id IS NOT NULL)
"""


@transaction.atomic
def count_touchpoints() -> None:
    """Everything anew, in one statement: passages and different people by inquiry and touchpoint, and over all; these
    by role, too.
    """
    hold_touchpoints()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT)


@contextmanager
def counts_follow(story_ids: Collection[int]) -> Iterator[None]:
    """Inside a transaction that holds these stories: what is matched with them or taken away here is added to the
    figures. People count once, so all that the same people told is looked at; passages are those of these stories.

    Where two such transactions share a person, neither sees the other, and people may be off by one until the worker
    counts anew, within a minute.
    """
    before = _figures(story_ids)
    yield
    after = _figures(story_ids) if before else {}
    rows = []
    for at in before.keys() | after.keys():
        (passages, tellers), (had, by) = after.get(at, (0, 0)), before.get(at, (0, 0))
        if (passages, tellers) != (had, by):
            rows.append(
                TouchpointCount(
                    inquiry_id=at[0],
                    touchpoint_id=at[1],
                    passages=passages - had,
                    tellers=tellers - by,
                    is_change=True,
                )
            )
    TouchpointCount.objects.bulk_create(rows)


def _figures(story_ids: Collection[int]) -> dict[tuple[int | None, int | None], tuple[int, int]]:
    """Passages of these stories and people who told them, by inquiry and touchpoint."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_THESE, {"stories": list(story_ids)})
        return {(inquiry, touchpoint): (passages, people) for inquiry, touchpoint, passages, people in cursor}
