"""Journeys as they are laid down, and who walks them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Max, Q, QuerySet

from resonanz.mirror.models import Journey, JourneyEdition, JourneyStep, Walk, WalkedStep, WalkPhoto

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class ListedJourney:
    """A journey in its newest edition; walks are those that are finished, over all editions."""

    pk: int
    edition: JourneyEdition
    steps: int
    walks: int
    walked_at: datetime | None


def journeys() -> list[ListedJourney]:
    """The one that was walked last comes first; three statements."""
    finished = Q(editions__walks__finished_at__isnull=False)
    told = Journey.objects.annotate(
        finished=Count("editions__walks", filter=finished), last=Max("editions__walks__finished_at")
    )
    newest = JourneyEdition.objects.order_by("journey_id", "-number").distinct("journey_id")
    editions = {edition.journey_id: edition for edition in newest.prefetch_related("steps")}
    rows = [
        ListedJourney(
            pk=row.pk,
            edition=editions[row.pk],
            steps=len(editions[row.pk].steps.all()),
            walks=row.finished,
            walked_at=row.last,
        )
        for row in told.order_by("pk")
    ]
    return sorted(rows, key=lambda row: (row.walked_at or _NEVER, row.pk), reverse=True)


def editions_of(journey_id: int) -> list[JourneyEdition]:
    """The newest first, with steps and touchpoints; empty where there is no such journey."""
    rows = JourneyEdition.objects.filter(journey_id=journey_id).select_related("by", "journey")
    return list(rows.prefetch_related("steps__links__touchpoint").order_by("-number"))


def journey_step(pk: int) -> JourneyStep | None:
    rows = JourneyStep.objects.select_related("edition__journey").prefetch_related("links__touchpoint")
    return rows.filter(pk=pk).first()


def walk(pk: int) -> Walk | None:
    rows = Walk.objects.select_related("edition__journey", "walker", "booked_by").prefetch_related("edition__steps")
    return rows.filter(pk=pk).first()


def booked_walks(account_id: int) -> QuerySet[Walk]:
    """What somebody still has before them, the nearest day first."""
    return _open().filter(walker_id=account_id)


def open_walks_of(journey_id: int) -> QuerySet[Walk]:
    return _open().filter(edition__journey_id=journey_id)


def walked_steps(walk_id: int) -> dict[int, WalkedStep]:
    """By the step of the edition, with words; pictures only by their kind, not by their bytes."""
    rows = WalkedStep.objects.filter(walk_id=walk_id).select_related("said", "pictured").defer("pictured__content")
    return {row.step_id: row for row in rows}


def photo_of(walk_id: int, step_id: int) -> WalkPhoto | None:
    rows = WalkPhoto.objects.select_related("walked__walk")
    return rows.filter(walked__walk_id=walk_id, walked__step_id=step_id).first()


def finished_walks(journey_id: int) -> Sequence[Walk]:
    """Over all editions, the first one first, each with its steps; two statements."""
    rows = Walk.objects.filter(edition__journey_id=journey_id, finished_at__isnull=False)
    rows = rows.select_related("edition", "walker").prefetch_related("walked__step")
    # In the order in which they were walked: what is entered late does not become the latest.
    return sorted(rows, key=lambda walk: (min(one.begins_at for one in walk.walked.all()), walk.pk))


def _open() -> QuerySet[Walk]:
    rows = Walk.objects.filter(finished_at=None, called_off_at=None)
    return rows.select_related("edition", "walker", "booked_by").order_by("planned_on", "planned_at", "pk")
