"""How the demo's utility speaks about its customers on the slips it hands from shift to shift, before and after."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from importlib.resources import files
from typing import Any

from resonanz.doors.demo_darlings import Deed, Past
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import Council

_ORDER = 8


def deeds(past: Past) -> Iterator[Deed]:
    """The works council agrees, then one count looks back at last year, and one at the weeks since."""
    told: dict[str, Any] = json.loads((files("resonanz.doors") / "data/demo/sprache.json").read_text("utf-8"))
    agreed = told["agreement"]
    yield past.moment(agreed["days_ago"], 11, 30), _ORDER, partial(_agree, past, agreed)
    for counted in told["counts"]:
        yield past.moment(counted["days_ago"], 16, 10), _ORDER, partial(_count, past, counted, agreed["by"])


def _agree(past: Past, told: dict[str, Any]) -> None:
    mirror.agree_to_counting(
        council=Council(told["council"]),
        spoken_by=told["spoken_by"],
        on=past.today.date() - timedelta(days=told["days_ago"] + 1),
        by=past.people[told["by"]],
    )


def _count(past: Past, told: dict[str, Any], by: str) -> None:
    today = past.today.date()
    mirror.count_language(
        source=told["source"],
        from_on=today - timedelta(days=told["from_days_ago"]),
        to_on=today - timedelta(days=told["to_days_ago"]),
        texts=[(row["author"], row["text"]) for row in told["texts"]],
        by=past.people[by],
    )
