"""How estimates and actuals stand in the ledger. Amounts are written out, so that no reader rounds them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resonanz.act.models import Benefit, BenefitActual, BenefitAssumption

_PLACES = Decimal("0.0001")


def estimate_body(row: Benefit, assumptions: Iterable[BenefitAssumption]) -> dict[str, Any]:
    return {
        "deed": "estimated",
        "measure": row.measure_id,
        "number": row.number,
        "template": row.template,
        "reason": row.reason,
        "assumptions": [
            {
                "key": one.key,
                "label": one.label,
                "unit": str(one.unit),
                "term": str(one.term),
                "range": [_written(one.low), _written(one.likely), _written(one.high)],
                "source": one.source,
                "owner": one.owner,
            }
            for one in assumptions
        ],
    }


def actual_body(row: BenefitActual) -> dict[str, Any]:
    return {
        "deed": "came",
        "measure": row.measure_id,
        "number": row.number,
        "span": str(row.span),
        "from": row.from_on.isoformat(),
        "to": row.to_on.isoformat(),
        "range": [_written(row.low), _written(row.high)],
        "how": row.how,
    }


def _written(amount: Decimal) -> str:
    return str(amount.quantize(_PLACES))
