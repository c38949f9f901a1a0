"""Where each insight stands today, computed from its decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from resonanz.act.enums import Standing, Word
from resonanz.act.models import Decision
from resonanz.ground import clock


@dataclass(frozen=True, kw_only=True)
class Stand:
    """`promised_for` is the day the last promise named, also when it was kept or replaced since."""

    insight_id: int
    key: Standing
    decision: Decision | None
    promised_for: date | None

    @property
    def label(self) -> str:
        return str(self.key.label)

    @property
    def was_late(self) -> bool:
        done_on = self.decision.done_on if self.decision else None
        return bool(done_on and self.promised_for and done_on > self.promised_for)


def history_of(insight_ids: Iterable[int]) -> QuerySet[Decision]:
    return (
        Decision.objects.filter(insight_id__in=list(insight_ids))
        .select_related("decided_by")
        .order_by("insight_id", "number")
    )


def stands(insight_ids: Iterable[int]) -> dict[int, Stand]:
    """The standing of many insights in one statement."""
    wanted = list(insight_ids)
    histories: dict[int, list[Decision]] = {pk: [] for pk in wanted}
    for decision in history_of(wanted):
        histories[decision.insight_id].append(decision)
    return {pk: stand_of(pk, history) for pk, history in histories.items()}


def stand_of(insight_id: int, history: list[Decision]) -> Stand:
    if not history:
        return Stand(insight_id=insight_id, key=Standing.WAITING, decision=None, promised_for=None)
    current = history[-1]
    key = Standing(current.word)
    if current.word == Word.IN_PROGRESS and current.due_on and current.due_on < clock.today():
        key = Standing.MISSED
    promised = next((d.due_on for d in reversed(history) if d.word == Word.IN_PROGRESS), None)
    return Stand(insight_id=insight_id, key=key, decision=current, promised_for=promised)


def overdue() -> QuerySet[Decision]:
    """Promises whose day has passed, the longest overdue first."""
    return (
        Decision.objects.filter(is_current=True, word=Word.IN_PROGRESS, due_on__lt=clock.today())
        .select_related("insight", "inquiry")
        .order_by("due_on")
    )


def decided_insights(inquiry_ids: Iterable[int]) -> set[int]:
    current = Decision.objects.filter(inquiry_id__in=list(inquiry_ids), is_current=True)
    return set(current.values_list("insight_id", flat=True))


def decided_counts(inquiry_ids: Iterable[int]) -> dict[int, int]:
    wanted = list(inquiry_ids)
    current = Decision.objects.filter(inquiry_id__in=wanted, is_current=True)
    return {**dict.fromkeys(wanted, 0), **dict(current.values_list("inquiry_id").annotate(n=Count("pk")))}
