"""Stories near to a meaning: exactly among few, through the index among many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from resonanz.listen import reads as listen_reads
from resonanz.understand.reads.filters import NO_FILTERS, Filters, Value, found_ids

if TYPE_CHECKING:
    from resonanz.listen.models import Story

MOST_MEANT = 50
EXACT_UP_TO = 5_000
"""Comparing so many takes a few milliseconds and misses nothing."""
INDEXED = (256, 384, 512, 768, 1024, 1536)
"""Lengths of vectors that migration 0006 made an index for; every other model is compared exactly."""
_REACH, _REACH_FILTERED, _ENOUGH = 100, 400, 20
_DISTANCE_FROM_USUAL = 1.2
_ASIDE = 30
"""How many neighbours are looked at for similar voices, because some of them may not be shown."""


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """A vector (d,) of unit length and which model made it; only vectors of the same model can be compared."""

    model: str
    vector: tuple[float, ...]

    @property
    def literal(self) -> str:
        return f"[{','.join(f'{number:.7g}' for number in self.vector)}]"


def stories_meant(
    inquiry_id: int, meaning: Meaning, *, filters: Filters = NO_FILTERS, limit: int = MOST_MEANT
) -> list[int]:
    """The stories nearest to the meaning, the nearest first.

    Up to `EXACT_UP_TO` stories every one is compared, and only those count that stand out: likeness above
    mean + 1.2 standard deviations of all that were compared. Above, the index gives the nearest of the whole house,
    and the filters are applied to these; where they leave too few, all that pass the filters are compared after all.
    Where nothing was read yet, as after a large import, nothing is looked through.
    """
    size = listen_reads.counts([inquiry_id])[inquiry_id].stories
    if size > EXACT_UP_TO and not _anything_read():
        return []
    if size > EXACT_UP_TO and len(meaning.vector) in INDEXED:
        near = _near(inquiry_id, meaning, filters)
        if len(near) >= _ENOUGH:
            return near[:limit]
    return _exact(inquiry_id, meaning, filters, limit)


def similar_voices(story: Story, *, most: int) -> list[Story]:
    """What other people told that comes near to this story; nothing that is withdrawn, replaced, held or hidden."""
    meaning = _meaning_of(story.pk)
    if meaning is None:
        return []
    ids = stories_meant(story.inquiry_id, meaning, limit=_ASIDE)
    found = listen_reads.stories_of(story.inquiry_id).exclude(teller=story.teller).in_bulk(ids)
    return [found[pk] for pk in ids if pk in found and not found[pk].is_withheld][:most]


def _anything_read() -> bool:
    return bool(found_ids("SELECT story_id FROM understand_storyvector LIMIT %(one)s", {"one": 1}))


def _meaning_of(story_id: int) -> Meaning | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT model, vector::text FROM understand_storyvector WHERE story_id = %s", [story_id])
        row = cursor.fetchone()
    return Meaning(model=row[0], vector=tuple(float(number) for number in row[1][1:-1].split(","))) if row else None


def _exact(inquiry_id: int, meaning: Meaning, filters: Filters, limit: int) -> list[int]:
    """OFFSET 0 keeps the planner from reading all vectors of the house for the few that are wanted."""
    conditions, values = filters.sql()
    return found_ids(
        f"""
        SELECT id FROM (
            SELECT id, likeness, avg(likeness) OVER () + %(far)s * stddev_pop(likeness) OVER () AS usual
            FROM (
                SELECT s.id, -(v.vector <#> %(vector)s::vector) AS likeness
                FROM (SELECT s.id FROM listen_story s WHERE {conditions} OFFSET 0) AS s CROSS JOIN LATERAL (
                    SELECT v.vector FROM understand_storyvector v
                    WHERE v.story_id = s.id AND v.model = %(model)s OFFSET 0
                ) AS v
            ) AS compared
        ) AS standing
        WHERE likeness > usual ORDER BY likeness DESC, id DESC LIMIT %(limit)s
        """,  # noqa: S608  Only constants are joined.
        _values(inquiry_id, meaning, values) | {"limit": limit, "far": _DISTANCE_FROM_USUAL},
    )


def _near(inquiry_id: int, meaning: Meaning, filters: Filters) -> list[int]:
    """The first statement is fenced off, so that the planner reads the index whatever the filters are."""
    conditions, values = filters.sql()
    size = len(meaning.vector)
    reach = _REACH_FILTERED if filters else _REACH
    distance = f"(v.vector::halfvec({size})) <#> %(vector)s::halfvec({size})"
    with transaction.atomic():
        found_ids("SELECT set_config('hnsw.ef_search', %(reach)s::text, true)", {"reach": reach})
        return found_ids(
            f"""
            WITH near AS MATERIALIZED (
                SELECT v.story_id, v.model, {distance} AS distance FROM understand_storyvector v
                WHERE vector_dims(v.vector) = {size} ORDER BY {distance} LIMIT %(reach)s
            )
            SELECT s.id FROM near JOIN listen_story s ON s.id = near.story_id
            WHERE {conditions} AND near.model = %(model)s ORDER BY near.distance, s.id DESC
            """,  # noqa: S608  Only constants and numbers of our own are joined.
            _values(inquiry_id, meaning, values) | {"reach": reach},
        )


def _values(inquiry_id: int, meaning: Meaning, values: dict[str, Value]) -> dict[str, Value]:
    return {**values, "inquiry": inquiry_id, "model": meaning.model, "vector": meaning.literal}
