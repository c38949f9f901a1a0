"""What the entries about journeys and walks say, as this room holds them today. Drafts were never entered."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from resonanz.mirror.models import JourneyEdition, Walk, WalkPhoto, WalkWords
from resonanz.mirror.rules.walk_entries import PLACE, edition_body, photo_body, walk_body, words_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_AT_ONCE = 20


def add_walks(openings: Openings) -> None:
    for edition in JourneyEdition.objects.filter(openings.wanted).prefetch_related("steps"):
        _add(openings, edition, edition_body(edition, edition.steps.all()), by=edition.by_id, at=edition.at)
    walks = Walk.objects.filter(openings.wanted, finished_at__isnull=False).prefetch_related("walked__step")
    for walk in walks:
        walked = sorted(walk.walked.all(), key=lambda one: one.step.position)
        _add(openings, walk, walk_body(walk, walked), by=walk.walker_id, at=walk.finished_at)
    finished = {"walked__walk__finished_at__isnull": False}
    for words in WalkWords.objects.filter(openings.wanted, **finished).select_related("walked__walk"):
        _of_step(openings, words, words_body(words))
    photos = WalkPhoto.objects.filter(openings.wanted, **finished).select_related("walked__walk")
    # Pictures are large: only a few at a time lie in memory.
    for photo in photos.iterator(chunk_size=_AT_ONCE):
        _of_step(openings, photo, photo_body(photo))


def _of_step(openings: Openings, row: WalkWords | WalkPhoto, body: dict[str, Any]) -> None:
    walk = row.walked.walk
    _add(openings, row, body, by=walk.walker_id, at=walk.finished_at)


def _add(
    openings: Openings,
    row: JourneyEdition | Walk | WalkWords | WalkPhoto,
    body: dict[str, Any],
    *,
    by: int,
    at: datetime | None,
) -> None:
    openings.add(
        row.entry_index,
        {"author": f"account:{by}", "body": body, "meta": None},
        shown=Shown(kind=Kind.WALK, role=TEAM_ROLE, time=at, place=PLACE, via=Via.WEB),
        table=row._meta.db_table,
        row=row.pk,
    )
