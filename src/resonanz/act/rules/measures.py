"""How measures stand in the ledger, and what their steps come to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from resonanz.act.enums import MeasureDeed, MeasureState


def measure_body(*, insight: int, title: str, what: str) -> dict[str, Any]:
    return {"measure": "brought_in", "insight": insight, "title": title, "what": what}


def measure_step_body(*, measure: int, number: int, deed: str, words: str) -> dict[str, Any]:
    return {"measure": deed, "of": measure, "number": number, "words": words}


def hands(steps: Iterable[tuple[str, int]]) -> list[int]:
    """Who holds a measure after these deeds, each with the account that did it: whoever picked it up first stands
    first."""
    holding: list[int] = []
    for deed, account in steps:
        if deed == MeasureDeed.TAKEN and account not in holding:
            holding.append(account)
        elif deed == MeasureDeed.LAID and account in holding:
            holding.remove(account)
    return holding


def measure_state(deeds: Iterable[str], *, is_held: bool) -> MeasureState:
    for deed in deeds:
        if deed in {MeasureDeed.DONE, MeasureDeed.GIVEN_UP}:
            return MeasureState(deed)
    return MeasureState.CARRIED if is_held else MeasureState.WAITING
