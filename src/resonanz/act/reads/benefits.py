"""The benefit book: what is expected of each measure, what came of it, and how well the house estimates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone

from resonanz.act.enums import Span, Term, Unit
from resonanz.act.models import Benefit, BenefitActual, BenefitAssumption, Measure
from resonanz.act.rules import benefit as rules
from resonanz.act.rules.benefit import Assumed, Draws, Interval, Sum, Swing
from resonanz.act.rules.benefit_entries import actual_body, estimate_body
from resonanz.act.rules.benefit_templates import templates
from resonanz.act.rules.intervals import share
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

_GRACE = timedelta(days=31)
"""Whoever estimates in the first month does not know yet how the year will end."""


@dataclass(frozen=True, kw_only=True)
class Estimated:
    """An estimate with its assumptions; everything else is computed from them, the same way each time."""

    row: Benefit
    assumptions: Sequence[BenefitAssumption]

    @property
    def title(self) -> str:
        known = templates().get(self.row.template)
        return known.title if known else self.row.template

    @property
    def sentence(self) -> str:
        known = templates().get(self.row.template)
        return known.sentence if known else ""

    @cached_property
    def estimate(self) -> rules.Estimate:
        return rules.Estimate(
            seed=(self.row.measure_id, self.row.number),
            assumed=tuple(
                Assumed(
                    key=one.key,
                    unit=Unit(one.unit),
                    term=Term(one.term),
                    low=float(one.low),
                    likely=float(one.likely),
                    high=float(one.high),
                )
                for one in self.assumptions
            ),
        )

    @cached_property
    def draws(self) -> Draws:
        return rules.draw(self.estimate)

    @cached_property
    def first(self) -> Interval:
        return rules.interval(self.draws.first)

    @cached_property
    def later(self) -> Interval:
        return rules.interval(self.draws.later)

    @cached_property
    def likely(self) -> float:
        """The first year if everything comes as is most likely."""
        return rules.most_likely(self.estimate)

    @cached_property
    def swings(self) -> list[tuple[Swing, BenefitAssumption]]:
        named = {one.key: one for one in self.assumptions}
        return [(swing, named[swing.key]) for swing in rules.tornado(self.estimate)]


@dataclass(frozen=True, kw_only=True)
class Came:
    """An actual beside what was expected before. `is_inside` is None where there is nothing to compare it with."""

    row: BenefitActual
    expected: Interval | None

    @property
    def middle(self) -> float:
        return float(self.row.low + self.row.high) / 2

    @property
    def is_inside(self) -> bool | None:
        return None if self.expected is None else self.expected.low <= self.middle <= self.expected.high

    @property
    def is_range(self) -> bool:
        return self.row.low != self.row.high


@dataclass(frozen=True, kw_only=True)
class Booked:
    """One measure in the book: its estimates, oldest first, and what came."""

    measure: Measure
    estimates: Sequence[Estimated]
    actuals: Sequence[Came]

    @property
    def current(self) -> Estimated | None:
        return self.estimates[-1] if self.estimates else None

    @property
    def first_actual(self) -> float | None:
        """What the first year brought, as it was said last."""
        said = [came.middle for came in self.actuals if came.row.span == Span.FIRST]
        return said[-1] if said else None


@dataclass(frozen=True, kw_only=True)
class Book:
    """All measures with an estimate or an actual. Sums are None where nothing is estimated."""

    rows: Sequence[Booked]
    first: Sum | None
    later: Sum | None
    compared: int
    inside: int
    """How many of the compared actuals lay in their interval; low and high are the 95 % bounds (Wilson) of that share,
    as fractions.
    """
    inside_low: float | None
    inside_high: float | None


def benefit_of(measure: Measure) -> Booked:
    return _booked([measure])[0]


def estimated(pk: int) -> Estimated | None:
    row = _estimates().filter(pk=pk).first()
    return Estimated(row=row, assumptions=list(row.assumptions.all())) if row else None


def benefit_book() -> Book:
    """Over all measures; three statements however many there are."""
    known = Measure.objects.select_related("inquiry", "insight").order_by("pk")
    rows = [row for row in _booked(list(known)) if row.estimates or row.actuals]
    current = [row.current.draws for row in rows if row.current]
    judged = [came.is_inside for row in rows for came in _newest(row.actuals) if came.is_inside is not None]
    _share, low, high = share(sum(judged), len(judged)) if judged else (None, None, None)
    return Book(
        rows=rows,
        first=rules.add_up([draws.first for draws in current]) if current else None,
        later=rules.add_up([draws.later for draws in current]) if current else None,
        compared=len(judged),
        inside=sum(judged),
        inside_low=low,
        inside_high=high,
    )


def _newest(actuals: Sequence[Came]) -> list[Came]:
    """A corrected actual counts once, as it was said last."""
    return list({(came.row.span, came.row.from_on): came for came in actuals}.values())


def _estimates() -> QuerySet[Benefit]:
    return Benefit.objects.select_related("by", "measure__inquiry").prefetch_related("assumptions")


def _booked(measures: Sequence[Measure]) -> list[Booked]:
    ids = [measure.pk for measure in measures]
    estimates: dict[int, list[Estimated]] = {pk: [] for pk in ids}
    for row in _estimates().filter(measure_id__in=ids).order_by("number"):
        estimates[row.measure_id].append(Estimated(row=row, assumptions=list(row.assumptions.all())))
    actuals: dict[int, list[Came]] = {pk: [] for pk in ids}
    for came in BenefitActual.objects.filter(measure_id__in=ids).select_related("by").order_by("number"):
        actuals[came.measure_id].append(Came(row=came, expected=_expected(came, estimates[came.measure_id])))
    return [
        Booked(measure=measure, estimates=estimates[measure.pk], actuals=actuals[measure.pk]) for measure in measures
    ]


def _expected(came: BenefitActual, estimates: Iterable[Estimated]) -> Interval | None:
    """Only what was said before it could be known is held against what came."""
    latest = came.from_on + _GRACE
    before = [one for one in estimates if timezone.localdate(one.row.at) <= latest]
    if came.span == Span.OTHER or not before:
        return None
    return before[-1].first if came.span == Span.FIRST else before[-1].later


def add_benefits(openings: Openings) -> None:
    for row in _estimates().filter(openings.wanted).order_by("entry_index"):
        _add(openings, row, estimate_body(row, row.assumptions.all()))
    for came in BenefitActual.objects.filter(openings.wanted).select_related("measure__inquiry"):
        _add(openings, came, actual_body(came))


def _add(openings: Openings, row: Benefit | BenefitActual, body: dict[str, object]) -> None:
    openings.add(
        row.entry_index,
        {"author": f"account:{row.by_id}", "body": body, "meta": None},
        shown=Shown(kind=Kind.BENEFIT, role=TEAM_ROLE, time=row.at, place=row.measure.inquiry.place, via=Via.WEB),
        table=row._meta.db_table,
        row=row.pk,
    )
