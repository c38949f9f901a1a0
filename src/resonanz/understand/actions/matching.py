"""Which touchpoint each passage tells of. It loads the engine: only the worker imports it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from django.db import transaction
from django.db.models import Max

from resonanz.ground import clock
from resonanz.understand.actions.engine import embedder, model_name
from resonanz.understand.actions.gathering import Gathered, gathered
from resonanz.understand.actions.holding import hold_touchpoints, still_there
from resonanz.understand.actions.tallying import count_touchpoints
from resonanz.understand.actions.waiting import tell_matching
from resonanz.understand.enums import Matching
from resonanz.understand.models import (
    Touchpoint,
    TouchpointChange,
    TouchpointCorrection,
    TouchpointMatch,
    TouchpointProgress,
)
from resonanz_engine import listening
from resonanz_engine.findings import Correction
from resonanz_engine.findings import Touchpoint as Step
from resonanz_engine.types import ALONE, FloatArray

if TYPE_CHECKING:
    from resonanz_engine.findings import TouchpointMatches
    from resonanz_engine.ports import Embedder

_ATTEMPTS = 3
_BATCH = 5_000
BACKGROUND = 2_000
"""Beside so many passages a new one is judged; an inquiry that has no more is compared as a whole each time."""


def match_inquiry(inquiry_id: int, *, reader: Embedder | None = None) -> int:
    """Compares all passages, or only the new ones where nothing else changed; returns how many were compared.

    What people decided holds; if somebody decides while the engine works, it works again. `reader` may know vectors
    already.
    """
    for _attempt in range(_ATTEMPTS):
        stamp = _newest_deed()
        touchpoints = list(Touchpoint.objects.filter(archived_at=None).order_by("position", "pk"))
        if not touchpoints:
            return _forget(inquiry_id)
        everything = _is_due(inquiry_id)
        corrections = list(TouchpointCorrection.objects.filter(touchpoint__in=touchpoints).order_by("corrected_at"))
        found = gathered(
            inquiry_id,
            model=model_name(),
            only_new=not everything,
            background=BACKGROUND,
            corrected={row.story_id for row in corrections},
        )
        if found.asked:
            tell_matching(inquiry_id, Matching.RUNNING)
        matches = _matched(found, touchpoints, corrections, reader or embedder())
        with transaction.atomic():
            hold_touchpoints()
            if _newest_deed() == stamp:
                return _keep(inquiry_id, found, matches, touchpoints, everything=everything)
    # Somebody is busy describing: everything stays as it is, and the sweep comes back.
    tell_matching(inquiry_id, Matching.WAITING)
    return 0


def _newest_deed() -> int:
    return int(TouchpointChange.objects.aggregate(newest=Max("pk"))["newest"] or 0)


def _is_due(inquiry_id: int) -> bool:
    """Whether all passages are compared: asked for, another model, few of them, or a quarter more than last time."""
    progress = TouchpointProgress.objects.filter(inquiry_id=inquiry_id).first()
    if progress is None or progress.step != Matching.DONE or progress.model != model_name():
        return True
    passages = TouchpointMatch.objects.filter(inquiry_id=inquiry_id).count()
    return passages <= BACKGROUND or passages > 1.25 * progress.passages


def _matched(
    found: Gathered,
    touchpoints: Sequence[Touchpoint],
    corrections: Sequence[TouchpointCorrection],
    reader: Embedder,
) -> TouchpointMatches:
    steps = [Step(row.name, row.sentence, tuple(row.examples)) for row in touchpoints]
    return listening.match_touchpoints(
        [said.words for said in found.passages],
        found.vectors,
        steps,
        _wordings(touchpoints, steps, reader),
        _taught(found, touchpoints, corrections),
    )


def _wordings(touchpoints: Sequence[Touchpoint], steps: Sequence[Step], reader: Embedder) -> list[FloatArray]:
    """Vectors of the descriptions, read once and kept with them."""
    known: list[FloatArray] = []
    for row, step in zip(touchpoints, steps, strict=True):
        if row.meaning is None or row.model != model_name():
            packed = BytesIO()
            np.save(packed, listening.wording_vectors([step], reader)[0], allow_pickle=False)
            row.meaning, row.model = packed.getvalue(), model_name()
            # Only where the words are still those that were read.
            same = Touchpoint.objects.filter(pk=row.pk, name=row.name, sentence=row.sentence, examples=row.examples)
            same.update(meaning=row.meaning, model=row.model)
        known.append(np.load(BytesIO(bytes(row.meaning)), allow_pickle=False))
    return known


def _taught(
    found: Gathered, touchpoints: Sequence[Touchpoint], corrections: Sequence[TouchpointCorrection]
) -> list[Correction]:
    """The corrections as rows and columns. A story that was cut anew gives each to the passage it overlaps most."""
    columns = {row.pk: n for n, row in enumerate(touchpoints)}
    rows: dict[int, list[int]] = {}
    for n, said in enumerate(found.passages):
        rows.setdefault(said.story_id, []).append(n)

    def shared(one: TouchpointCorrection, n: int) -> int:
        return min(one.end, found.passages[n].end) - max(one.start, found.passages[n].start)

    return [
        Correction(max(rows[one.story_id], key=lambda n: shared(one, n)), columns[one.touchpoint_id], one.belongs)
        for one in corrections
        if one.story_id in rows
    ]


def _keep(
    inquiry_id: int,
    found: Gathered,
    matches: TouchpointMatches,
    touchpoints: Sequence[Touchpoint],
    *,
    everything: bool,
) -> int:
    own = found.passages[: found.asked]
    # A story that was withdrawn meanwhile must not leave a match behind.
    alive = still_there({said.story_id for said in own})
    old = TouchpointMatch.objects.filter(inquiry_id=inquiry_id)
    (old if everything else old.filter(story_id__in=alive)).delete()
    found_for = zip(
        own,
        matches.touchpoints[: found.asked].tolist(),
        matches.strengths[: found.asked].tolist(),
        strict=True,
    )
    rows = [
        TouchpointMatch(
            story_id=said.story_id,
            inquiry_id=inquiry_id,
            start=said.start,
            end=said.end,
            touchpoint=None if at == ALONE else touchpoints[at],
            strength=round(strength, 4),
        )
        for said, at, strength in found_for
        if said.story_id in alive
    ]
    TouchpointMatch.objects.bulk_create(rows, batch_size=_BATCH)
    count_touchpoints()
    tell_matching(inquiry_id, Matching.DONE)
    if everything:
        TouchpointProgress.objects.filter(inquiry_id=inquiry_id).update(
            matched_at=clock.now(), passages=len(rows), model=model_name()
        )
    return len(rows)


def _forget(inquiry_id: int) -> int:
    """Without touchpoints nothing is matched."""
    with transaction.atomic():
        hold_touchpoints()
        if not Touchpoint.objects.filter(archived_at=None).exists():
            TouchpointMatch.objects.filter(inquiry_id=inquiry_id).delete()
            TouchpointProgress.objects.filter(inquiry_id=inquiry_id).delete()
            count_touchpoints()
    return 0
