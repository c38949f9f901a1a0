"""How calculations, questions and answers stand in the ledger. Amounts are written out, so that no reader rounds."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resonanz.mirror.models.calculation import CalculationBlock, CalculationEdition
    from resonanz.mirror.models.calculation_questions import CalculationAnswer, CalculationQuestion

_PLACES = Decimal("0.0001")


def place_of(slug: str) -> str:
    return f"calculation:{slug}"


def edition_body(row: CalculationEdition, blocks: Iterable[CalculationBlock]) -> dict[str, Any]:
    return {
        "deed": "opened",
        "product": row.product_id,
        "number": row.number,
        "name": row.name,
        "unit": row.unit,
        "money": str(row.money),
        "price": _amount(row.price),
        "blocks": [[block.label, _amount(block.amount), block.explanation] for block in blocks],
        "margin": None if row.margin is None else _amount(row.margin),
        "margin_reason": row.margin_reason,
        "difference_reason": row.difference_reason,
        "not_shown": row.not_shown,
        "valid_from": row.valid_from.isoformat(),
        "reason": row.reason,
    }


def question_body(row: CalculationQuestion) -> dict[str, Any]:
    return {"deed": "asked", "edition": row.edition_id, "block": row.block_id, "text": row.text}


def answer_body(row: CalculationAnswer) -> dict[str, Any]:
    return {
        "deed": "refused" if row.is_refused else "answered",
        "question": row.question.entry_index,
        "number": row.number,
        "text": row.text,
        "shows_words": row.shows_words,
        "ground": row.ground,
    }


def _amount(amount: Decimal) -> str:
    return str(amount.quantize(_PLACES))
