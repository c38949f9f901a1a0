"""What lies where, since when, and when it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Model, Q, QuerySet
from django.utils import timezone

from resonanz.ground import clock
from resonanz.trust.models import ErasureReport, Scrubbing
from resonanz.trust.reads.register import model_of, reading_order, rows_of
from resonanz.trust.rules.holdings import Holding


@dataclass(frozen=True, kw_only=True)
class Due:
    """One class of data: how many rows, the next day on which one of them goes, and how many would go today."""

    holding: Holding
    title: str
    rows: int
    next_on: date | None
    now: int

    @property
    def days_left(self) -> int | None:
        return (self.next_on - clock.today()).days if self.next_on else None


def rows_due(holding: Holding) -> QuerySet[Model] | None:
    """Rows whose time is up; None where no day is counted."""
    model = model_of(holding)
    keep = holding.keep
    if model is None or keep.fate is None:
        return None
    rows = rows_of(model)
    if keep.days is not None:
        return rows.filter(**{f"{keep.since}__lt": clock.now() - timedelta(days=keep.days)})
    rows = rows.filter(**{f"{keep.until}__lte": clock.today()})
    # What was emptied already is not emptied again.
    plain = {name: value for name, value in keep.fate.values.items() if not callable(value)}
    return rows.exclude(**plain) if plain else rows


def due() -> list[Due]:
    """One row per table that holds something about people; one statement each."""
    found = []
    for holding in reading_order():
        model = model_of(holding)
        if model is None or not (holding.about or holding.acts or holding.keep.fate):
            continue
        found.append(_due(holding, model))
    return found


def _due(holding: Holding, model: type[Model]) -> Due:
    keep, everything = holding.keep, rows_of(model)
    title = str(holding.title or model._meta.verbose_name)
    if not (keep.since or keep.until):
        return Due(holding=holding, title=title, rows=everything.count(), next_on=None, now=0)
    path = keep.until or keep.since
    moment = clock.today() if keep.until else clock.now() - timedelta(days=keep.days or 0)
    ended = Q(**{f"{path}__lte": moment})
    told = everything.aggregate(rows=Count("pk"), first=Min(path), now=Count("pk", filter=ended))
    return Due(
        holding=holding, title=title, rows=told["rows"], next_on=_day(told["first"], keep.days or 0), now=told["now"]
    )


def _day(first: date | datetime | None, days: int) -> date | None:
    if first is None:
        return None
    return (timezone.localdate(first) if isinstance(first, datetime) else first) + timedelta(days=days)


def reports(*, most: int = 30) -> list[ErasureReport]:
    return list(ErasureReport.objects.order_by("-at", "-pk")[:most])


def scrubbings(*, most: int = 5) -> list[Scrubbing]:
    return list(Scrubbing.objects.order_by("-pk")[:most])


def scrubbing_waits() -> bool:
    return Scrubbing.objects.filter(done_at=None).exists()
