"""Forming the themes of an inquiry, with their identity kept. It loads the engine: only the worker imports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.engine import model_name, names_only, remembered, unpacked
from resonanz.understand.actions.progressing import tell_progress
from resonanz.understand.enums import Excerpted, Step
from resonanz.understand.models import Excerpt, Placement, Progress, Theme, ThemeMemory
from resonanz.understand.reads.unread import inquiry_size
from resonanz_engine import defaults
from resonanz_engine.types import ALONE, Found, FoundTheme, Span

_BATCH = 5_000


@dataclass(frozen=True, kw_only=True)
class _Corpus:
    ids: list[int]
    texts: list[str]
    vectors: np.ndarray


def refresh_themes(inquiry_id: int) -> int:
    """Forms the themes anew from all stories that have been read; returns how many there are.

    Everything changes in one transaction at the end, so readers see the old themes or the new ones.
    """
    total = inquiry_size(inquiry_id)
    tell_progress(inquiry_id, Step.GROUPING, done=0, total=total)
    corpus = _load(inquiry_id)
    if not corpus.ids:
        return _let_fade(inquiry_id, total)
    memory = unpacked(remembered(inquiry_id)) or names_only(inquiry_id)
    ids = [str(pk) for pk in corpus.ids]
    previous = _previous(inquiry_id) if memory else None
    found = defaults.find(corpus.texts, ids=ids, vectors=corpus.vectors, memory=memory, previous=previous)
    with transaction.atomic():
        themes = _keep_themes(inquiry_id, found.themes)
        _place(inquiry_id, corpus, found, themes)
        _keep_excerpts(corpus, found.themes, themes)
        count_themes(inquiry_id, themes.values())
        ThemeMemory.objects.update_or_create(
            inquiry_id=inquiry_id,
            defaults={"model": model_name(), "memory": found.memory.to_bytes(), "stories": len(corpus.ids)},
        )
        tell_progress(inquiry_id, Step.DONE, done=total, total=total)
        Progress.objects.filter(inquiry_id=inquiry_id).update(refreshed_at=clock.now())
    return len(found.themes)


def _let_fade(inquiry_id: int, total: int) -> int:
    """Without stories there are no themes; their ids stay taken."""
    with transaction.atomic():
        _keep_themes(inquiry_id, [])
        ThemeMemory.objects.filter(inquiry_id=inquiry_id).delete()
        tell_progress(inquiry_id, Step.DONE, done=total, total=total)
        Progress.objects.filter(inquiry_id=inquiry_id).update(refreshed_at=clock.now(), people=0)
    return 0


def _load(inquiry_id: int) -> _Corpus:
    ids: list[int] = []
    texts: list[str] = []
    rows: list[np.ndarray] = []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT s.id, s.text, v.vector::text FROM understand_storyvector v JOIN listen_story s ON s.id = v.story_id
            WHERE s.inquiry_id = %s AND s.withdrawn_at IS NULL AND s.superseded_at IS NULL
              AND v.model = %s ORDER BY s.id
            """,
            [inquiry_id, model_name()],
        )
        while batch := cursor.fetchmany(_BATCH):
            ids.extend(row[0] for row in batch)
            texts.extend(row[1] for row in batch)
            rows.extend(np.fromstring(row[2][1:-1], sep=",", dtype=np.float32) for row in batch)
    vectors = np.vstack(rows) if rows else np.zeros((0, 1), dtype=np.float32)
    return _Corpus(ids=ids, texts=texts, vectors=vectors)


def _previous(inquiry_id: int) -> dict[str, int]:
    """Where each story was, by theme key, so that stories stay with their theme."""
    rows = Placement.objects.filter(inquiry_id=inquiry_id).values_list("story_id", "theme__key")
    return {str(pk): ALONE if key is None else key for pk, key in rows.iterator(chunk_size=_BATCH)}


def _keep_themes(inquiry_id: int, found: Sequence[FoundTheme]) -> dict[int, int]:
    """Theme ids by key. A theme that has no stories any more fades; its id is never given away."""
    moment = clock.now()
    keys = [theme.key for theme in found]
    Theme.objects.bulk_create(
        (Theme(inquiry_id=inquiry_id, key=key, born_at=moment) for key in keys), ignore_conflicts=True
    )
    themes = Theme.objects.filter(inquiry_id=inquiry_id)
    themes.filter(key__in=keys).update(faded_at=None)
    themes.filter(faded_at=None).exclude(key__in=keys).update(faded_at=moment, stories=0, tellers=0, roles={}, weeks=[])
    return dict(themes.filter(key__in=keys).values_list("key", "pk"))


def _place(inquiry_id: int, corpus: _Corpus, found: Found, themes: dict[int, int]) -> None:
    keys = found.assignments.tolist()
    placements = (
        Placement(
            story_id=pk,
            inquiry_id=inquiry_id,
            theme_id=None if key == ALONE else themes[key],
            strength=round(float(strength), 4),
        )
        for pk, key, strength in zip(corpus.ids, keys, found.strengths.tolist(), strict=True)
    )
    Placement.objects.bulk_create(
        placements,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["story"],
        update_fields=["theme", "strength"],
    )


def _keep_excerpts(corpus: _Corpus, found: Iterable[FoundTheme], themes: dict[int, int]) -> None:
    Excerpt.objects.filter(theme_id__in=themes.values()).delete()
    excerpts: list[Excerpt] = []
    for theme in found:
        parts: list[tuple[Excerpted, Sequence[Span]]] = [
            (Excerpted.NAME, [theme.name]),
            (Excerpted.CENTRAL, [theme.central]),
            (Excerpted.PHRASE, theme.phrases),
            (Excerpted.QUOTE, theme.quotes),
        ]
        excerpts.extend(
            Excerpt(
                theme_id=themes[theme.key],
                story_id=corpus.ids[span.story],
                kind=kind,
                rank=rank,
                start=span.start,
                end=span.end,
            )
            for kind, spans in parts
            for rank, span in enumerate(spans)
        )
    Excerpt.objects.bulk_create(excerpts, batch_size=_BATCH)
