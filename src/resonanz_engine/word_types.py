"""Single words that people say about a house, the groups they fall into, and how two audiences differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Sense = tuple[str, int]
"""A family of words and its side: 1 for what its name says, -1 for the opposite."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FamilyBook:
    """Words in folded form and what they mean; ``prefixes`` are beginnings of words, the longest counts.

    phrases: stems in a row; weak: families that count only where nothing else does; negators and turning: words
    that turn the sense, the latter only from good to bad; idioms: turns of phrase that stand for a negator or for
    nothing; boosters: words that add nothing; beginnings: the same as the beginning of a word; stop: words without a
    meaning of their own.
    """

    words: Mapping[str, Sense]
    prefixes: Mapping[str, Sense]
    phrases: Mapping[tuple[str, ...], Sense]
    weak: frozenset[str]
    idioms: Mapping[tuple[str, ...], tuple[str, ...]]
    negators: frozenset[str]
    turning: frozenset[str]
    boosters: frozenset[str]
    beginnings: tuple[str, ...]
    stop: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A word exactly as it was spoken (without the blanks around it), how often, and where in what was given."""

    text: str
    count: int
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroup:
    """Words of one meaning.

    key: ``friendly+`` or ``friendly-`` for a family of the book, which stays the same over time; ``~form`` for words
    that the book does not know. label: the most-spoken spelling. spellings: most spoken first. places: positions in
    what was given, ascending. opposite: the key of the group that says the contrary, whether or not it was spoken.
    """

    key: str
    label: str
    count: int
    spellings: tuple[Spelling, ...]
    places: tuple[int, ...]
    opposite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """The groups, most spoken first, and the places that hold no visible character."""

    groups: tuple[WordGroup, ...]
    empty: tuple[int, ...] = ()


class Said(StrEnum):
    """Whether a number may be shown: it is, nobody said it, fewer than k said it, fewer than k did not say it, or the
    number would give away another one."""

    SHOWN = "shown"
    UNSPOKEN = "unspoken"
    FEW = "few"
    NEARLY_ALL = "nearly_all"
    PROTECTS = "protects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One audience in one group: people and their share 0..1 with its 95 % interval; None where ``said`` hides it."""

    said: Said
    people: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A group beside itself in two audiences: ``ours`` minus ``theirs`` with its 95 % interval, None where one side is
    hidden. ``label`` is a spelling from a side that is shown; ``at_least`` is how large the gap must be."""

    key: str
    label: str
    ours: Part
    theirs: Part
    gap: float | None
    low: float | None
    high: float | None
    at_least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Gaps, the largest first; people of each side. Groups that neither side may show are only counted.

    ``too_few`` says that a side has fewer than k people; then there is nothing else.
    """

    gaps: tuple[Gap, ...] = ()
    ours: int | None = None
    theirs: int | None = None
    withheld: int = 0
    too_few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The same groups over time: for each key one part per period, None for a period with fewer than k people."""

    periods: tuple[str, ...]
    people: tuple[int | None, ...]
    parts: Mapping[str, tuple[Part | None, ...]] = field(default_factory=dict)
