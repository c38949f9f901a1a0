"""Forming the themes of an inquiry, with their identity kept. It loads the engine: only the worker imports it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from django.db import connection, transaction

from resonanz.ground import clock
from resonanz.understand.actions.counting import count_themes
from resonanz.understand.actions.engine import model_name
from resonanz.understand.actions.holding import hold_themes
from resonanz.understand.actions.keeping import (
    Corpus,
    alive_stories,
    keep_changes,
    keep_excerpts,
    keep_places,
    keep_themes,
)
from resonanz.understand.actions.locating import Located, keep_counters, keep_passages, locate_passages
from resonanz.understand.actions.progressing import tell_progress
from resonanz.understand.actions.standing import Standing, is_in_use, newest_deed, standing
from resonanz.understand.enums import Pays, Step
from resonanz.understand.models import Progress, Theme, ThemeMemory
from resonanz.understand.reads.unread import inquiry_size
from resonanz_engine import defaults
from resonanz_engine.types import Found

_BATCH = 5_000
_ATTEMPTS = 3


@dataclass(frozen=True, kw_only=True)
class _Formed:
    corpus: Corpus
    before: Standing
    found: Found
    located: Located


def refresh_themes(inquiry_id: int) -> int:
    """Forms the themes anew from all stories that have been read; returns how many there are.

    Everything changes in one transaction at the end, so readers see the old themes or the new ones. What people
    decided holds; if somebody decides while the engine works, it works again.
    """
    total = inquiry_size(inquiry_id)
    tell_progress(inquiry_id, Step.GROUPING, done=0, total=total)
    for _attempt in range(_ATTEMPTS):
        formed = _form(inquiry_id)
        if formed is None:
            return _let_fade(inquiry_id, total)
        with transaction.atomic():
            hold_themes(inquiry_id)
            if newest_deed(inquiry_id) == formed.before.stamp:
                return _keep(inquiry_id, formed, total)
    # Somebody is busy with these very themes: they stay as they are, and the sweep comes back.
    tell_progress(inquiry_id, Step.WAITING, done=0, total=total)
    return Theme.objects.filter(inquiry_id=inquiry_id, faded_at=None).count()


def _form(inquiry_id: int) -> _Formed | None:
    # What people decided is read first: a deed in between is newer than the stamp and noticed at the end.
    before = standing(inquiry_id)
    corpus = _load(inquiry_id)
    if not corpus.ids:
        return None
    memory = before.memory
    if memory is not None and is_in_use(inquiry_id):
        # A collection that grew a lot would be divided afresh, and people would look for their themes in vain.
        memory = replace(memory, fitted=max(memory.fitted, len(corpus.ids)))
    found = defaults.find(
        corpus.texts,
        ids=[str(pk) for pk in corpus.ids],
        vectors=corpus.vectors,
        memory=memory,
        previous=before.previous,
        decisions=before.decisions,
    )
    located = locate_passages(inquiry_id, corpus, found, before.decisions)
    return _Formed(corpus=corpus, before=before, found=found, located=located)


def _keep(inquiry_id: int, formed: _Formed, total: int) -> int:
    corpus, found, moment = formed.corpus, formed.found, clock.now()
    living = dict(Theme.objects.filter(inquiry_id=inquiry_id, faded_at=None).values_list("key", "pk"))
    themes = keep_themes(inquiry_id, found.themes, moment)
    alive = alive_stories(inquiry_id)
    keep_places(inquiry_id, corpus, found, themes=themes, alive=alive)
    keep_passages(inquiry_id, formed.located, themes=themes)
    keep_excerpts(corpus, found.themes, themes=themes, alive=alive)
    keep_counters(formed.located, corpus, themes=themes, alive=alive)
    keep_changes(inquiry_id, found.changes, living=living, moment=moment)
    count_themes(inquiry_id, themes.values())
    ThemeMemory.objects.update_or_create(
        inquiry_id=inquiry_id,
        defaults={
            "model": model_name(),
            "memory": found.memory.to_bytes(),
            "stories": len(corpus.ids),
            "next_key": found.memory.next_key,
        },
    )
    _tell_formed(inquiry_id, total)
    return len(found.themes)


def _let_fade(inquiry_id: int, total: int) -> int:
    """Without stories there are no themes; their ids stay taken."""
    with transaction.atomic():
        hold_themes(inquiry_id)
        keep_themes(inquiry_id, [], clock.now())
        ThemeMemory.objects.filter(inquiry_id=inquiry_id).delete()
        _tell_formed(inquiry_id, total, people=0)
    return 0


def _tell_formed(inquiry_id: int, total: int, **values: int) -> None:
    tell_progress(inquiry_id, Step.DONE, done=total, total=total)
    Progress.objects.filter(inquiry_id=inquiry_id).update(
        refreshed_at=clock.now(), fresh=0, far=0, pays=Pays.NOTHING, **values
    )


def _load(inquiry_id: int) -> Corpus:
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
    return Corpus(ids=ids, texts=texts, vectors=vectors)
