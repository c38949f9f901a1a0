"""Measures with everything that became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from resonanz.act.enums import MeasureDeed, MeasureState
from resonanz.act.models import Measure, MeasureStep
from resonanz.act.rules.measures import hands, measure_body, measure_state, measure_step_body
from resonanz.people.enums import TEAM_ROLE
from resonanz.trust.enums import Kind, Via
from resonanz.trust.events import Openings, Shown

if TYPE_CHECKING:
    from resonanz.people.models import Account


@dataclass(frozen=True, kw_only=True)
class Followed:
    """A measure with its steps. `carriers` are those who hold it and are still there, `left` those who are not."""

    measure: Measure
    state: MeasureState
    steps: Sequence[MeasureStep]
    carriers: Sequence[Account]
    left: Sequence[Account]

    @property
    def is_over(self) -> bool:
        return self.state in {MeasureState.DONE, MeasureState.GIVEN_UP}

    @property
    def ending(self) -> MeasureStep | None:
        return next((step for step in self.steps if step.deed in {MeasureDeed.DONE, MeasureDeed.GIVEN_UP}), None)

    def is_held_by(self, account_id: int) -> bool:
        return account_id in hands((step.deed, step.by_id) for step in self.steps)


def measure(pk: int) -> Measure | None:
    return _rows().filter(pk=pk).first()


def measures_of_inquiry(inquiry_id: int) -> list[Followed]:
    """In the order in which they were brought in; two statements for all."""
    return [followed(row) for row in _rows().filter(inquiry_id=inquiry_id)]


def measures_of_insights(insight_ids: Iterable[int]) -> dict[int, list[Followed]]:
    """For many insights; two statements for all, insights without a measure get an empty list."""
    wanted = list(insight_ids)
    found: dict[int, list[Followed]] = {pk: [] for pk in wanted}
    for row in _rows().filter(insight_id__in=wanted):
        found[row.insight_id].append(followed(row))
    return found


def measures_of_insight(insight_id: int) -> list[Followed]:
    return measures_of_insights([insight_id])[insight_id]


def _rows() -> QuerySet[Measure]:
    joined = Measure.objects.select_related("insight", "inquiry", "brought_in_by")
    return joined.prefetch_related("steps__by").order_by("pk")


def followed(row: Measure) -> Followed:
    steps = sorted(row.steps.all(), key=lambda step: step.number)
    people = {step.by_id: step.by for step in steps}
    holding = [people[pk] for pk in hands((step.deed, step.by_id) for step in steps)]
    carriers = [account for account in holding if account.is_active and account.is_team]
    return Followed(
        measure=row,
        state=measure_state((step.deed for step in steps), is_held=bool(carriers)),
        steps=steps,
        carriers=carriers,
        left=[account for account in holding if account not in carriers],
    )


def add_measures(openings: Openings) -> None:
    for row in Measure.objects.filter(openings.wanted).select_related("inquiry", "insight").order_by("entry_index"):
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.brought_in_by_id}",
                "body": measure_body(insight=row.insight_id, title=row.title, what=row.what),
                "meta": None,
            },
            shown=Shown(
                kind=Kind.MEASURE, role=TEAM_ROLE, time=row.brought_in_at, place=row.inquiry.place, via=Via.WEB
            ),
            table="act_measure",
            row=row.pk,
        )
        if row.inquiry_id != row.insight.inquiry_id:
            openings.orphan("act_measure", row.pk, row.entry_index)


def add_measure_steps(openings: Openings) -> None:
    rows = MeasureStep.objects.filter(openings.wanted).select_related("measure__inquiry").order_by("entry_index")
    for row in rows:
        openings.add(
            row.entry_index,
            {
                "author": f"account:{row.by_id}",
                "body": measure_step_body(measure=row.measure_id, number=row.number, deed=row.deed, words=row.words),
                "meta": None,
            },
            shown=Shown(kind=Kind.MEASURE, role=TEAM_ROLE, time=row.at, place=row.measure.inquiry.place, via=Via.WEB),
            table="act_measurestep",
            row=row.pk,
        )
