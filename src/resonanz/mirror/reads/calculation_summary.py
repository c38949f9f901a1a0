"""The open calculation in a few figures, for the page of the management."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Min

from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.models import CalculationEdition, CalculationQuestion, OpenProduct
from resonanz.mirror.rules.money import written


@dataclass(frozen=True, kw_only=True)
class CalculationSummary:
    """`name` to `margin_reason` are of the edition published last; `margin` is None where its reason is told instead.

    `waiting` counts the questions without an answer over all products; the oldest waits since `waiting_since`.
    """

    count: int
    slug: str
    number: int
    name: str
    unit: str
    money: Money
    price: Decimal
    margin: Decimal | None
    margin_reason: str
    waiting: int
    waiting_since: datetime | None

    @property
    def price_text(self) -> str:
        return written(self.price, self.money)

    @property
    def margin_text(self) -> str:
        return "" if self.margin is None else written(self.margin, self.money)


def calculation_summary() -> CalculationSummary | None:
    """None where nothing is open. Three statements, none over whole tables of words."""
    latest = CalculationEdition.objects.select_related("product").order_by("-at", "-pk").first()
    if latest is None:
        return None
    waits = CalculationQuestion.objects.filter(withdrawn_at=None, answers=None).order_by()
    waiting = waits.aggregate(count=Count("pk"), since=Min("asked_at"))
    return CalculationSummary(
        count=OpenProduct.objects.count(),
        slug=latest.product.slug,
        number=latest.number,
        name=latest.name,
        unit=latest.unit,
        money=Money(latest.money),
        price=latest.price,
        margin=latest.margin,
        margin_reason=latest.margin_reason,
        waiting=waiting["count"],
        waiting_since=waiting["since"],
    )
