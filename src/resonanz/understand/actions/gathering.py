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
FROM understand_storyvector v JOIN listen_story s ON s.id = v.story_id
WHERE s.withdrawn_at IS NULL AND s.superseded_at IS NULL AND v.model = %(model)s
"""
_UNSEEN = "AND NOT EXISTS (SELECT FROM understand_touchpointmatch t WHERE t.story_id = s.id)"


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
    """All passages of an inquiry, or the `only_new` ones with at most `background` others to compare with.

    `corrected` are stories of any inquiry that somebody decided about: their passages teach.
    """
    values: dict[str, Any] = {"model": model, "inquiry": inquiry_id, "most": background}
    new = _UNSEEN if only_new else ""
    asked = _rows(f"{_FROM} AND s.inquiry_id = %(inquiry)s {new} ORDER BY s.id", values)
    around = []
    if only_new and asked:
        # Any stories will do, but the same ones each time.
        chosen = "ORDER BY hashint8(s.id), s.id LIMIT %(most)s"
        around = _rows(f"{_FROM} AND s.inquiry_id = %(inquiry)s AND NOT (true {_UNSEEN}) {chosen}", values)
    there = {said.story_id for said, _vector in [*asked, *around]}
    taught: dict[str, Any] = {"model": model, "stories": [pk for pk in corrected if pk not in there]}
    around += _rows(f"{_FROM} AND s.id = ANY(%(stories)s) ORDER BY s.id", taught) if asked else []
    rows = [*asked, *around]
    vectors = np.vstack([vector for _said, vector in rows]) if rows else np.zeros((0, 1), dtype=np.float32)
    return Gathered(passages=[said for said, _vector in rows], vectors=vectors, asked=len(asked))


def _rows(condition: str, values: Mapping[str, Any]) -> list[tuple[Said, FloatArray]]:
    found: list[tuple[Said, FloatArray]] = []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT s.id, 0, s.text, v.vector::text {condition}", values)
        while batch := cursor.fetchmany(_BATCH):
            for story_id, start, words, vector in batch:
                said = Said(story_id=story_id, start=start, end=start + len(words), words=words)
                found.append((said, np.fromstring(vector[1:-1], sep=",", dtype=np.float32)))
    return found
