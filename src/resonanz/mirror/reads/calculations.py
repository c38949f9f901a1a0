"""Open calculations: what is shown of each edition, and how one differs from the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from resonanz.ground import clock
from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.models import CalculationBlock, CalculationEdition, OpenProduct
from resonanz.mirror.rules.calculation import Bar, Block, Calculation, Row, calculate
from resonanz.mirror.rules.calculation_changes import Change, Line, changes
from resonanz.mirror.rules.calculation_words import bar_name, finding
from resonanz.mirror.rules.money import written


@dataclass(frozen=True, kw_only=True)
class BarRow:
    """One line of the table; `block` is set for building blocks, `explanation` says what it is for."""

    bar: Bar
    name: str
    amount: str
    explanation: str
    block: CalculationBlock | None


@dataclass(frozen=True, kw_only=True)
class Edition:
    row: CalculationEdition
    blocks: Sequence[CalculationBlock]

    @cached_property
    def money(self) -> Money:
        return Money(self.row.money)

    @cached_property
    def calculation(self) -> Calculation:
        return calculate(
            price=self.row.price,
            blocks=[Block(label=block.label, amount=block.amount) for block in self.blocks],
            margin=self.row.margin,
            reason=self.row.margin_reason,
            places=self.money.places,
        )

    @property
    def price(self) -> str:
        return written(self.row.price, self.money)

    @property
    def finding(self) -> str:
        return finding(self.calculation, self.money)

    @property
    def is_to_come(self) -> bool:
        return self.row.valid_from > clock.today()

    @cached_property
    def rows(self) -> list[BarRow]:
        said = {Row.LEFT_OUT: self.row.margin_reason, Row.DIFFERENCE: self.row.difference_reason}
        blocks = list(self.blocks)
        return [
            BarRow(
                bar=bar,
                name=bar_name(bar),
                amount=written(bar.amount, self.money),
                explanation=blocks[n].explanation if bar.kind == Row.BLOCK else said.get(bar.kind, ""),
                block=blocks[n] if bar.kind == Row.BLOCK else None,
            )
            for n, bar in enumerate(self.calculation.bars)
        ]


@dataclass(frozen=True, kw_only=True)
class ChangedRow:
    """One block in two editions; an empty amount means that it was not there."""

    change: Change
    name: str
    before: str
    after: str
    difference: str


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A product with its editions, the newest first."""

    product: OpenProduct
    editions: Sequence[Edition]

    @property
    def current(self) -> Edition:
        return self.editions[0]

    @property
    def in_force(self) -> Edition | None:
        """What is paid until the newest edition begins; None where the newest is in force or none is yet."""
        if not self.current.is_to_come:
            return None
        return next((edition for edition in self.editions if not edition.is_to_come), None)

    def edition(self, number: int) -> Edition | None:
        return next((edition for edition in self.editions if edition.row.number == number), None)

    def changed(self, edition: Edition) -> list[ChangedRow] | None:
        """Block by block against the edition before; None for the first and where the unit of the price differs."""
        before = self.edition(edition.row.number - 1)
        if before is None or before.row.unit.casefold() != edition.row.unit.casefold():
            return None
        found = changes(_lines(before), _lines(edition), was=before.money, now=edition.money)
        return [_changed(change, edition.money) for change in found]


def _lines(edition: Edition) -> list[Line]:
    return [(bar.kind, bar.label, bar.amount) for bar in edition.calculation.bars]


def _changed(change: Change, money: Money) -> ChangedRow:
    def said(amount: Decimal | None) -> str:
        return "" if amount is None else written(amount, money)

    name = bar_name(Bar(kind=change.kind, label=change.label, start=Decimal(0), end=Decimal(0)))
    difference = written(change.difference, money, signed=True) if change.difference else ""
    return ChangedRow(
        change=change, name=name, before=said(change.before), after=said(change.after), difference=difference
    )


def open_calculations() -> list[Opened]:
    """All of them, the one opened last first; three statements however many there are."""
    return sorted((_opened(row) for row in _products()), key=lambda opened: opened.current.row.at, reverse=True)


def open_calculation(slug: str) -> Opened | None:
    row = _products().filter(slug=slug).first()
    return _opened(row) if row else None


def _products() -> QuerySet[OpenProduct]:
    editions = CalculationEdition.objects.select_related("by").prefetch_related("blocks").order_by("-number")
    return OpenProduct.objects.prefetch_related(Prefetch("editions", queryset=editions))


def _opened(row: OpenProduct) -> Opened:
    editions = [Edition(row=edition, blocks=list(edition.blocks.all())) for edition in row.editions.all()]
    return Opened(product=row, editions=editions)
