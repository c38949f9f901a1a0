"""Short ways to a calculation in tests: monthly gas for 30,12 €, which adds up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from resonanz.mirror import actions
from resonanz.mirror.enums.calculation import Money
from resonanz.mirror.models import CalculationEdition, CalculationQuestion
from tests.support.people import People

_numbers = count(1)
BLOCKS = (("Netz und Abgaben", "14.20"), ("Einkauf", "12.02"), ("Vertrieb", "3.00"))


def offer(blocks: tuple[tuple[str, str], ...] = BLOCKS, **changes: Any) -> actions.Offer:
    parts = [
        actions.Part(key=f"block_{n}", label=label, amount=Decimal(amount), explanation=f"Wofür {label} ist.")
        for n, (label, amount) in enumerate(blocks, 1)
    ]
    told: dict[str, Any] = {
        "name": "Gas für Zuhause",
        "unit": "im Monat",
        "money": Money.EURO,
        "price": Decimal("30.12"),
        "parts": parts,
        "margin": Decimal("0.90"),
        "margin_reason": "",
        "difference_reason": "",
        "not_shown": "Einzelne Verträge.",
        "valid_from": date(2026, 11, 1),
        "reason": "",
        **changes,
    }
    return actions.Offer(**told)


def published(people: People, **changes: Any) -> CalculationEdition:
    product = changes.pop("product", None)
    return actions.publish_calculation(offer=offer(**changes), by=people.mira.pk, product=product)


def asked(edition: CalculationEdition, text: str = "Warum so viel?", **changes: Any) -> tuple[CalculationQuestion, str]:
    key = changes.pop("key", f"a key that is long enough {next(_numbers)}")
    done = actions.ask_about(edition=edition, key=key, text=text, **changes)
    return CalculationQuestion.objects.get(pk=done.question_id), done.code


def typed(**changes: str) -> dict[str, str]:
    """What somebody types into the form of an edition."""
    return {
        "name": "Gas für Zuhause",
        "unit": "im Monat",
        "money": "euro",
        "price": "30,12",
        "block_1_label": "Netz und Abgaben",
        "block_1_amount": "14,20",
        "block_1_explanation": "Leitungen",
        "block_2_label": "Einkauf",
        "block_2_amount": "15,02",
        "block_2_explanation": "Gas",
        "margin": "0,90",
        "not_shown": "Einzelne Verträge.",
        "valid_from": "2026-11-01",
        **changes,
    }
