"""What the tour says, and in which order: kept as data in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

TOUR_KEY = "rundgang"
"""In addresses that a station opens: its number."""
LANGUAGES = ("de", "en")
"""The first one where a language has no file."""
_DIGITS = 2


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """Words of the demo, as they were told."""

    text: str
    role: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Station:
    """`text` and `keeps` hold in every house, `example` and `voice` in the demo only.

    `places` are names of pages, the one that the station opens first; `empty` stands where that one is not there.
    """

    key: str
    title: str
    text: str
    keeps: str
    example: str
    empty: str
    places: Sequence[str]
    voice: Spoken


def stations(language: str) -> Sequence[Station]:
    return _stations(_known(language))


def labels(language: str) -> Mapping[str, str]:
    """How each place is called."""
    found: Mapping[str, str] = _texts(_known(language))["place"]
    return found


@lru_cache(maxsize=len(LANGUAGES))
def _stations(language: str) -> Sequence[Station]:
    told = _texts(language)["station"]
    return tuple(
        Station(key=row["key"], places=tuple(row["places"]), voice=Spoken(**row["voice"]), **told[row["key"]])
        for row in _read("stations")["station"]
    )


@lru_cache(maxsize=len(LANGUAGES))
def _texts(language: str) -> dict[str, Any]:
    return _read(f"texts_{language}")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("resonanz.doors").joinpath("data", "tour", f"{name}.toml").read_text("utf-8"))


def _known(language: str) -> str:
    short = language.partition("-")[0]
    return short if short in LANGUAGES else LANGUAGES[0]


def came_from(number: str) -> int:
    """The station that an address names; 0 where it names none."""
    given = int(number) if number.isascii() and number.isdecimal() and len(number) <= _DIGITS else 0
    return given if given <= len(stations(LANGUAGES[0])) else 0
