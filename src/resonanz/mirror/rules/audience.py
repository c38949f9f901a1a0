"""How far a house hears only itself: the self-reference index, with what is not said and with chance.

Tied to the house are customers and people who work here; out of its reach are those who are not customers yet and those
who are customers elsewhere. Guests and others may be either, so they count on neither side and are said to be unknown.

    index = tied / (tied + far)        1: we hear only our own, 0: only others

Counts that are withheld to protect a small group are not zero. Each lies between 0 and one less than its floor, or,
where it protects others, anywhere up to the people of that inquiry. The index is therefore first a range, from all
withheld ties at their lowest and all far ones at their highest to the reverse. Its ends are then widened by chance:
Wilson's 95 % interval of each end. Nothing but published counts goes in, so nothing more can be computed from it than
from those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

TIED = ("customer", "employee")
FAR = ("non_customer", "competitor_customer")
FEWEST = 10
"""Of fewer people on both sides together the index says nothing."""
_Z = 1.959964


@dataclass(frozen=True, kw_only=True)
class Told:
    """One role in one inquiry: its published count, or None where it lies between 0 and `most`.

    `protects` says that it is withheld for the sake of another group, so that it may be large.
    """

    role: str
    count: int | None
    most: int = 0
    protects: bool = False


@dataclass(frozen=True, kw_only=True)
class Heard:
    """One role over all inquiries: at least so many people, at most so many; `is_open` where that says nothing."""

    role: str
    least: int
    most: int
    protects: bool = False

    @property
    def is_open(self) -> bool:
        return self.protects and not self.least

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


@dataclass(frozen=True, kw_only=True)
class Index:
    """`value` 0..1 is the middle between `least` and `most`, which are equal where every count is said; `low` and
    `high` add chance. `tied` and `far` are what is published of both sides.
    """

    value: float
    least: float
    most: float
    low: float
    high: float
    tied: int
    far: int

    @property
    def base(self) -> int:
        return self.tied + self.far

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def heard_roles(told: Iterable[Told], roles: Iterable[str]) -> list[Heard]:
    """Every role once, in the order of `roles`, also those of which nothing was said."""
    rows = list(told)
    found = []
    for role in roles:
        own = [row for row in rows if row.role == role]
        least = sum(row.count or 0 for row in own)
        hidden = sum(row.most for row in own if row.count is None)
        protects = any(row.protects for row in own)
        found.append(Heard(role=role, least=least, most=least + hidden, protects=protects))
    return found


def self_reference_index(heard: Iterable[Heard]) -> Index | None:
    """None where fewer than `FEWEST` published people are on both sides together."""
    rows = list(heard)
    tied = [row for row in rows if row.role in TIED]
    far = [row for row in rows if row.role in FAR]
    tied_least, tied_most = sum(row.least for row in tied), sum(row.most for row in tied)
    far_least, far_most = sum(row.least for row in far), sum(row.most for row in far)
    if tied_least + far_least < FEWEST:
        return None
    least = tied_least / (tied_least + far_most) if tied_least + far_most else 0.0
    most = tied_most / (tied_most + far_least) if tied_most + far_least else 1.0
    return Index(
        value=(least + most) / 2,
        least=least,
        most=most,
        low=wilson(least, tied_least + far_most)[0],
        high=wilson(most, tied_most + far_least)[1],
        tied=tied_least,
        far=far_least,
    )


def wilson(share: float, size: int) -> tuple[float, float]:
    """The 95 % bounds of a share of `size` people."""
    middle = (share + _Z**2 / (2 * size)) / (1 + _Z**2 / size)
    half = _Z / (1 + _Z**2 / size) * sqrt(share * (1 - share) / size + _Z**2 / (4 * size**2))
    return min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share)
