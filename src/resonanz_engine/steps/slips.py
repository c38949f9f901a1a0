"""Finds the word that somebody meant to type, one slip of the pen away.

Words that are the same after leaving out a letter are compared, so that nothing is compared with everything: Garbe, W.
(2012), "1000x faster spelling correction", the symmetric deletion index. A slip is a letter too many, missing, wrong or
swapped with its neighbour: Damerau, F. (1964), A technique for computer detection and correction of spelling errors,
Communications of the ACM 7(3), 171-176.
"""

from collections.abc import Iterable
from itertools import combinations

FROM, LONGEST = 6, 24
"""In words of so many letters a slip is forgiven; shorter ones are too often another word."""
CROWD = 200
"""More words than these that are the same without a letter are made up and not mistyped."""


class Slips:
    """An index over known words; build it once."""

    def __init__(self, known: Iterable[str]) -> None:
        self._at: dict[str, list[str]] = {}
        for word in known:
            for left in _left(word):
                self._at.setdefault(left, []).append(word)

    def near(self, word: str) -> list[str]:
        """Other known words one slip away, in alphabetical order.

        The first letter must be the same: it is seldom mistyped, and "un-" and "in-" turn the sense.
        """
        at = self._at
        candidates = {other for left in _left(word) if left in at for other in _few(at[left])}
        return sorted(other for other in candidates if _meant(word, other))

    def pairs(self) -> list[tuple[str, str]]:
        """Any two known words one slip apart, in alphabetical order; the words must have been given once each."""
        found = {
            pair
            for words in self._at.values()
            if len(words) > 1
            for pair in combinations(sorted(_few(words)), 2)
            if _meant(*pair)
        }
        return sorted(found)


def one_slip(one: str, two: str) -> bool:
    """Whether a single slip makes one word of the other; not where they are the same."""
    short, long = sorted((one, two), key=len)
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    short, long = short[same:], long[same:]
    if len(short) < len(long):
        return short == long[1:]
    return bool(long) and (short[1:] == long[1:] or (short[:2] == long[1::-1] and short[2:] == long[2:]))


def _meant(one: str, two: str) -> bool:
    return one[:1] == two[:1] and one_slip(one, two)


def _few(words: list[str]) -> list[str]:
    """None of too many: what is left of them tells nothing then, and comparing all with all would take long."""
    return words if len(words) <= CROWD else []


def _left(word: str) -> set[str]:
    """The word, and the word without any one letter."""
    if not FROM <= len(word) <= LONGEST:
        return set()
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
