"""What a check says: a grade, a sentence of what is, and where something is wrong a sentence of how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple


class Grade(IntEnum):
    """Also the exit code: the worst of all findings."""

    OK = 0
    WARNING = 1
    BROKEN = 2


class Words(NamedTuple):
    german: str
    english: str


NOTHING = Words("", "")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """`check` is a key that never changes, for programs."""

    check: str
    grade: Grade
    what: Words
    how: Words = NOTHING


def fine(check: str, german: str, english: str) -> Finding:
    return Finding(check=check, grade=Grade.OK, what=Words(german, english))


def warns(check: str, what: tuple[str, str], how: tuple[str, str]) -> Finding:
    return Finding(check=check, grade=Grade.WARNING, what=Words(*what), how=Words(*how))


def broken(check: str, what: tuple[str, str], how: tuple[str, str]) -> Finding:
    return Finding(check=check, grade=Grade.BROKEN, what=Words(*what), how=Words(*how))
