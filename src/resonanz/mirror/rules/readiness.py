"""The statements of readiness, kept as data: five themes of four, the same keys in every language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("de", "en")
LOWEST, HIGHEST = 1, 5
CANNOT_SAY = 0
"""How a sheet keeps „kann ich nicht sagen“; a statement that was passed over is not in the sheet at all."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A statement about one's own everyday life. `start` names the first step when it stands badly, `place` the name of
    the address where that step is taken, and `link` what stands on the way there.
    """

    key: str
    statement: str
    reversed: bool
    why: str
    start: str
    place: str
    link: str

    def counts_as(self, answer: int) -> int:
        """1 to 5, where 5 is always the good sign."""
        return LOWEST + HIGHEST - answer if self.reversed else answer


@dataclass(frozen=True, kw_only=True)
class Theme:
    key: str
    label: str
    sentence: str
    questions: tuple[Question, ...]


def themes(language: str) -> tuple[Theme, ...]:
    """In the order in which they are asked; German for a language that there is none for."""
    short = language.partition("-")[0]
    return _themes(short if short in LANGUAGES else LANGUAGES[0])


def questions(language: str = LANGUAGES[0]) -> dict[str, Question]:
    """By key, in order."""
    return {question.key: question for theme in themes(language) for question in theme.questions}


def counted(answers: Any) -> dict[str, int]:
    """What of a sheet counts, by key as 1 to 5 with 5 the good sign; whatever is none of the twenty is left out."""
    given = answers.get("answers") if isinstance(answers, Mapping) else None
    if not isinstance(given, Mapping):
        return {}
    known = questions()
    return {
        key: known[key].counts_as(value)
        for key, value in given.items()
        if key in known and type(value) is int and LOWEST <= value <= HIGHEST
    }


@lru_cache(maxsize=len(LANGUAGES))
def _themes(language: str) -> tuple[Theme, ...]:
    text = files("resonanz.mirror").joinpath("data", f"readiness_{language}.toml").read_text("utf-8")
    return tuple(
        Theme(
            key=row["key"],
            label=row["label"],
            sentence=row["sentence"],
            questions=tuple(Question(**one) for one in row["question"]),
        )
        for row in tomllib.loads(text)["theme"]
    )
