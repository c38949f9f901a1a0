"""Printed cards, and how much was written down by the team for somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from resonanz.ground.codes import code_hash, read_code
from resonanz.listen.enums import Origin
from resonanz.listen.models import Story, StoryCard


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One print run of cards."""

    at: datetime
    by: str
    cards: int
    used: int


def card_by_code(typed: str) -> StoryCard | None:
    """The card with this code, however it was typed; with its inquiry."""
    found = StoryCard.objects.select_related("inquiry")
    return found.filter(code_hash=code_hash(read_code(typed))).first()


def print_runs(inquiry_id: int) -> list[Printed]:
    """The print runs of an inquiry, newest first."""
    rows = StoryCard.objects.filter(inquiry_id=inquiry_id).values("printed_at", "printed_by__name").order_by()
    rows = rows.annotate(cards=Count("pk"), used=Count("pk", filter=Q(story__isnull=False))).order_by("-printed_at")
    return [
        Printed(at=row["printed_at"], by=row["printed_by__name"], cards=row["cards"], used=row["used"]) for row in rows
    ]


def newest_written_down(inquiry_id: int, *, most: int) -> list[Story]:
    """What the team wrote down for people last, without talks and observations."""
    origins = [Origin.PHONE, Origin.COUNTER, Origin.TABLE, Origin.CARD]
    stories = Story.objects.filter(inquiry_id=inquiry_id, origin__in=origins, withdrawn_at=None, superseded_at=None)
    stories = stories.prefetch_related("person__relations", "scribe")
    return list(stories.order_by("-told_at", "-pk")[:most])


def written_down_counts() -> dict[str, int]:
    """By origin, over all inquiries: stories with words, in the newest version, that the team wrote down."""
    rows = Story.objects.exclude(origin="").filter(withdrawn_at=None, superseded_at=None).order_by()
    found = dict(rows.values_list("origin").annotate(Count("pk")))
    return {origin.value: found.get(origin.value, 0) for origin in Origin}
