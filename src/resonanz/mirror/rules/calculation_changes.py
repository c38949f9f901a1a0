"""What became of each building block from one edition to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.rules.calculation import Row
from resonanz.mirror.rules.money import from_euros, in_euros

Line = tuple[Row, str, Decimal]
"""Kind, name and amount of one bar."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """`before` is None where the block is new, `after` where it is gone; both in the unit of the later edition."""

    kind: Row
    label: str
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal:
        return (self.after or Decimal(0)) - (self.before or Decimal(0))


def changes(before: Sequence[Line], after: Sequence[Line], *, was: Money, now: Money) -> list[Change]:
    """Every bar of both editions, in the order of the later one, then what is gone. Names are compared without case."""
    known = {_key(kind, label): (kind, label, from_euros(in_euros(amount, was), now)) for kind, label, amount in before}
    found: list[Change] = []
    for kind, label, amount in after:
        earlier = known.pop(_key(kind, label), None)
        found.append(Change(kind=kind, label=label, before=earlier[2] if earlier else None, after=amount))
    gone = [Change(kind=kind, label=label, before=amount, after=None) for kind, label, amount in known.values()]
    price = [change for change in found if change.kind == Row.PRICE]
    return [*(change for change in found if change.kind != Row.PRICE), *gone, *price]


def _key(kind: Row, label: str) -> tuple[Row, str]:
    return kind, label.strip().casefold()
