"""The passages that are compared with touchpoints, with their vectors. Only the worker imports it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection

from resonanz_engine.types import FloatArray

_BATCH = 5_000
_FROM = """
FROM understand_passage p JOIN listen_story s ON s.id = p.story_id
LEFT JOIN understand_passagevector o ON o.passage_id = p.id AND o.model = %(model)s
LEFT JOIN understand_storyvector v ON p.is_whole AND v.story_id = s.id AND v.model = %(model)s
WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL AND coalesce(o.vector, v.vector) IS NOT NULL
"""
_SEEN = "AND EXISTS (SELECT FROM understand_touchpointmatch t WHERE t.story_id = p.story_id AND t.start = p.start)"
_NEW = """
AND p.story_id IN (
    SELECT q.story_id FROM understand_passage q WHERE q.inquiry_id = %(inquiry)s AND NOT EXISTS (
        SELECT FROM understand_touchpointmatch t
        WHERE t.story_id = q.story_id AND t.start = q.start AND t."end" = q."end"))
"""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A passage: text[start:end] of its story."""

    story_id: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """vectors: (p, d) of the passages. The first `asked` of them are to be matched, the others only help judging."""

    passages: Sequence[Said]
    vectors: FloatArray
    asked: int


def gathered(inquiry_id: int, *, model: str, only_new: bool, background: int, corrected: Iterable[int]) -> Gathered:
    """All passages of an inquiry; or those of stories with an `only_new` one, and at most `background` others to
    compare with.

    `corrected` are stories of any inquiry that somebody decided about: their passages teach.
    """
    values: dict[str, Any] = {"model": model, "inquiry": inquiry_id, "most": background}
    own = f"{_FROM} AND p.inquiry_id = %(inquiry)s"
    asked = _rows(f"{own} {_NEW if only_new else ''} ORDER BY p.story_id, p.start", values)
    around = []
    if only_new and asked:
        values["asked"] = [said.story_id for said, _vector in asked]
        # Any passages will do, but the same ones each time.
        chosen = "AND NOT p.story_id = ANY(%(asked)s) ORDER BY hashint8(p.id), p.id LIMIT %(most)s"
        around = _rows(f"{own} {_SEEN} {chosen}", values)
    there = {said.story_id for said, _vector in [*asked, *around]}
    taught: dict[str, Any] = {"model": model, "stories": [pk for pk in corrected if pk not in there]}
    if asked and taught["stories"]:
        around += _rows(f"{_FROM} AND p.story_id = ANY(%(stories)s) ORDER BY p.story_id, p.start", taught)
    rows = [*asked, *around]
    vectors = np.vstack([vector for _said, vector in rows]) if rows else np.zeros((0, 1), dtype=np.float32)
    return Gathered(passages=[said for said, _vector in rows], vectors=vectors, asked=len(asked))


def _rows(condition: str, values: Mapping[str, Any]) -> list[tuple[Said, FloatArray]]:
    found: list[tuple[Said, FloatArray]] = []
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT p.story_id, p.start, p."end", substr(s.text, p.start + 1, p."end" - p.start),'
            f" coalesce(o.vector, v.vector)::text {condition}",
            values,
        )
        while batch := cursor.fetchmany(_BATCH):
            found += [
                (
                    Said(story_id=story_id, start=start, end=end, words=words),
                    np.fromstring(vector[1:-1], sep=",", dtype=np.float32),
                )
                for story_id, start, end, words, vector in batch
            ]
    return found
