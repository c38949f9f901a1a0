"""Questions to ask, and help for asking well: written by us, kept as data in each language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("de", "en")
"""The first one where a language has no file."""


@dataclass(frozen=True, kw_only=True)
class LibraryQuestion:
    """A question that many before us asked well.

    `reason` says why it is asked like this where the question check would look twice; empty almost everywhere.
    """

    key: str
    name: str
    title: str
    question: str
    purpose: str
    not_when: str
    framing: str
    hosting: tuple[str, ...]
    follow_ups: tuple[str, ...]
    pitfalls: tuple[str, ...]
    feeds: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """What a good text of one part says, one that does, one that does not, and why not."""

    says: str
    good: str
    poor: str
    because: str


def questions(language: str) -> dict[str, LibraryQuestion]:
    """By key, in the order of the file, which is the same in every language."""
    return _questions(_known(language))


def guidance(language: str) -> dict[str, Guidance]:
    """By field of the inquiry."""
    return _guidance(_known(language))


@lru_cache(maxsize=len(LANGUAGES))
def _questions(language: str) -> dict[str, LibraryQuestion]:
    rows = _read(f"questions_{language}")["question"]
    lists = ("hosting", "follow_ups", "pitfalls", "feeds")
    made = (LibraryQuestion(**{**row, **{name: tuple(row[name]) for name in lists}}) for row in rows)
    return {question.key: question for question in made}


@lru_cache(maxsize=len(LANGUAGES))
def _guidance(language: str) -> dict[str, Guidance]:
    return {name: Guidance(**row) for name, row in _read(f"guidance_{language}").items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("resonanz.ask").joinpath("data", f"{name}.toml").read_text("utf-8"))


def _known(language: str) -> str:
    short = language.partition("-")[0]
    return short if short in LANGUAGES else LANGUAGES[0]
