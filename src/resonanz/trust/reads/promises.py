"""The promises and what came out when somebody last tried to falsify them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from django.conf import settings

from resonanz.ground.manner import reader_language

FIGURES = "proofs.json"
"""Written by `resonanz beweise` into the data directory; the figures of this version's own run lie beside the code."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One thing that was tried: how often, and how often the promise did not hold."""

    what: str
    tried: int
    failed: int
    note: str
    at: datetime
    is_long: bool


@dataclass(frozen=True, kw_only=True)
class Promise:
    number: str
    sentence: str
    attempt: str
    goal: str
    figures: Sequence[Figure]

    @property
    def failed(self) -> int:
        return sum(figure.failed for figure in self.figures)

    @property
    def at(self) -> datetime | None:
        return max((figure.at for figure in self.figures), default=None)


def promises() -> list[Promise]:
    """All promises in their order, with the figures of the last run; without a run the figures are empty."""
    spoken = reader_language()
    told: dict[str, list[Figure]] = {}
    for line in _figures():
        told.setdefault(line["promise"], []).append(
            Figure(
                what=line["what"],
                tried=line["tried"],
                failed=line["failed"],
                note=line["note"],
                at=datetime.fromisoformat(line["at"]),
                is_long=line["long"],
            )
        )
    return [
        Promise(
            number=number,
            sentence=words[spoken],
            attempt=words[f"try_{spoken}"],
            goal=words[f"goal_{spoken}"],
            figures=told.get(number, []),
        )
        for number, words in promise_texts().items()
    ]


@lru_cache(maxsize=1)
def promise_texts() -> dict[str, dict[str, str]]:
    return tomllib.loads((files("resonanz.trust") / "data/promises.toml").read_text("utf-8"))


def _figures() -> list[dict[str, Any]]:
    own = Path(settings.DATA) / FIGURES
    try:
        text = own.read_text("utf-8")
    except FileNotFoundError:
        text = (files("resonanz.trust") / "data" / FIGURES).read_text("utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found
