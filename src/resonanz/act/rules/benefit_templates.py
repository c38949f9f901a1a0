"""The ways of reckoning a benefit. They stand in a data file, so that adding one needs no program."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from resonanz.act.enums import Unit
from resonanz.ground.manner import reader_language


@dataclass(frozen=True, kw_only=True)
class Factor:
    key: str
    unit: Unit
    label: str


@dataclass(frozen=True, kw_only=True)
class Template:
    """A product of factors to a yearly gain in euros."""

    key: str
    title: str
    sentence: str
    factors: tuple[Factor, ...]


def templates() -> dict[str, Template]:
    """By key, in the language of the reader."""
    return {key: _template(key, told) for key, told in _content().items()}


@cache
def _content() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((files("resonanz.act") / "data/benefit.json").read_text("utf-8"))
    return content


def _template(key: str, told: dict[str, Any]) -> Template:
    language = reader_language()
    factors = (Factor(key=row["key"], unit=Unit(row["unit"]), label=row["label"][language]) for row in told["factors"])
    return Template(key=key, title=told["title"][language], sentence=told["sentence"][language], factors=tuple(factors))
