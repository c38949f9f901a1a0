"""Finds the word that somebody meant to type.

Words that share what is left after leaving out a few letters are compared, so that nothing is compared with everything:
Garbe, W. (2012), "1000x faster spelling correction", the symmetric deletion index. The distance counts swapped
neighbours as one slip: Damerau, F. (1964), A technique for computer detection and correction of spelling errors,
Communications of the ACM 7(3), 171-176.
"""

from collections.abc import Iterable
from itertools import combinations

ONE_FROM, TWO_FROM, LONGEST = 6, 10, 24
"""From so many letters one slip is forgiven, from so many two; longer words than the last are not looked at."""


class Slips:
    """An index over known words; build it once."""

    def __init__(self, known: Iterable[str]) -> None:
        self._at: dict[str, set[str]] = {}
        for word in known:
            for left in _left(word):
                self._at.setdefault(left, set()).add(word)

    def near(self, word: str) -> list[str]:
        """The nearest known words within the slips that its length forgives, in alphabetical order.

        The first letter must be the same: it is seldom mistyped, and "un-" and "in-" turn the sense.
        """
        most = _most(word)
        found: dict[int, list[str]] = {}
        for other in self._candidates(word):
            apart = distance(word, other)
            if apart <= min(most, _most(other)):
                found.setdefault(apart, []).append(other)
        return sorted(found[min(found)]) if found else []

    def near_others(self, word: str) -> list[str]:
        """Other known words that are a single slip away, in alphabetical order."""
        return sorted(other for other in self._candidates(word) - {word} if distance(word, other) == 1)

    def _candidates(self, word: str) -> set[str]:
        return {other for left in _left(word) for other in self._at.get(left, ()) if other[:1] == word[:1]}


def distance(one: str, two: str) -> int:
    """How many letters must be put in, left out, changed or swapped with their neighbour (each letter once)."""
    before: list[int] = []
    row = list(range(len(two) + 1))
    for i, letter in enumerate(one, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(two, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if last and j > 1 and letter == two[j - 2] and one[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _most(word: str) -> int:
    return 0 if not ONE_FROM <= len(word) <= LONGEST else 1 + (len(word) >= TWO_FROM)


def _left(word: str) -> set[str]:
    """The word without any so many letters."""
    most = _most(word)
    return {
        "".join(letter for at, letter in enumerate(word) if at not in out)
        for count in range(most + 1)
        for out in map(frozenset, combinations(range(len(word)), count))
    }
