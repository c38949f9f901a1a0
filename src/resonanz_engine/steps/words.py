"""Finds the words of all points and keeps them as flat columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from resonanz_engine.types import BoolArray, IntArray, Role, Words

WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:[-'’&/][^\W_]+)*")
LONGEST = 40
SHORTEST = 3


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """Words as they stand: columns of length t, ``form`` points into ``forms`` (lower case)."""

    point: IntArray
    start: IntArray
    end: IntArray
    form: IntArray
    joined: BoolArray
    capital: BoolArray
    forms: list[str]

    def spread(self, points: int) -> IntArray:
        """In how many points each form occurs, (forms,)."""
        pairs = np.unique(self.form * max(points, 1) + self.point)
        return np.bincount(pairs // max(points, 1), minlength=len(self.forms)).astype(np.int64)


def scan(masked: Sequence[str], read: int) -> Scan:
    """All words in the first ``read`` characters of each text; compounds with hyphens are one word."""
    ids: dict[str, int] = {}
    point: list[int] = []
    start: list[int] = []
    end: list[int] = []
    form: list[int] = []
    joined: list[bool] = []
    capital: list[bool] = []
    for index, text in enumerate(masked):
        before = -1
        for hit in WORD.finditer(text, 0, min(read, len(text))):
            begin, stop = hit.span()
            word = hit.group()
            point.append(index)
            start.append(begin)
            end.append(stop)
            form.append(ids.setdefault(word.lower(), len(ids)))
            joined.append(begin == before + 1 > 0 and text[before] == " ")
            capital.append(word[0].isupper())
            before = stop
    return Scan(
        point=np.array(point, dtype=np.int64),
        start=np.array(start, dtype=np.int64),
        end=np.array(end, dtype=np.int64),
        form=np.array(form, dtype=np.int64),
        joined=np.array(joined, dtype=bool),
        capital=np.array(capital, dtype=bool),
        forms=list(ids),
    )


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of a collection's languages together."""

    stop: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    roles: Mapping[str, Role] = field(default_factory=dict)


def with_stems(seen: Scan, stem_of: Mapping[str, str], lists: Lists) -> Words:
    """The columns with stems instead of forms; words missing in ``stem_of`` are their own stem."""
    ids: dict[str, int] = {}
    stem = np.array([ids.setdefault(stem_of.get(form, form), len(ids)) for form in seen.forms], dtype=np.int64)
    content = np.array([_carries(form, lists.stop) for form in seen.forms], dtype=bool)
    generic = np.array([form in lists.generic for form in seen.forms], dtype=bool)
    role = np.array([_role(form, lists) for form in seen.forms], dtype=np.int64)
    return Words(
        point=seen.point,
        start=seen.start,
        end=seen.end,
        stem=stem[seen.form],
        joined=seen.joined,
        content=content[seen.form],
        generic=generic[seen.form],
        role=role[seen.form],
        capital=seen.capital,
        stems=len(ids),
    )


def _role(form: str, lists: Lists) -> Role:
    if form in lists.roles:
        return lists.roles[form]
    if form[0].isdigit() and not any(sign.isalpha() for sign in form):
        return Role.NUMBER
    return Role.CONTENT if _carries(form, lists.stop) else Role.BREAK


def _carries(form: str, stop: frozenset[str]) -> bool:
    """Whether a word may carry a theme: no stop word, not too short or long, mostly letters."""
    if form in stop or not SHORTEST <= len(form) <= LONGEST:
        return False
    return form.isalpha() or 2 * sum(sign.isalpha() for sign in form) > len(form)
