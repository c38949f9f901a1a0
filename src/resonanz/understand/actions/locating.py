"""Finding the theme of every passage when the themes are formed anew, and who stands on the other side of one. It
loads the engine: only the worker imports it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from django.db import connection

from resonanz.understand.actions.engine import model_name
from resonanz.understand.actions.following import follow_all
from resonanz.understand.actions.keeping import Corpus
from resonanz.understand.enums import Excerpted
from resonanz.understand.models import Excerpt, PassageKind
from resonanz.understand.rules import CLEARLY
from resonanz_engine import defaults, listening
from resonanz_engine.findings import Kind, KindFound, KindsOfPassage
from resonanz_engine.pipeline.place import final
from resonanz_engine.types import ALONE, Decisions, Found, Span

_BATCH = 5_000
_FOR_THE_MEAN = 2_000
"""So many passages of other themes tell well enough what all have in common."""


@dataclass(frozen=True, kw_only=True)
class Located:
    """All passages of an inquiry: ids, places (`story` counts in the corpus), whether they are whole stories, the key
    of the theme of each (p,) and how clearly it belongs; `counters` are the counter-voices of each theme by its key.
    """

    ids: list[int]
    spans: list[Span]
    is_whole: np.ndarray
    keys: np.ndarray
    strengths: np.ndarray
    counters: Mapping[int, list[Span]]


def locate_passages(inquiry_id: int, corpus: Corpus, found: Found, decisions: Decisions) -> Located:
    """A passage that is a whole story lies where it lies. The others go where they fit by themselves: into no theme
    that is not near enough, into another than their story's only where they belong clearly, and into none that people
    took their story out of.
    """
    ids, spans, own, rows = _load(inquiry_id, corpus)
    is_whole = np.ones(len(ids), dtype=bool)
    is_whole[own] = False
    story = np.array([span.story for span in spans], dtype=np.int64)
    keys, strengths = found.assignments[story], np.asarray(found.strengths[story], dtype=np.float64)
    keys[~is_whole], strengths[~is_whole] = ALONE, 0
    read = [n for n, row in zip(own, rows, strict=True) if row is not None]
    vectors = np.array([row for row in rows if row is not None], dtype=np.float32)
    if read:
        placed = defaults.place(vectors, found.memory)
        keys[read], strengths[read] = placed.keys, placed.strengths
    # Beside its own story a passage needs less to belong than anywhere else.
    keys[(keys != found.assignments[story]) & (strengths < CLEARLY)] = ALONE
    banned = {(pk, final(key, decisions.merged)) for pk, key in decisions.banned}
    for n in np.flatnonzero(~is_whole).tolist() if banned else ():
        if (str(corpus.ids[spans[n].story]), final(int(keys[n]), decisions.merged)) in banned:
            keys[n] = ALONE
    strengths[keys == ALONE] = 0
    meanings = _Meanings(corpus.vectors, story, dict(zip(read, vectors, strict=True)))
    counters = dict(_counters(inquiry_id, ids, spans, keys, meanings))
    return Located(ids=ids, spans=spans, is_whole=is_whole, keys=keys, strengths=strengths, counters=counters)


def keep_passages(inquiry_id: int, located: Located, *, themes: Mapping[int, int]) -> None:
    """Inside the transaction, after the stories have their places."""
    own = np.flatnonzero(~located.is_whole).tolist()
    with connection.cursor() as cursor:
        for begin in range(0, len(own), _BATCH):
            part = own[begin : begin + _BATCH]
            cursor.execute(
                """
                UPDATE understand_passage p SET theme_id = new.theme, strength = new.strength
                FROM unnest(%s::bigint[], %s::bigint[], %s::float8[]) AS new(id, theme, strength)
                WHERE p.id = new.id AND NOT p.is_whole
                  AND (p.theme_id IS DISTINCT FROM new.theme OR p.strength <> new.strength)
                """,
                [
                    [located.ids[n] for n in part],
                    [themes.get(int(located.keys[n])) for n in part],
                    [round(float(located.strengths[n]), 4) for n in part],
                ],
            )
    follow_all(inquiry_id)


def keep_counters(located: Located, corpus: Corpus, *, themes: Mapping[int, int], alive: AbstractSet[int]) -> None:
    """After the other words of the themes, which were all taken away before."""
    Excerpt.objects.bulk_create(
        Excerpt(
            theme_id=themes[key],
            story_id=corpus.ids[span.story],
            kind=Excerpted.COUNTER,
            rank=rank,
            start=span.start,
            end=span.end,
        )
        for key, spans in located.counters.items()
        for rank, span in enumerate(spans)
        if key in themes and corpus.ids[span.story] in alive
    )


class _Meanings:
    """The vector of every passage: its own, or that of the story it is."""

    def __init__(self, stories: np.ndarray, story: np.ndarray, own: Mapping[int, np.ndarray]) -> None:
        self._stories, self._story, self._own = stories, story, own

    def of(self, passages: np.ndarray) -> np.ndarray:
        rows: np.ndarray = self._stories[self._story[passages]]
        for at, n in enumerate(passages.tolist()):
            if n in self._own:
                rows[at] = self._own[n]
        return rows


def _load(inquiry_id: int, corpus: Corpus) -> tuple[list[int], list[Span], list[int], list[np.ndarray | None]]:
    """Ids and places of all passages; which are no whole stories, and the vector of each of these if it was read."""
    place = {pk: n for n, pk in enumerate(corpus.ids)}
    ids: list[int] = []
    spans: list[Span] = []
    own: list[int] = []
    rows: list[np.ndarray | None] = []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT p.id, p.story_id, p.start, p."end", p.is_whole, v.vector::text
            FROM understand_passage p
            LEFT JOIN understand_passagevector v ON v.passage_id = p.id AND v.model = %s
            WHERE p.inquiry_id = %s ORDER BY p.story_id, p.rank
            """,
            [model_name(), inquiry_id],
        )
        while batch := cursor.fetchmany(_BATCH):
            for pk, story_id, start, end, is_whole, vector in batch:
                if story_id not in place:
                    continue
                if not is_whole:
                    own.append(len(ids))
                    rows.append(np.fromstring(vector[1:-1], sep=",", dtype=np.float32) if vector else None)
                ids.append(pk)
                spans.append(Span(place[story_id], start, end))
    return ids, spans, own, rows


def _counters(
    inquiry_id: int, ids: list[int], spans: list[Span], keys: np.ndarray, meanings: _Meanings
) -> Iterator[tuple[int, list[Span]]]:
    """For each theme in which somebody praises and somebody does not; the others have no other side."""
    told: dict[int, list[KindFound]] = defaultdict(list)
    kinds = PassageKind.objects.filter(inquiry_id=inquiry_id).values_list("passage_id", "kind", "strength")
    for pk, kind, strength in kinds.iterator(chunk_size=_BATCH):
        told[pk].append(KindFound(Kind(kind), strength))
    for key in np.unique(keys[keys != ALONE]).tolist():
        inside, outside = np.flatnonzero(keys == key), np.flatnonzero(keys != key)
        heard = {one.kind for n in inside.tolist() for one in told.get(ids[n], ())}
        if Kind.PRAISE not in heard or len(heard) == 1:
            continue
        others = outside[:: max(1, len(outside) // _FOR_THE_MEAN)]
        chosen = np.concatenate([inside, others])
        said = [KindsOfPassage(spans[n], tuple(told.get(ids[n], ()))) for n in chosen.tolist()]
        voices = listening.counter_voices(said, meanings.of(chosen), keys[chosen], key)
        if voices:
            yield key, [voice.passage for voice in voices]
