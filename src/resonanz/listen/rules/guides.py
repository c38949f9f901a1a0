"""Guides for interviews: lists of open questions, in the language of whoever asks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from resonanz.ground.manner import reader_language

MOST_QUESTIONS, LONGEST_QUESTION = 40, 400


@dataclass(frozen=True, kw_only=True)
class Guide:
    key: str
    title: str
    questions: tuple[str, ...]


def guides() -> list[Guide]:
    language = reader_language()
    return [
        Guide(
            key=row["key"],
            title=_in(row["title"], language),
            questions=tuple(_in(question, language) for question in row["questions"]),
        )
        for row in _rows()
    ]


def read_questions(typed: str) -> list[str]:
    """One question a line; empty lines and bullets are dropped, nothing else is changed."""
    lines = (line.strip().lstrip("-•*").strip() for line in typed.splitlines())
    return [line for line in lines if line]


def _in(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts["de"]


@cache
def _rows() -> list[dict[str, Any]]:
    content = (files("resonanz.listen.rules") / "data" / "guides.toml").read_text("utf-8")
    rows: list[dict[str, Any]] = tomllib.loads(content)["guide"]
    return rows
