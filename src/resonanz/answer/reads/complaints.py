"""Who asked for an answer, who waits for one, and how long it takes us. Open ones always count as open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Subquery
from django.utils import timezone

from resonanz.answer.models import Reply
from resonanz.ground import clock
from resonanz.listen import reads as listen_reads
from resonanz.trust.enums import K

if TYPE_CHECKING:
    from resonanz.listen.models import AnswerWish, Story

_FOREVER = 1_000_000
_TIMES = """
WITH asked AS (
    SELECT w.due_on, (w.wished_at AT TIME ZONE %(zone)s)::date AS began,
        (SELECT (min(r.created_at) AT TIME ZONE %(zone)s)::date
         FROM listen_story told JOIN answer_reply r ON r.story_id = told.id
         WHERE told.teller = s.teller AND r.created_at >= w.wished_at) AS answered
    FROM listen_answerwish w JOIN listen_story s ON s.id = w.story_id
    WHERE s.withdrawn_at IS NULL AND s.inquiry_id = ANY(%(inquiries)s)
), over AS (SELECT *, coalesce(answered - began, %(forever)s) AS days FROM asked WHERE due_on < %(today)s)
SELECT (SELECT count(*) FROM asked), (SELECT count(*) FROM asked WHERE answered IS NULL),
    count(*), count(*) FILTER (WHERE answered <= due_on), count(*) FILTER (WHERE answered > due_on),
    count(*) FILTER (WHERE answered IS NULL), percentile_disc(0.5) WITHIN GROUP (ORDER BY days)
FROM over"""

_NEWEST = """
SELECT coalesce(greatest((SELECT max(entry_index) FROM listen_answerwish), (SELECT max(entry_index) FROM answer_reply),
    (SELECT max(entry_index) FROM trust_tombstone)), -1)"""


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """A wish for an answer and what became of it; `answered_at` is when the first human answered after it."""

    wish: AnswerWish
    answered_at: datetime | None

    @property
    def answered_on(self) -> date | None:
        return timezone.localdate(self.answered_at) if self.answered_at else None

    @property
    def is_overdue(self) -> bool:
        return self.answered_at is None and self.wish.due_on < clock.today()

    @property
    def came_late(self) -> bool:
        return bool(self.answered_on and self.answered_on > self.wish.due_on)

    @property
    def days_over(self) -> int:
        return max(0, ((self.answered_on or clock.today()) - self.wish.due_on).days)


@dataclass(frozen=True, kw_only=True)
class AnswerTimes:
    """Of all complaints: how many wait. Of those whose day is over: in time, late, still open.

    `median_days` counts open ones as the longest; None when half of them still wait.
    """

    asked: int
    waiting: int
    over: int
    in_time: int
    late: int
    still_open: int
    median_days: int | None

    @property
    def is_shown(self) -> bool:
        """Fewer than five people are told apart too easily."""
        return self.over >= K


def complaint_of(story: Story) -> Complaint | None:
    """Whether this voice asked for an answer, and what became of it."""
    wish = listen_reads.wish_of_voice(story.teller)
    if wish is None:
        return None
    first = _answers(story.teller).filter(created_at__gte=wish.wished_at).order_by("created_at").first()
    return Complaint(wish=wish, answered_at=first.created_at if first else None)


def waiting_complaints() -> QuerySet[AnswerWish]:
    """For the team: nobody has answered yet. The longest overdue first."""
    return listen_reads.living_wishes().filter(~Exists(_later_answers()))


def complaints_on(page: Iterable[AnswerWish]) -> list[Complaint]:
    return [Complaint(wish=wish, answered_at=getattr(wish, "answered_at", None)) for wish in page]


def all_complaints() -> QuerySet[AnswerWish]:
    """For the team: what waits first, the longest overdue on top; then what was answered, the newest first."""
    first = _later_answers().order_by("created_at").values("created_at")[:1]
    rows = listen_reads.living_wishes().annotate(answered_at=Subquery(first, output_field=DateTimeField()))
    return rows.order_by(F("answered_at").desc(nulls_first=True), "due_on", "pk")


def answer_times(inquiry_ids: Iterable[int]) -> AnswerTimes:
    """One statement. Whoever took their words back is in none of the numbers."""
    values: dict[str, Any] = {
        "inquiries": list(inquiry_ids),
        "today": clock.today(),
        "zone": timezone.get_current_timezone_name(),
        "forever": _FOREVER,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TIMES, values)
        asked, waiting, over, in_time, late, still_open, median = cursor.fetchone()
    return AnswerTimes(
        asked=asked,
        waiting=waiting,
        over=over,
        in_time=in_time,
        late=late,
        still_open=still_open,
        median_days=median if median is not None and median < _FOREVER else None,
    )


def newest_answer_entry() -> int:
    """The entry of the last wish, answer or erasure: nothing else changes how long answers took."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        return int(cursor.fetchone()[0])


def _answers(teller: Any) -> QuerySet[Reply]:
    return Reply.objects.filter(story__teller=teller)


def _later_answers() -> QuerySet[Reply]:
    return _answers(OuterRef("story__teller")).filter(created_at__gte=OuterRef("wished_at"))
