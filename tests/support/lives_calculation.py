"""A price that is opened, asked about, answered and now and then taken back, as random lives live it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from resonanz.ground import clock
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums.calculation import Gone, Money
from resonanz.mirror.models import CalculationEdition, CalculationQuestion, OpenProduct

if TYPE_CHECKING:
    from tests.support.lives import Life


def calculate(life: Life) -> None:
    """An edition, a question about it, an answer to some question, and words that go."""
    edition = _opened(life)
    block = life.random.choice([None, edition.blocks.get(position=1)])
    mirror.ask_about(
        edition=edition,
        block=block,
        key=f"a key for a question {life.random.random()}",
        text=life.sentence(),
        works_here=life.random.random() < 0.3,
    )
    asked = list(CalculationQuestion.objects.filter(withdrawn_at=None).order_by("pk"))
    if life.random.random() < 0.7:
        refused = life.random.random() < 0.4
        mirror.answer_question(
            question_id=life.random.choice(asked).pk,
            text=life.sentence(),
            is_refused=refused,
            ground=life.random.choice(["", "insult"]) if refused else "",
            by=life.reader(),
        )
    if len(asked) > 2:
        mirror.withdraw_question(question_id=life.random.choice(asked).pk, ground=life.random.choice([*Gone]))


def _opened(life: Life) -> CalculationEdition:
    product = OpenProduct.objects.first()
    cents = life.random.randint(1, 90_000)
    part = mirror.Part(key="block_1", label="Netz", amount=Decimal(cents) / 100, explanation=life.sentence())
    told = life.random.random() < 0.5
    margin = Decimal(life.random.randint(-cents + 1, 10_000)) / 100
    offer = mirror.Offer(
        name="Strom Auenfurt",
        unit="im Monat",
        money=life.random.choice([*Money]),
        price=Decimal(cents) / 100 + margin,
        parts=[part],
        margin=margin if told else None,
        margin_reason="" if told else life.sentence(),
        difference_reason="",
        not_shown=life.sentence(),
        valid_from=clock.today(),
        reason=life.sentence(),
    )
    return mirror.publish_calculation(offer=offer, by=life.reader(), product=product)
