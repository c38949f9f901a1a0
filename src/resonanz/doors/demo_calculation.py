"""What the demo's utility charges for electricity, opened twice, with what people asked about it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from importlib.resources import files
from typing import Any, Protocol

from resonanz.mirror import actions as mirror
from resonanz.mirror import reads as mirror_reads
from resonanz.mirror.enums.calculation import Money

Deed = tuple[datetime, int, Callable[[], object]]
_ORDER = 10
Told = Mapping[str, Any]


class Past(Protocol):
    """As much of the demo's past as is needed here."""

    people: dict[str, int]
    today: datetime

    def moment(self, days_ago: int, hour: int, minute: int) -> datetime: ...


def deeds(past: Past) -> Iterator[Deed]:
    """The editions in the morning, questions at noon, answers in the afternoon."""
    content = json.loads((files("resonanz.doors") / "data/demo/kalkulation.json").read_text("utf-8"))
    made: dict[str, Any] = {}
    for told in content["editions"]:
        yield past.moment(told["days_ago"], 9, 20), _ORDER, partial(_open, past, told, made)
    for n, told in enumerate(content["questions"]):
        yield past.moment(told["days_ago"], 12, n), _ORDER, partial(_ask, told, made, n)
        if "answer" in told:
            answer = told["answer"]
            yield past.moment(answer["days_ago"], 15, n), _ORDER, partial(_answer, past, answer, made, n)


def _open(past: Past, told: Told, made: dict[str, Any]) -> None:
    offer = mirror.Offer(
        name=told["name"],
        unit=told["unit"],
        money=Money.CENT,
        price=Decimal(told["price"]),
        parts=[
            mirror.Part(key=f"block_{n}", label=label, amount=Decimal(amount), explanation=explanation)
            for n, (label, amount, explanation) in enumerate(told["blocks"], 1)
        ],
        margin=Decimal(told["margin"]),
        margin_reason="",
        difference_reason="",
        not_shown=told["not_shown"],
        valid_from=past.today.date() - timedelta(days=told["valid_days_ago"]),
        reason=told["reason"],
    )
    row = mirror.publish_calculation(offer=offer, by=past.people[told["by"]], product=made.get("product"))
    made["product"] = row.product


def _ask(told: Told, made: dict[str, Any], number: int) -> None:
    opened = mirror_reads.open_calculation(made["product"].slug)
    assert opened is not None
    edition = opened.current
    block = next((block for block in edition.blocks if block.label == told["block"]), None)
    asked = mirror.ask_about(edition=edition.row, block=block, key=f"auenfurt-kalkulation-{number}", text=told["text"])
    made[f"question-{number}"] = asked.question_id


def _answer(past: Past, told: Told, made: dict[str, Any], number: int) -> None:
    mirror.answer_question(
        question_id=made[f"question-{number}"],
        text=told["text"],
        by=past.people[told["by"]],
        is_refused=told["refused"],
    )
