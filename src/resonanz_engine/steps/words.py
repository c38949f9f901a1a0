"""Finds the words of all points and keeps them as flat columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from resonanz_engine.tokens import Role, Words
from resonanz_engine.types import BoolArray, IntArray

WORD = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+(?:[-'’&/][^\W_]+)*")
SPLIT = re.compile(f"({WORD.pattern})")
LONGEST = 40
SHORTEST = 3
CHUNK = 2000
"""So many texts are read as one: enough to be quick, few enough to need little memory."""


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
        pairs = np.sort(self.form * max(points, 1) + self.point)
        pairs = pairs[np.append(pairs[1:] != pairs[:-1], [True])[: len(pairs)]]
        return np.bincount(pairs // max(points, 1), minlength=len(self.forms)).astype(np.int64)


def scan(masked: Sequence[str], read: int) -> Scan:
    """All words in the first ``read`` characters of each text; compounds with hyphens are one word."""
    spelt: dict[str, int] = {}
    parts = [_scanned(masked[begin : begin + CHUNK], read, begin, spelt) for begin in range(0, len(masked), CHUNK)]
    point, start, end, own, joined = (
        np.concatenate([np.zeros(0, dtype=np.int64), *(part[column] for part in parts)]) for column in range(5)
    )
    forms: dict[str, int] = {}
    lower = np.array([forms.setdefault(word.lower(), len(forms)) for word in spelt], dtype=np.int64)
    great = np.array([word[0].isupper() for word in spelt], dtype=bool)
    return Scan(
        point=point,
        start=start,
        end=end,
        form=lower[own],
        joined=joined.astype(bool),
        capital=great[own],
        forms=list(forms),
    )


def _scanned(texts: Sequence[str], read: int, first: int, spelt: dict[str, int]) -> tuple[IntArray, ...]:
    """point, start, end, spelling and joined of the words of some texts, read as one long text.

    No word goes across a line break, so the texts can be put one below the other.
    """
    cut = [text[:read] for text in texts]
    begins = np.cumsum([0, *(len(text) + 1 for text in cut)])[:-1]
    # Splitting answers gaps and words in turn without an object for each hit, which is twice as quick as finding them.
    parts = SPLIT.split("\n".join(cut))
    found = parts[1::2]
    ends = np.cumsum(np.fromiter(map(len, parts), dtype=np.int64, count=len(parts)))
    start, end = ends[0:-1:2], ends[1::2]
    own = np.array([spelt.setdefault(word, len(spelt)) for word in found], dtype=np.int64)
    point = np.searchsorted(begins, start, side="right") - 1
    joined = np.array([gap == " " for gap in parts[:-1:2]], dtype=np.int64)
    joined[:1] = 0
    offset = begins[point] if found else point
    return point + first, start - offset, end - offset, own, joined


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
