"""Shares of sentences when several sentences come from one author, and whether two periods can be told apart.

Sentences of one person are not independent: who speaks like this once, does it again. The share is a ratio of totals
over authors; its variance is that of a cluster sample (linearised ratio; Cochran 1977, Sampling Techniques, 3rd ed.,
section 11.6). The interval is Wilson's with the effective number of sentences (Korn and Graubard 1998, Survey
Methodology 24, 193 to 201) and Student's t for so many authors less one. The difference of two periods has its interval
from theirs (Zou and Donner 2008, Statistics in Medicine 27, 1693 to 1702), so that nothing but what is shown is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

GRID = 2
"""Per cent are shown in steps of so many."""
_LEVEL = 0.975
_ALIKE = 0.05
"""So alike, at the least, we take the sentences of one author to be (intraclass correlation): also where nobody, or
only one, was found, and nothing about it could be measured."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """Per cent, on the grid: the share itself to the nearest step, its bounds outwards."""

    share: int
    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """Later less earlier in percentage points. `is_told_apart` where nothing between the bounds is zero."""

    points: int
    low: int
    high: int

    @property
    def is_told_apart(self) -> bool:
        return self.low > 0 or self.high < 0

    @property
    def least(self) -> int:
        """By so many points at the least it changed; its direction is that of `points`."""
        return min(abs(self.low), abs(self.high)) if self.is_told_apart else 0

    @property
    def most(self) -> int:
        return max(abs(self.low), abs(self.high))


def share_of(authors: Sequence[tuple[int, int]]) -> Share:
    """Each author is (sentences of the kind, sentences about customers); the second is above zero. At least two."""
    sizes = [size for _hits, size in authors]
    sentences = sum(sizes)
    share = sum(hits for hits, _size in authors) / sentences
    low, high = _wilson(share, _effective(authors, share), _student(len(authors)))
    return Share(
        share=GRID * round(100 * share / GRID),
        low=GRID * floor(100 * low / GRID + 1e-9),
        high=GRID * ceil(100 * high / GRID - 1e-9),
    )


def change_of(earlier: Share, later: Share) -> Change:
    points = later.share - earlier.share
    below = sqrt((later.share - later.low) ** 2 + (earlier.high - earlier.share) ** 2)
    above = sqrt((later.high - later.share) ** 2 + (earlier.share - earlier.low) ** 2)
    return Change(points=points, low=floor(points - below + 1e-9), high=ceil(points + above - 1e-9))


def largest_part(authors: Sequence[tuple[int, int]]) -> float:
    """The part of all sentences about customers that comes from one author alone, 0..1."""
    sizes = [size for _hits, size in authors]
    return max(sizes) / sum(sizes)


def _effective(authors: Sequence[tuple[int, int]], share: float) -> float:
    """As many independent sentences would say as much; never more than there are."""
    n, sentences = len(authors), sum(size for _hits, size in authors)
    usual = sum(size * size for _hits, size in authors) / sentences
    effect = 1 + (usual - 1) * _ALIKE
    if 0 < share < 1:
        spread = n / (n - 1) * sum((hits - share * size) ** 2 for hits, size in authors) / sentences**2
        effect = max(effect, spread * sentences / (share * (1 - share)))
    return sentences / effect


def _wilson(share: float, size: float, width: float) -> tuple[float, float]:
    middle = (share + width**2 / (2 * size)) / (1 + width**2 / size)
    half = width / (1 + width**2 / size) * sqrt(share * (1 - share) / size + width**2 / (4 * size**2))
    return min(max(middle - half, 0.0), share), max(min(middle + half, 1.0), share)


def _student(authors: int) -> float:
    # Loading scipy takes its time, and only whoever counts needs it.
    from scipy.special import stdtrit

    return float(stdtrit(authors - 1, _LEVEL))
